import { formatDate } from '../format';
import type { Cell, Sheet } from './sheets';

/** Spreadsheets run what begins so; an apostrophe before it makes it a text. */
const formula = /^[=+\-@\t\r]/;

function quoted(value: string): string {
  return /[;"\r\n]/.test(value) ? `"${value.replace(/"/g, '""')}"` : value;
}

function cellText(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return quoted(formula.test(cell.value) ? `'${cell.value}` : cell.value);
    case 'integer':
      return String(cell.value);
    case 'amount':
      return (cell.value ?? '').replace('.', ',');
    case 'date':
      return formatDate(cell.value);
  }
}

/** For French spreadsheets: semicolons, decimal commas, a byte order mark. Sums are left to the spreadsheet. */
export function csvOf(sheet: Sheet): string {
  const lines = [
    sheet.columns.map(({ label }) => quoted(label)).join(';'),
    ...sheet.rows.map((row) => row.map(cellText).join(';')),
  ];
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
