import type { Plan } from '../../api';
import { Montant } from '../../components/amounts';
import { BarChart } from '../../components/bar_chart_later';
import { Table } from '../../components/table';
import { formatAmount, formatDate, formatInteger, toCents } from '../../format';
import { common } from '../../i18n/commun';
import { dayBefore } from '../../situation/calendar';
import { situationTexts } from '../../situation/texts';
import { amountOf, parts, sumOf, totalOf, yearFigures, type Part, type Parts, type YearFigures } from './figures';
import { planTexts } from './texts';

const words = (cents: number): string => formatAmount(amountOf(Math.round(cents)) ?? '', { cents: 'auto' });
const axis = (cents: number): string => `${formatInteger(Math.round(cents / 100))}\u202f€`;

const fills: Record<Part, string> = { fixe: 'serie-1', variable: 'serie-3', majoration: 'serie-4' };

function bars() {
  const t = planTexts();
  return [
    { key: 'droits', label: t.droitsLong, hatched: false },
    { key: 'encaissements', label: t.encaissementsLong, hatched: true },
  ];
}

/** For a bar, which has a height only when every part of it is known. */
function known({ fixe, variable, majoration }: Parts): Record<string, number> | null {
  return fixe === null || variable === null || majoration === null ? null : { fixe, variable, majoration };
}

/** Contract years: rights beside what is paid in them. */
export function ContractYears(props: { plan: Plan }) {
  const t = planTexts();
  const rows = yearFigures(props.plan);
  // A part that no year has would only take room.
  const shown = parts.filter((part) => rows.some(({ granted }) => granted[part] !== 0));
  const label = (row: YearFigures): string => (row.year === null ? t.apres : t.annee(row.year.rang));
  return (
    <section class="carte" aria-labelledby="par-annee">
      <h2 id="par-annee">{t.parAnnee}</h2>
      <BarChart
        title={t.graphiqueAnnees}
        series={shown.map((part) => ({ key: part, label: t.volets[part], fill: fills[part] }))}
        bars={bars()}
        groups={rows.map((row) => ({
          key: label(row),
          label: row.year === null ? t.apresCourt : t.rang(row.year.rang),
          values: { droits: known(row.granted), encaissements: known(row.paid) },
        }))}
        format={words}
        axis={axis}
        unknown={common().inconnu}
      />
      <Table
        caption={t.parAnnee}
        hideCaption
        columns={[
          { key: 'annee', label: t.colonneAnnee },
          ...shown.map((part) => ({ key: part, label: t.volets[part], number: true })),
          { key: 'droits', label: t.droits, number: true },
          { key: 'encaissements', label: t.encaissements, number: true },
        ]}
        rows={[
          ...rows.map((row) => ({
            key: label(row),
            cells: [
              <>
                {label(row)}
                {row.year !== null && (
                  <span class="periode">
                    {t.periode(formatDate(row.year.debut), formatDate(dayBefore(row.year.fin)))}, {t.taille(row.year.taille)}
                  </span>
                )}
              </>,
              ...shown.map((part) => <Montant value={amountOf(row.granted[part])} />),
              <Montant value={amountOf(totalOf(row.granted))} />,
              <Montant value={amountOf(totalOf(row.paid))} />,
            ],
          })),
          {
            key: 'total',
            kind: 'total' as const,
            cells: [
              situationTexts().total,
              ...shown.map((part) => <Montant value={amountOf(sumOf(rows.map((row) => row.granted[part])))} />),
              <Montant value={props.plan.total} />,
              <Montant value={amountOf(sumOf(rows.map((row) => totalOf(row.paid))))} />,
            ],
          },
        ]}
      />
    </section>
  );
}

/** Civil years: rights spread by days beside what is paid in them. */
export function CivilYears(props: { plan: Plan }) {
  const t = planTexts();
  const years = props.plan.par_annee_civile;
  const cents = (amount: string | null): Record<string, number> | null => (amount === null ? null : { total: toCents(amount) });
  return (
    <section class="carte" aria-labelledby="par-annee-civile">
      <h2 id="par-annee-civile">{t.parAnneeCivile}</h2>
      <p class="aide">{t.civilAide}</p>
      <BarChart
        title={t.graphiqueCiviles}
        series={[{ key: 'total', label: situationTexts().total, fill: 'serie-1' }]}
        bars={bars()}
        groups={years.map((year) => ({
          key: String(year.annee),
          label: String(year.annee),
          values: { droits: cents(year.droits), encaissements: cents(year.encaissements) },
        }))}
        format={words}
        axis={axis}
        unknown={common().inconnu}
      />
      <Table
        caption={t.parAnneeCivile}
        hideCaption
        columns={[
          { key: 'annee', label: t.colonneAnnee },
          { key: 'droits', label: t.droits, number: true },
          { key: 'encaissements', label: t.encaissements, number: true },
        ]}
        rows={years.map((year) => ({
          key: String(year.annee),
          cells: [String(year.annee), <Montant value={year.droits} />, <Montant value={year.encaissements} />],
        }))}
      />
    </section>
  );
}
