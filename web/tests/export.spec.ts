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

/** Rows of a sheet by letter of the column: formula and number of each cell that has one. */
function numbersOf(sheet: string): Map<string, { formula: string | undefined; value: number }> {
  const cells = [...sheet.matchAll(/<c r="([A-Z]+\d+)"(?![^>]*t="s")[^>]*>(?:<f>([^<]*)<\/f>)?(?:<v>([^<]*)<\/v>)?<\/c>/g)];
  return new Map(cells.map(([, address = '', formula, value]) => [address, { formula, value: value === undefined ? NaN : Number(value) }]));
}

test('each formula comes with what it gives: previews do not compute', async ({ page }) => {
  for (const [path, sheets] of [['simuler', 1], ['plan', 4]] as const) {
    await open(page, path, 'population=60000&signature=2024-03-01');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(path === 'plan' ? 'Plan' : 'Simuler');
    await expect(page.locator('.resultat .total')).toContainText('€');
    const files = unzipSync(new Uint8Array(await download(page, 'Tableur (XLSX)')));
    for (let index = 1; index <= sheets; index += 1) {
      const cells = numbersOf(new TextDecoder().decode(files[`xl/worksheets/sheet${index}.xml`]));
      const formulas = [...cells.values()].filter(({ formula }) => formula !== undefined);
      expect(formulas.length, `${path} ${index}`).toBeGreaterThan(0);
      for (const { formula, value } of formulas) {
        const [, column, from, lastColumn, to] = /^SUM\(([A-Z])(\d+):([A-Z])(\d+)\)$/.exec(formula ?? '') ?? [];
        const inside = [...cells].filter(([address]) => {
          const [letter = '', row = ''] = [address.slice(0, 1), address.slice(1)];
          return letter >= (column ?? '') && letter <= (lastColumn ?? '') && Number(row) >= Number(from) && Number(row) <= Number(to);
        });
        expect(value, `${path} ${index} ${formula}`).toBeCloseTo(inside.reduce((sum, [, cell]) => sum + cell.value, 0), 2);
      }
    }
  }
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
