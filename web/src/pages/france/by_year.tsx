import { Montant } from '../../components/amounts';
import { Table } from '../../components/table';
import { formatInteger, toCents } from '../../format';
import { Courbes, type Series } from './graphique/courbes';
import { showsZero } from './graphique/echelle';
import { formatShort, toDecimal } from './montants';
import type { Quick } from './quick';
import type { Measure } from './serveur';
import { texts } from './texts';

/** The difference in a sign, an amount and a word. */
export function Change({ cents }: { cents: number }) {
  const t = texts().reforme;
  const kind = cents > 0 ? 'more' : cents < 0 ? 'less' : 'same';
  return (
    <span class={`ecart ecart-${kind}`}>
      {kind === 'same' ? '=' : null}
      {kind === 'same' ? null : (
        <>
          <span aria-hidden="true">{kind === 'more' ? '▲ ' : '▼ '}</span>
          <Montant value={toDecimal(cents)} sign /> <small>{kind === 'more' ? t.plus : t.moins}</small>
        </>
      )}
    </span>
  );
}

/** Of which years the amounts are only what is known. */
function Unknown({ quick }: { quick: Quick }) {
  const years = quick.annees.filter(({ inconnus }) => inconnus.avant > 0).map(({ annee, inconnus }) => texts().cout.anneeInconnue(annee, formatInteger(inconnus.avant)));
  return years.length === 0 ? null : <p class="avis">{texts().cout.inconnus(years)}</p>;
}

/** The country year by year, law in force and reform. */
export function ByYear({ quick, measure, changed }: { quick: Quick; measure: Measure; changed: boolean }) {
  const t = texts();
  const rows = quick.annees.map((year) => ({ annee: year.annee, pair: [toCents(year[measure].avant), toCents(year[measure].apres)] as [number, number] }));
  const total = rows.reduce(([a, b], { pair }) => [a + pair[0], b + pair[1]] as [number, number], [0, 0] as [number, number]);
  const series: Series[] = [
    { trait: 'droits', libelle: t.cout.enVigueur, points: rows.map(({ annee, pair }) => ({ annee, cents: pair[0] })) },
    ...(changed ? [{ trait: 'reforme' as const, libelle: t.cout.reforme, points: rows.map(({ annee, pair }) => ({ annee, cents: pair[1] })) }] : []),
  ];
  const cells = ([before, after]: [number, number]) => [
    <Montant value={toDecimal(before)} />,
    ...(changed ? [<Montant value={toDecimal(after)} />, <Change cents={after - before} />] : []),
  ];
  return (
    <figure>
      <figcaption>
        {t.cout.graphique}, {t.mesure[measure]}. {showsZero(series) ? null : <span class="discret">{t.cout.axe}</span>}
      </figcaption>
      <Courbes series={series} label={`${t.cout.graphique}, ${t.mesure[measure]}`} format={formatShort} />
      <Unknown quick={quick} />
      <Table
        caption={`${t.cout.parAn}, ${t.mesure[measure]}`}
        columns={[
          { key: 'annee', label: t.cout.annee },
          { key: 'avant', label: t.cout.enVigueur, number: true },
          ...(changed
            ? [
                { key: 'apres', label: t.cout.reforme, number: true },
                { key: 'ecart', label: t.cout.ecart, number: true },
              ]
            : []),
        ]}
        rows={[
          ...rows.map(({ annee, pair }) => ({ key: String(annee), cells: [String(annee), ...cells(pair)] })),
          { key: 'total', kind: 'total' as const, cells: [t.groupes.total, ...cells(total)] },
        ]}
      />
    </figure>
  );
}
