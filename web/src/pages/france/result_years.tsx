// The country year by year, as the whole computation gives it: amounts, or the mean and quantiles of the draws with their error.
import type { ComponentChildren } from 'preact';
import { Montant as Amount } from '../../components/amounts';
import { Table, type Column } from '../../components/table';
import { formatInteger, toCents } from '../../format';
import { common } from '../../i18n/commun';
import { Courbes, type Series } from './graphique/courbes';
import { showsZero } from './graphique/echelle';
import { formatShort } from './montants';
import { tableOf, type Groupe, type Measure, type Montant, type Reforme, type Resultat } from './serveur';
import { texts } from './texts';

function WithError(props: { value: string; error: string | undefined; sign: boolean }) {
  return (
    <>
      <Amount value={props.value} sign={props.sign} />
      {props.error === undefined ? null : <small class="note-ligne montant">±{'\u202f'}{formatShort(toCents(props.error))}</small>}
    </>
  );
}

function amountColumns(drawn: boolean, single: string): Column[] {
  const t = texts().calcul;
  if (!drawn) return [{ key: 'montant', label: single, number: true }];
  return [
    { key: 'p5', label: t.p5, number: true },
    { key: 'p50', label: t.p50, number: true },
    { key: 'montant', label: t.moyenne, number: true },
    { key: 'p95', label: t.p95, number: true },
  ];
}

function amountCells({ montant, quantiles }: Montant, sign: boolean): ComponentChildren[] {
  if (quantiles === null) return [<WithError value={montant} error={undefined} sign={sign} />];
  const { p5, p50, p95, erreur } = quantiles;
  return [
    <WithError value={p5} error={erreur.p5} sign={sign} />,
    <WithError value={p50} error={erreur.p50} sign={sign} />,
    <WithError value={montant} error={erreur.moyenne} sign={sign} />,
    <WithError value={p95} error={erreur.p95} sign={sign} />,
  ];
}

function pointsOf(group: Groupe, measure: Measure) {
  return group.annees.map((year) => {
    const { montant, quantiles } = year[measure];
    return { annee: year.annee, cents: toCents(montant), ...(quantiles === null ? {} : { p5: toCents(quantiles.p5), p95: toCents(quantiles.p95) }) };
  });
}

function Explained({ series, drawn }: { series: readonly Series[]; drawn: boolean }) {
  const t = texts();
  return (
    <>
      {showsZero(series) ? null : <span class="discret">{t.cout.axe}</span>} {drawn ? `${t.calcul.incertitude} ${t.calcul.erreurTirages}` : null}
    </>
  );
}

/** What the law in force costs. */
export function Years({ result, measure }: { result: Resultat; measure: Measure }) {
  const t = texts();
  const [france] = tableOf(result.tableaux, 'france');
  if (france === undefined) return null;
  const drawn = result.tirages !== null;
  const series: Series[] = [{ trait: measure, libelle: t.cout.enVigueur, points: pointsOf(france, measure) }];
  return (
    <figure>
      <figcaption>
        {t.cout.graphique}, {t.mesure[measure]}. <Explained series={series} drawn={drawn} />
      </figcaption>
      <Courbes
        label={`${t.calcul.titre}${common().deuxPoints} ${t.cout.graphique}, ${t.mesure[measure]}`}
        format={formatShort}
        series={series}
      />
      <Table
        caption={`${t.calcul.titre}${common().deuxPoints} ${t.cout.parAn}, ${t.mesure[measure]}`}
        columns={[
          { key: 'annee', label: t.cout.annee },
          { key: 'contrats', label: t.cout.contrats, number: true },
          { key: 'habitants', label: t.cout.habitants, number: true },
          ...amountColumns(drawn, t.cout[measure]),
        ]}
        rows={france.annees.map((year, index) => {
          const people = result.effectifs[index];
          return {
            key: String(year.annee),
            cells: [String(year.annee), formatInteger(people?.contrats ?? 0), formatInteger(people?.habitants ?? 0), ...amountCells(year[measure], false)],
          };
        })}
      />
    </figure>
  );
}

/** What the reform costs beside the law in force, year by year and in all. */
export function ReformYears({ reform, measure, drawn }: { reform: Reforme; measure: Measure; drawn: boolean }) {
  const t = texts();
  const [france] = tableOf(reform.tableaux, 'france');
  if (france === undefined) return null;
  const series: Series[] = [{ trait: 'reforme', libelle: t.cout.ecart, points: pointsOf(france, measure) }];
  const title = `${t.reforme.effetTotal}${common().deuxPoints} ${t.cout.parAn.toLocaleLowerCase('fr')}, ${t.mesure[measure]}`;
  return (
    <figure>
      <figcaption>
        {title}. <Explained series={series} drawn={drawn} />
      </figcaption>
      <Courbes label={title} format={(cents) => formatShort(cents, true)} series={series} />
      <Table
        caption={title}
        columns={[{ key: 'annee', label: t.cout.annee }, ...amountColumns(drawn, t.cout.ecart)]}
        rows={[
          ...france.annees.map((year) => ({ key: String(year.annee), cells: [String(year.annee), ...amountCells(year[measure], true)] })),
          { key: 'total', kind: 'total' as const, cells: [t.groupes.total, ...amountCells(france.total[measure], true)] },
        ]}
      />
    </figure>
  );
}
