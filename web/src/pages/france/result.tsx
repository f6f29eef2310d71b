import { useState } from 'preact/hooks';
import { Montant } from '../../components/amounts';
import { Details } from '../../components/details';
import { Radios } from '../../components/field';
import { Table } from '../../components/table';
import { formatInteger, toCents, unbroken } from '../../format';
import { common } from '../../i18n/commun';
import { MapSection } from './map_section';
import { ReformYears, Years } from './result_years';
import { tableOf, type Measure, type Resultat } from './serveur';
import { texts } from './texts';
import { Winners } from './winners';

const kAxes = ['region', 'taille', 'poste', 'departement'] as const;
type AxisName = (typeof kAxes)[number];

function Groups({ result, measure }: { result: Resultat; measure: Measure }) {
  const t = texts().groupes;
  const [axis, setAxis] = useState<AxisName>('region');
  const groups = tableOf(result.tableaux, axis);
  const reform = result.reformes[0];
  const changes = new Map((reform === undefined ? [] : tableOf(reform.tableaux, axis)).map((group) => [group.code, group]));
  return (
    <section aria-labelledby="resultat-groupes">
      <h3 id="resultat-groupes">{t.titre}</h3>
      <Radios
        id="axe"
        label={t.axe}
        value={axis}
        choices={kAxes.map((value) => ({ value, label: t.axes[value] }))}
        onChange={(value) => setAxis(kAxes.find((each) => each === value) ?? 'region')}
      />
      <Table
        caption={`${t.titre}, ${texts().mesure[measure]}`}
        columns={[
          { key: 'groupe', label: t.colonnes[axis] },
          { key: 'cpts', label: t.cpts, number: true },
          { key: 'total', label: t.total, number: true },
          ...(reform === undefined ? [] : [{ key: 'ecart', label: texts().cout.ecart, number: true }]),
        ]}
        rows={groups.map((group) => ({
          key: group.code,
          cells: [
            <span lang="fr">{unbroken(group.libelle)}</span>,
            formatInteger(group.cpts),
            <Montant value={group.total[measure].montant} />,
            ...(reform === undefined ? [] : [<Montant value={changes.get(group.code)?.total[measure].montant ?? '0.00'} sign />]),
          ],
        }))}
      />
    </section>
  );
}

function Notes({ result }: { result: Resultat }) {
  const t = texts().calcul;
  const warnings = [...new Set([...result.avertissements, ...result.reformes.flatMap((reform) => reform.avertissements)])];
  return (
    <>
      {warnings.length > 0 ? (
        <div class="avis">
          <h3>{t.avertissements}</h3>
          <ul lang="fr">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {result.tirages === null ? null : (
        <Details summary={t.hypotheses}>
          <Table
            caption={t.hypotheses}
            columns={[
              { key: 'nom', label: t.hypothese },
              { key: 'valeur', label: t.valeur },
              { key: 'source', label: t.source },
            ]}
            rows={result.tirages.hypotheses.map(({ nom, valeur, source }) => ({ key: nom, cells: [nom, valeur, source].map((text) => <span lang="fr">{text}</span>) }))}
          />
        </Details>
      )}
    </>
  );
}

function Published({ result }: { result: Resultat }) {
  const t = texts();
  if (result.controles.length === 0) return null;
  return (
    <Details summary={t.calcul.controle}>
      <Table
        caption={t.calcul.controle}
        columns={[
          { key: 'titre', label: t.cout.element },
          { key: 'publie', label: t.calcul.publie, number: true },
          { key: 'calcule', label: t.calcul.calcule, number: true },
        ]}
        rows={result.controles.map((control) => ({
          key: control.titre,
          cells: [
            <span lang="fr">
              {control.titre} <small class="note-ligne">{control.source}</small>
            </span>,
            <Montant value={control.publie} cents="auto" />,
            control.calcule === null ? t.calcul.horsPeriode : <Montant value={control.calcule} cents="auto" />,
          ],
        }))}
      />
    </Details>
  );
}

/** A whole national result: years with their bands, groups, map, what the reform changes. */
export function ResultView({ result, measure }: { result: Resultat; measure: Measure }) {
  const reform = result.reformes[0];
  const changes = new Map((reform === undefined ? [] : tableOf(reform.tableaux, 'departement')).map((group) => [group.code, toCents(group.total[measure].montant)]));
  return (
    <>
      <Notes result={result} />
      <div class="carte">
        <Years result={result} measure={measure} />
        <Published result={result} />
      </div>
      <div class="deux-colonnes">
        <div class="carte">{reform === undefined ? <Groups result={result} measure={measure} /> : <ReformYears reform={reform} measure={measure} drawn={result.tirages !== null} />}</div>
        <div class="carte">
          <MapSection
            id="resultat"
            title={`${texts().calcul.titre}${common().deuxPoints} ${texts().carte.titre}`}
            what={texts().mesure[measure]}
            groups={tableOf(result.tableaux, 'departement').map((group) => {
              const before = toCents(group.total[measure].montant);
              return { code: group.code, libelle: group.libelle, before, ...(reform === undefined ? {} : { after: before + (changes.get(group.code) ?? 0) }) };
            })}
          />
        </div>
      </div>
      {reform === undefined ? null : (
        <div class="carte">
          <Groups result={result} measure={measure} />
          <Winners reform={reform} />
        </div>
      )}
    </>
  );
}
