// Two results line by line. Amounts are those of the engine, as whole cents.
import type { Amount, Line } from '../api';

export type Kind = 'same' | 'more' | 'less' | 'added' | 'removed' | 'unknown';

export interface Pair {
  code: string;
  libelle: string;
  before: Line | null;
  after: Line | null;
  /** After less before, as an amount of the engine; null when either is unknown. */
  gap: Amount;
  kind: Kind;
}

function cents(amount: string): bigint {
  return BigInt(amount.replace('.', ''));
}

function decimal(value: bigint): string {
  const size = value < 0n ? -value : value;
  return `${value < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`;
}

/** Exact; null when either is unknown. */
export function gapOf(before: Amount, after: Amount): Amount {
  return before === null || after === null ? null : decimal(cents(after) - cents(before));
}

export function kindOf(before: Amount, after: Amount): Kind {
  const gap = gapOf(before, after);
  if (gap === null) return before === after ? 'same' : 'unknown';
  if (gap === '0.00') return 'same';
  return gap.startsWith('-') ? 'less' : 'more';
}

/** What a law does not have is worth nothing: a line on one side only is "added" or "removed" when it brings something. */
function pair(before: Line | null, after: Line | null): Pair {
  const line = after ?? before;
  const from = before === null ? '0.00' : before.montant;
  const to = after === null ? '0.00' : after.montant;
  const kind = kindOf(from, to);
  return {
    code: line?.code ?? '',
    libelle: line?.libelle ?? '',
    before,
    after,
    gap: gapOf(from, to),
    kind: before === null ? 'added' : after === null ? 'removed' : kind,
  };
}

/** Lines of both sides in the order of the first, those of the second alone after the line they follow there. */
export function alignLines(before: readonly Line[], after: readonly Line[]): Pair[] {
  const inBefore = new Set(before.map((line) => line.code));
  const byCode = new Map(after.map((line) => [line.code, line]));
  const pairs: Pair[] = [];
  const newAfter = new Map<string, Line[]>();
  let last = '';
  for (const line of after) {
    if (inBefore.has(line.code)) last = line.code;
    else newAfter.set(last, [...(newAfter.get(last) ?? []), line]);
  }
  const addNew = (code: string): void => {
    for (const line of newAfter.get(code) ?? []) pairs.push(pair(null, line));
  };
  addNew('');
  for (const line of before) {
    pairs.push(pair(line, byCode.get(line.code) ?? null));
    addNew(line.code);
  }
  return pairs;
}
