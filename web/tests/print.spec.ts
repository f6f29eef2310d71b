import { expect, open, test } from './support';

test('print gives a clean document: facts, law and receipt, without form or buttons', async ({ page }) => {
  await open(page, 'plan', 'population=60000&signature=2024-03-01');
  await page.getByRole('table', { name: 'Calendrier des versements' }).waitFor();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.impression')).toContainText('Document établi le');
  await expect(page.locator('.impression')).toContainText('Avenant n° 2');
  await expect(page.locator('.impression')).toContainText('sha256:');
  await expect(page.locator('.impression')).toContainText('population=60000');
  await expect(page.locator('form')).toBeHidden();
  await expect(page.locator('header.entete')).toBeHidden();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('table', { name: 'Calendrier des versements' })).toBeVisible();
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.length).toBeGreaterThan(20_000);
});

test('the population on paper is the one that was computed with, and its edition', async ({ page }) => {
  for (const path of ['simuler', 'plan']) {
    await open(page, path, 'lieux=200067932&signature=2024-03-01');
    await page.locator('.impression').waitFor({ state: 'attached' });
    await page.emulateMedia({ media: 'print' });
    const header = page.locator('.impression');
    await expect(header).toContainText('Population retenue');
    await expect(header).toContainText('173\u202f461 habitants : population municipale en vigueur en 2023');
    await expect(header).not.toContainText('180\u202f735');
    await page.emulateMedia({ media: 'screen' });
  }
});

test('a dark screen prints black on white', async ({ page }) => {
  await open(page, 'simuler', 'population=60000&signature=2024-03-01');
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await page.locator('.impression').waitFor();
  const colours = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return [style.color, style.backgroundColor];
  });
  expect(colours).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
});

test('a plan names every text that its years stand on', async ({ page }) => {
  await open(page, 'plan', 'population=60000&signature=2020-05-01');
  const applied = page.locator('.impression dl > div', { hasText: 'Texte appliqué' }).locator('dd');
  await expect(applied).toHaveText(/^Accord conventionnel interprofessionnel en faveur des CPTS \(2019\) ; Avenant n° 2[^;]*$/);
  await page.getByLabel('Signature du contrat').fill('2024-03-01');
  await expect(applied).toHaveText(/^Avenant n° 2[^;]*$/);
});
