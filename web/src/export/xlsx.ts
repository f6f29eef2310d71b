// Fetched when a spreadsheet is asked for.
import writeXlsxFile, { type CellObject, type SheetData } from 'write-excel-file/browser';
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

function dataOf(sheet: Sheet): SheetData {
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
    }
    return cells;
  });
  const { totals } = sheet;
  if (totals === undefined || rows.length === 0) return [header, ...rows];
  const last = rows.length + 1;
  const sums = sheet.columns.map((_, column): CellObject | null => {
    if (column === 0) return { type: String, value: totals.label, fontWeight: 'bold', topBorderStyle: 'thin' };
    const known = sheet.rows.every((row) => row[column]?.kind !== 'amount' || row[column].value !== null);
    if (!totals.columns.includes(column) || !known) return null;
    const name = letters(column);
    return { type: 'Formula', value: `SUM(${name}2:${name}${last})`, format: euros, fontWeight: 'bold', topBorderStyle: 'thin' };
  });
  return [header, ...rows, sums];
}

/** Real numbers and dates; sums are formulas. */
export function xlsxOf(sheets: readonly Sheet[]): Promise<Blob> {
  return writeXlsxFile(
    sheets.map((sheet) => ({
      data: dataOf(sheet),
      sheet: sheet.name,
      columns: sheet.columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
    })),
  ).toBlob();
}
