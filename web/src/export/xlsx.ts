// Fetched when a spreadsheet is asked for.
import writeXlsxFile, { type CellObject, type Feature, type SheetData } from 'write-excel-file/browser';
import { toCents } from '../format';
import type { Cell, Sheet } from './sheets';

const euros = '#,##0.00\\ "€"';
const day = 'dd/mm/yyyy';

/** 0 → "A", 26 → "AA". */
function letters(column: number): string {
  return (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
}

function plain(cell: Cell): CellObject | null {
  switch (cell.kind) {
    case 'text':
      return { type: String, value: cell.value, alignVertical: 'top' };
    case 'integer':
      return { type: Number, value: cell.value, alignVertical: 'top' };
    case 'amount':
      return cell.value === null ? null : { type: Number, value: toCents(cell.value) / 100, format: euros, alignVertical: 'top' };
    case 'date':
      return { type: Date, value: new Date(`${cell.value}T00:00:00Z`), format: day, alignVertical: 'top' };
  }
}

function centsOf(cell: Cell | undefined): number {
  if (cell?.kind === 'amount') return toCents(cell.value ?? '0');
  return cell?.kind === 'integer' ? cell.value * 100 : 0;
}

function sumOf(cells: readonly (Cell | undefined)[]): number {
  return cells.reduce((sum, cell) => sum + centsOf(cell), 0) / 100;
}

interface Data {
  data: SheetData;
  /** What each formula gives, by address of its cell: previews show it without computing. */
  results: ReadonlyMap<string, number>;
}

function dataOf(sheet: Sheet): Data {
  const results = new Map<string, number>();
  const header = sheet.columns.map(({ label }) => ({
    type: String,
    value: label,
    fontWeight: 'bold' as const,
    bottomBorderStyle: 'thin' as const,
  }));
  const rows = sheet.rows.map((row, index) => {
    const cells: (CellObject | null)[] = row.map(plain);
    const across = sheet.across;
    // A sum with an unknown part is unknown: it stays empty.
    if (across !== undefined && cells[across.target] !== null) {
      const at = index + 2;
      cells[across.target] = {
        type: 'Formula',
        value: `SUM(${letters(across.from)}${at}:${letters(across.to)}${at})`,
        format: euros,
      };
      results.set(`${letters(across.target)}${at}`, sumOf(row.slice(across.from, across.to + 1)));
    }
    return cells;
  });
  const { totals } = sheet;
  if (totals === undefined || rows.length === 0) return { data: [header, ...rows], results };
  const last = rows.length + 1;
  const sums = sheet.columns.map((_, column): CellObject | null => {
    if (column === 0) return { type: String, value: totals.label, fontWeight: 'bold', topBorderStyle: 'thin' };
    const known = sheet.rows.every((row) => row[column]?.kind !== 'amount' || row[column].value !== null);
    if (!totals.columns.includes(column) || !known) return null;
    const name = letters(column);
    results.set(`${name}${last + 1}`, sumOf(sheet.rows.map((row) => row[column])));
    return { type: 'Formula', value: `SUM(${name}2:${name}${last})`, format: euros, fontWeight: 'bold', topBorderStyle: 'thin' };
  });
  return { data: [header, ...rows, sums], results };
}

/** The library writes formulas alone. */
function withResults(sheets: readonly Data[]): Feature<File | Blob | ArrayBuffer> {
  const transform = (content: string, _: unknown, { sheetIndex }: { sheetIndex: number }): string =>
    content.replace(/(<c r="([A-Z]+\d+)"[^>]*><f>[^<]*<\/f>)/g, (cell: string, _all: string, address: string) => {
      const result = sheets[sheetIndex]?.results.get(address);
      return result === undefined ? cell : `${cell}<v>${result}</v>`;
    });
  return { files: { transform: { 'xl/worksheets/sheet{id}.xml': { transform } } } };
}

/** Real numbers and dates; sums are formulas, with what they give. */
export function xlsxOf(sheets: readonly Sheet[]): Promise<Blob> {
  const made = sheets.map(dataOf);
  return writeXlsxFile(
    sheets.map((sheet, index) => ({
      data: made[index]?.data ?? [],
      sheet: sheet.name,
      columns: sheet.columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
    })),
    { features: [withResults(made)] },
  ).toBlob();
}
