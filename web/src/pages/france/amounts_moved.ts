// The grid that is being moved: amounts of the law in force, and what was changed, which lives in the address.
import type { Grille } from '../../loi/api';

/** One case of a line: what a slider moves. */
export interface Slot {
  ligne: string;
  /** Rank of the case in the line, from 0. */
  cas: number;
  libelle: string;
  precision: string;
  /** In cents, by size class. */
  base: number[];
}

/** By key of the slot; amounts in cents, by size class. Only what differs from the law. */
export type Moved = ReadonlyMap<string, readonly number[]>;

export function keyOf(slot: { ligne: string; cas: number }): string {
  return `${slot.ligne}.${slot.cas}`;
}

/** Amounts that are known, and not computed from others. */
export function slotsOf(grille: Grille): Slot[] {
  return grille.lignes.flatMap((ligne) =>
    ligne.cas.flatMap((cas, index) => {
      const base = cas.montants.map(({ montant }) => (montant === null ? NaN : Math.round(Number(montant) * 100)));
      if (base.length === 0 || base.some(Number.isNaN) || cas.taux !== null) return [];
      return [{ ligne: ligne.code, cas: index, libelle: ligne.libelle, precision: [cas.libelle, cas.conditions].filter(Boolean).join(', '), base }];
    }),
  );
}

export function amountsOf(slot: Slot, moved: Moved): readonly number[] {
  return moved.get(keyOf(slot)) ?? slot.base;
}

export function withAmounts(slot: Slot, moved: Moved, amounts: readonly number[]): Moved {
  const next = new Map(moved);
  if (amounts.every((amount, index) => amount === slot.base[index])) next.delete(keyOf(slot));
  else next.set(keyOf(slot), amounts);
  return next;
}

/** Every class by the same rate, to the cent, half up. */
export function scaled(slot: Slot, percent: number): number[] {
  return slot.base.map((amount) => Math.floor((amount * (100 + percent) + 50) / 100));
}

/** The common rate of change, in whole percents; null when classes changed differently. */
export function percentOf(slot: Slot, moved: Moved): number | null {
  const amounts = moved.get(keyOf(slot));
  if (amounts === undefined) return 0;
  const [first = 0] = slot.base;
  const percent = first === 0 ? 0 : Math.round(((amounts[0] ?? 0) / first - 1) * 100);
  return scaled(slot, percent).every((amount, index) => amount === amounts[index]) ? percent : null;
}

const kPrefix = 'm.';

/** "m.prevention_fixe.0=1000000,…", in cents. */
export function writeMoved(params: URLSearchParams, moved: Moved): void {
  for (const name of [...params.keys()]) if (name.startsWith(kPrefix)) params.delete(name);
  for (const [key, amounts] of moved) params.set(kPrefix + key, amounts.join(','));
}

/** What does not fit the law in force is left out. */
export function readMoved(params: URLSearchParams, slots: readonly Slot[]): Moved {
  const moved = new Map<string, readonly number[]>();
  for (const slot of slots) {
    const text = params.get(kPrefix + keyOf(slot));
    const amounts = text?.split(',').map(Number);
    if (amounts?.length === slot.base.length && amounts.every((amount) => Number.isSafeInteger(amount) && amount >= 0)) moved.set(keyOf(slot), amounts);
  }
  return moved;
}
