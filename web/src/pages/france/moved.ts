// The grid that is being moved: amounts of the law in force, and what was changed of them, which lives in the address.
import type { Grille } from '../../loi/api';
import { toDecimal } from './montants';

/** A line that a slider moves. */
export interface Slot {
  code: string;
  libelle: string;
  /** Amounts in cents, by size class, for each case of the line. */
  cases: { precision: string; base: number[] }[];
}

/** Every amount of the line by the same rate; or each class by itself, in cents, when the line has one case. */
export type Move = { pourcent: number } | { montants: readonly number[] };

/** By code of the line. Only what differs from the law. */
export type Moved = ReadonlyMap<string, Move>;

function cents(amount: string | null): number {
  return amount === null ? NaN : Math.round(Number(amount) * 100);
}

/** Lines whose amounts are known, and not computed from others. */
export function slotsOf(grille: Grille): Slot[] {
  return grille.lignes.flatMap((ligne) => {
    const cases = ligne.cas.map((cas) => ({ precision: [cas.libelle, cas.conditions].filter(Boolean).join(', '), base: cas.montants.map(cents) }));
    const usable = cases.length > 0 && cases.every(({ base }) => base.length > 0 && !base.some(Number.isNaN));
    return usable && ligne.cas.every((cas) => cas.taux === null) ? [{ code: ligne.code, libelle: ligne.libelle, cases }] : [];
  });
}

/** To the cent, half up, as the engine rounds. */
function scaled(amount: number, pourcent: number): number {
  return Math.floor((amount * (100 + pourcent) + 50) / 100);
}

/** Amounts of one case as moved. */
export function amountsOf(slot: Slot, rank: number, moved: Moved): readonly number[] {
  const base = slot.cases[rank]?.base ?? [];
  const move = moved.get(slot.code);
  if (move === undefined) return base;
  return 'pourcent' in move ? base.map((amount) => scaled(amount, move.pourcent)) : move.montants;
}

export function withPercent(slot: Slot, moved: Moved, pourcent: number): Moved {
  const next = new Map(moved);
  if (pourcent === 0) next.delete(slot.code);
  else next.set(slot.code, { pourcent });
  return next;
}

export function withAmounts(slot: Slot, moved: Moved, montants: readonly number[]): Moved {
  const next = new Map(moved);
  if (montants.every((amount, index) => amount === slot.cases[0]?.base[index])) next.delete(slot.code);
  else next.set(slot.code, { montants });
  return next;
}

/** Null when classes were changed one by one. */
export function percentOf(slot: Slot, moved: Moved): number | null {
  const move = moved.get(slot.code);
  if (move === undefined) return 0;
  return 'pourcent' in move ? move.pourcent : null;
}

/** What the route of the grid and the writer of reforms take. */
export interface Moves {
  facteurs: { code: string; pourcent: string }[];
  montants: { code: string; taille: number; montant: string }[];
}

export function movesOf(moved: Moved, tailles: readonly number[]): Moves {
  const moves: Moves = { facteurs: [], montants: [] };
  for (const [code, move] of moved) {
    if ('pourcent' in move) moves.facteurs.push({ code, pourcent: String(move.pourcent) });
    else move.montants.forEach((amount, index) => moves.montants.push({ code, taille: tailles[index] ?? 0, montant: toDecimal(amount) }));
  }
  return moves;
}

const kPrefix = 'm.';

/** "m.prevention_fixe=10%", or "m.prevention_fixe=1000000,1500000" in cents. */
export function writeMoved(params: URLSearchParams, moved: Moved): void {
  for (const [code, move] of moved) params.set(kPrefix + code, 'pourcent' in move ? `${move.pourcent}%` : move.montants.join(','));
}

const kLowest = -100;
const kHighest = 900;

/** Parameters of the address that change nothing: of no line, or beyond what a line can take. `others`: those that the page reads itself. */
export function unusedIn(params: URLSearchParams, moved: Moved, slots: readonly Slot[], others: readonly string[]): string[] {
  const unmoved = (name: string): boolean => params.get(name) === '0%' && slots.some(({ code }) => name === kPrefix + code);
  const used = (name: string): boolean => others.includes(name) || moved.has(name.slice(kPrefix.length)) && name.startsWith(kPrefix) || unmoved(name);
  return [...new Set(params.keys())].filter((name) => !used(name));
}

/** What does not fit the law in force is left out. */
export function readMoved(params: URLSearchParams, slots: readonly Slot[]): Moved {
  const moved = new Map<string, Move>();
  for (const slot of slots) {
    const text = params.get(kPrefix + slot.code) ?? '';
    const [only, ...others] = slot.cases;
    const pourcent = /^(-?\d{1,3})%$/.exec(text)?.[1];
    const montants = text.split(',').map((part) => (/^\d{1,12}$/.test(part) ? Number(part) : NaN));
    if (pourcent !== undefined && Number(pourcent) >= kLowest && Number(pourcent) <= kHighest && Number(pourcent) !== 0) {
      moved.set(slot.code, { pourcent: Number(pourcent) });
    } else if (others.length === 0 && montants.length === only?.base.length && !montants.some(Number.isNaN)) {
      moved.set(slot.code, { montants });
    }
  }
  return moved;
}
