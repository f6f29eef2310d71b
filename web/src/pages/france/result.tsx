import { useState } from 'preact/hooks';
import { Montant } from '../../components/amounts';
import { Details } from '../../components/details';
import { Radios } from '../../components/field';
import { Table } from '../../components/table';
import { formatInteger, toCents, unbroken } from '../../format';
import { common } from '../../i18n/commun';
import { Courbes } from './graphique/courbes';
import { MapSection } from './map_section';
import { formatShort } from './montants';
import type { Groupe, Measure, Resultat, Tableau } from './serveur';
import { texts } from './texts';
import { Winners } from './winners';

const kAxes = ['region', 'taille', 'poste', 'departement'] as const;
type AxisName = (typeof kAxes)[number];

function tableOf(tables: readonly Tableau[], axis: Tableau['axe']): readonly Groupe[] {
  return tables.find((table) => table.axe === axis)?.groupes ?? [];
}

function Years({ result, measure }: { result: Resultat; measure: Measure }) {
  const t = texts();
  const [france] = tableOf(result.tableaux, 'france');
  if (france === undefined) return null;
  const drawn = result.tirages !== null;
  return (
    <figure>
      <figcaption>
        {t.cout.graphique}, {t.mesure[measure]}. <span class="discret">{t.cout.axe}</span> {drawn ? t.calcul.incertitude : null}
      </figcaption>
      <Courbes
        label={`${t.calcul.titre}${common().deuxPoints} ${t.cout.graphique}, ${t.mesure[measure]}`}
        format={formatShort}
        series={[
          {
            trait: measure,
            libelle: t.cout.enVigueur,
            points: france.annees.map((year) => {
              const { montant, quantiles } = year[measure];
              return { annee: year.annee, cents: toCents(montant), ...(quantiles === null ? {} : { p5: toCents(quantiles.p5), p95: toCents(quantiles.p95) }) };
            }),
          },
        ]}
      />
      <Table
        caption={`${t.calcul.titre}${common().deuxPoints} ${t.cout.parAn}, ${t.mesure[measure]}`}
        columns={[
          { key: 'annee', label: t.cout.annee },
          { key: 'contrats', label: t.cout.contrats, number: true },
          { key: 'habitants', label: t.cout.habitants, number: true },
          ...(drawn
            ? [
                { key: 'p5', label: t.calcul.p5, number: true },
                { key: 'p50', label: t.calcul.p50, number: true },
              ]
            : []),
          { key: 'montant', label: drawn ? t.calcul.moyenne : t.cout[measure], number: true },
          ...(drawn ? [{ key: 'p95', label: t.calcul.p95, number: true }] : []),
        ]}
        rows={france.annees.map((year, index) => {
          const { montant, quantiles } = year[measure];
          const people = result.effectifs[index];
          return {
            key: String(year.annee),
            cells: [
              String(year.annee),
              formatInteger(people?.contrats ?? 0),
              formatInteger(people?.habitants ?? 0),
              ...(quantiles === null ? [] : [<Montant value={quantiles.p5} />, <Montant value={quantiles.p50} />]),
              <Montant value={montant} />,
              ...(quantiles === null ? [] : [<Montant value={quantiles.p95} />]),
            ],
          };
        })}
      />
    </figure>
  );
}

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
          { key: 'groupe', label: t.axes[axis] },
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
      <div class="deux-colonnes">
        <div class="carte">
          <Years result={result} measure={measure} />
          <Published result={result} />
        </div>
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
      <div class="carte">
        <Groups result={result} measure={measure} />
        {reform === undefined ? null : <Winners reform={reform} />}
      </div>
    </>
  );
}
