// What the charts and tables of a plan show, taken from what the engine answered: sums of its cents, nothing else.
import type { Amount, Payment, Plan, PlanYear } from '../../api';
import { toCents } from '../../format';

/** Kinds of lines that are told apart: fixe and operating sums together, variable, majoration. */
export type Part = 'fixe' | 'variable' | 'majoration';
export const parts: readonly Part[] = ['fixe', 'variable', 'majoration'];

/** Cents; null where an amount of the part is unknown. */
export type Parts = Record<Part, number | null>;

/** One contract year, or what is paid after the last one (`year` null). */
export interface YearFigures {
  year: PlanYear | null;
  granted: Parts;
  paid: Parts;
}

function partOf(volet: string): Part {
  return volet === 'variable' || volet === 'majoration' ? volet : 'fixe';
}

/** Unknown as soon as one of them is. */
export function sumOf(amounts: readonly (number | null)[]): number | null {
  return amounts.reduce<number | null>((sum, amount) => (sum === null || amount === null ? null : sum + amount), 0);
}

function sum(items: readonly { part: Part; amount: Amount }[]): Parts {
  const of = (wanted: Part): number | null =>
    sumOf(items.filter(({ part }) => part === wanted).map(({ amount }) => (amount === null ? null : toCents(amount))));
  return { fixe: of('fixe'), variable: of('variable'), majoration: of('majoration') };
}

export function totalOf(figures: Parts): number | null {
  return sumOf(parts.map((part) => figures[part]));
}

/** Cents → amount as the engine writes them. */
export function amountOf(cents: number | null): Amount {
  if (cents === null) return null;
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Words of a line's code, from the years that have it. */
export function lineWords(plan: Plan): Map<string, { libelle: string; part: Part }> {
  const words = new Map<string, { libelle: string; part: Part }>();
  for (const year of plan.annees) {
    for (const line of year.lignes) words.set(line.code, { libelle: line.libelle, part: partOf(line.volet) });
  }
  return words;
}

/** Rights of each contract year beside what is paid between its first day and the next anniversary (excluded). */
export function yearFigures(plan: Plan): YearFigures[] {
  const words = lineWords(plan);
  const paid = (payments: readonly Payment[]): Parts =>
    sum(
      payments.flatMap(({ detail }) =>
        detail.map(({ code, montant }) => ({ part: words.get(code)?.part ?? 'fixe', amount: montant })),
      ),
    );
  const rows: YearFigures[] = plan.annees.map((year) => ({
    year,
    granted: sum(year.lignes.map((line) => ({ part: partOf(line.volet), amount: line.montant }))),
    paid: paid(plan.versements.filter(({ date }) => date >= year.debut && date < year.fin)),
  }));
  const end = plan.annees.at(-1)?.fin ?? '';
  const later = plan.versements.filter(({ date }) => date >= end);
  if (later.length > 0) rows.push({ year: null, granted: { fixe: 0, variable: 0, majoration: 0 }, paid: paid(later) });
  return rows;
}
