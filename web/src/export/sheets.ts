// A file to be exported, before its format: sheets of typed cells.
import type { Amount } from '../api';

export type Cell =
  | { kind: 'text'; value: string }
  | { kind: 'integer'; value: number }
  /** Decimal string of the engine; null: unknown, an empty cell. */
  | { kind: 'amount'; value: Amount }
  | { kind: 'date'; value: string };

export const text = (value: string): Cell => ({ kind: 'text', value });
export const integer = (value: number): Cell => ({ kind: 'integer', value });
export const amount = (value: Amount): Cell => ({ kind: 'amount', value });
export const date = (value: string): Cell => ({ kind: 'date', value });

export interface Sheet {
  name: string;
  columns: readonly { label: string; width: number }[];
  rows: readonly (readonly Cell[])[];
  /** Columns, from 0, whose sum stands under the rows, and the words before it. */
  totals?: { label: string; columns: readonly number[] };
  /** Sums along a row, as formulas: column `target` is the sum of `from` to `to`. */
  across?: { target: number; from: number; to: number };
}

/** Offers `content` as a file to be saved. */
export function save(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser reads the address after this task.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
