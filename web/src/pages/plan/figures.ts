// What the charts and tables of a plan show, taken from what the engine answered: sums of its cents, nothing else.
import type { Amount, Payment, Plan, PlanYear } from '../../api';
import { toCents } from '../../format';

/** Kinds of lines that are told apart: fixe and operating sums together, variable, majoration. */
export type Part = 'fixe' | 'variable' | 'majoration';
export const parts: readonly Part[] = ['fixe', 'variable', 'majoration'];

export type Parts = Record<Part, number>;

/** One contract year, or what is paid after the last one (`year` null). Cents; null where an amount is unknown. */
export interface YearFigures {
  year: PlanYear | null;
  granted: Parts | null;
  paid: Parts | null;
}

function partOf(volet: string): Part {
  return volet === 'variable' || volet === 'majoration' ? volet : 'fixe';
}

function sum(items: readonly { part: Part; amount: Amount }[]): Parts | null {
  const result: Parts = { fixe: 0, variable: 0, majoration: 0 };
  for (const { part, amount } of items) {
    if (amount === null) return null;
    result[part] += toCents(amount);
  }
  return result;
}

export function totalOf(figures: Parts | null): number | null {
  return figures === null ? null : figures.fixe + figures.variable + figures.majoration;
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
  const paid = (payments: readonly Payment[]): Parts | null =>
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
