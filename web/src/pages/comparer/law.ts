// One side of a comparison of laws: a text, a date, or a reform. Its word in the address: "", "2024-03-01", "aci-cpts-2019",
// "reforme:ID", "toml".
import type { Reforme } from '../../compare/ready';
import type { Comparaison } from '../../loi/api';
import { get, post, type Outcome } from '../../moteur';

export type LawRef = string;

export const kTyped = 'toml';
const kReady = 'reforme:';

export function isDate(ref: LawRef): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(ref);
}

export function readyRef(id: string): LawRef {
  return kReady + id;
}

/** The TOML that a reference stands for; null when it is a text or a date. */
export function reformOf(ref: LawRef, typed: string, ready: readonly Reforme[]): string | null {
  if (ref === kTyped) return typed;
  if (!ref.startsWith(kReady)) return null;
  return ready.find((reforme) => readyRef(reforme.id) === ref)?.texte ?? null;
}

/** What the articles of both sides say otherwise. */
export function compareLaws(de: string, a: LawRef, reform: string | null): Promise<Outcome<Comparaison>> {
  return reform === null ? get<Comparaison>('droit/comparaison', { de, a }) : post<Comparaison>('droit/comparaison', { de, reformes: [reform] });
}
