import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { csvOf } from '../src/export/csv';
import { text } from '../src/export/sheets';
import { cents, expect, open, test } from './support';

async function download(page: Page, button: string): Promise<Buffer> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).click();
  return readFileSync(await (await waiting).path());
}

test('the spreadsheet has real numbers, and sums as formulas', async ({ page }) => {
  await open(page, 'simuler', 'population=60000&signature=2024-03-01');
  await page.locator('.resultat .total').waitFor();
  const files = unzipSync(new Uint8Array(await download(page, 'Tableur (XLSX)')));
  const sheet = new TextDecoder().decode(files['xl/worksheets/sheet1.xml']);
  const numbers = [...sheet.matchAll(/<c r="C\d+"(?![^>]*t="s")[^>]*><v>([\d.]+)<\/v>/g)].map((match) => Number(match[1]));
  expect(Math.round(numbers.reduce((sum, value) => sum + value * 100, 0))).toBe(await cents(page, '.resultat .total'));
  expect(sheet).toMatch(/<f>SUM\(C2:C\d+\)<\/f>/);
});

test('the CSV file is for French spreadsheets', async ({ page }) => {
  await open(page, 'plan', 'population=60000&signature=2024-03-01');
  await page.locator('.resultat .total').waitFor();
  const content = (await download(page, 'CSV')).toString('utf8');
  expect(content.startsWith('\ufeffDate;')).toBe(true);
  const [, first] = content.split('\r\n');
  expect(first).toBe('01/03/2024;1;Fonctionnement;en entier;60000,00');
});

test('JSON is what the engine wrote', async ({ page }) => {
  await open(page, 'simuler', 'population=60000&signature=2024-03-01');
  await page.locator('.resultat .total').waitFor();
  const content = (await download(page, 'JSON')).toString('utf8');
  const parsed = JSON.parse(content) as { total: string; recu: { commande: string } };
  expect(parsed.recu.commande).toBe('simuler');
  expect(Number(parsed.total.replace('.', ''))).toBe(await cents(page, '.resultat .total'));
});

test('cells that a spreadsheet would run are texts in the CSV', () => {
  const sheet = {
    name: 'x',
    columns: [{ label: 'Nom', width: 10 }],
    rows: ['=1+1', '+2', '-3', '@x', 'a;"b"'].map((value) => [text(value)]),
  };
  expect(csvOf(sheet).split('\r\n').slice(1, 6)).toEqual(["'=1+1", "'+2", "'-3", "'@x", '"a;""b"""']);
});
