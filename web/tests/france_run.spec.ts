// The whole computation of the page France: what a result answers, and what becomes of it when one leaves.
import type { Page } from '@playwright/test';
import { address, expect, open, test } from './support';

const kYears = 'de=2026&a=2028';
const kStale = 'ce calcul ne leur correspond plus';
const kResult = 'Calcul complet : Année par année, les droits acquis';
const kOwn = 'id,date_signature,membres,population,departement,acces_aux_soins,taux_acces_aux_soins\nA,2023-03-01,40,60000,35,2023-09-01,80\n';

async function run(page: Page, draws: string): Promise<void> {
  await page.getByLabel('Nombre de tirages').selectOption(draws);
  await page.getByRole('button', { name: 'Lancer le calcul' }).click();
}

async function visit(page: Page, path: string, params = ''): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), new URL(address(path, params)).hash);
}

test('a result says what it answers, and when the settings no longer ask that', async ({ page }) => {
  const reformed = `${kYears}&effet=2027-01-01&m.prevention_fixe=10%25`;
  await open(page, 'france', reformed);
  await run(page, '200');
  await expect(page.getByRole('table', { name: kResult })).toBeVisible({ timeout: 30_000 });
  const asked = page.locator('.demande');
  await expect(asked).toContainText('années 2026 à 2028 ; portefeuille d’exemple ; une ligne modifiée à partir du 01/01/2027 ; 200 tirages, graine 1 ; avec les CPTS à venir');
  await expect(page.getByText(kStale)).toHaveCount(0);

  await page.getByRole('textbox', { name: 'à l’année', exact: true }).fill('2029');
  await expect(page.getByText(kStale)).toBeVisible();
  await expect(asked).toContainText('années 2026 à 2028');
  await page.getByRole('textbox', { name: 'à l’année', exact: true }).fill('2028');
  await expect(page.getByText(kStale)).toHaveCount(0);
  await page.getByRole('button', { name: 'Rétablir le droit en vigueur' }).click();
  await expect(page.getByText(kStale)).toBeVisible();
  // An address is followed only when it is another one.
  await expect(page).not.toHaveURL(/m\.prevention_fixe/);
  await visit(page, 'france', reformed);
  await expect(page.getByText(kStale)).toHaveCount(0);
  await page.getByLabel('Graine').fill('2');
  await expect(page.getByText(kStale)).toBeVisible();
});

test('a result is still there after a visit of another page', async ({ page }) => {
  await open(page, 'france', kYears);
  await run(page, '0');
  await expect(page.getByRole('table', { name: kResult })).toBeVisible({ timeout: 30_000 });
  await visit(page, 'methode');
  await expect(page.getByRole('heading', { level: 1, name: 'Méthode' })).toBeVisible();
  await visit(page, 'france', kYears);
  await expect(page.getByRole('table', { name: kResult })).toBeVisible();
  await expect(page.locator('.demande')).toContainText('sans tirage');
  await expect(page.getByLabel('Nombre de tirages')).toHaveValue('0');
  await expect(page.getByText(kStale)).toHaveCount(0);
});

test('a computation left running is followed on', async ({ page }) => {
  await open(page, 'france', 'de=2026&a=2050');
  await run(page, '10000');
  await expect(page.getByRole('button', { name: 'Arrêter' })).toBeVisible();
  await visit(page, 'methode');
  await expect(page.getByRole('heading', { level: 1, name: 'Méthode' })).toBeVisible();
  await visit(page, 'france', 'de=2026&a=2050');
  await expect(page.getByText('Calcul en cours', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Arrêter' }).click();
  await expect(page.getByText('Calcul arrêté.')).toBeVisible();
});

test('a computation is stopped also before the server has named it', async ({ page }) => {
  let answer = (): void => undefined;
  const stopAsked = new Promise<void>((resolve) => (answer = resolve));
  await page.route(/\/nationaux$/, async (request) => {
    await stopAsked;
    await request.continue();
  });
  await open(page, 'france', 'de=2026&a=2050');
  await run(page, '10000');
  await page.getByRole('button', { name: 'Arrêter' }).click();
  answer();
  await expect(page.getByText('Calcul arrêté.')).toBeVisible();
});

test.describe('a server that forgot the computation', () => {
  test.use({ allowed: [/404/] });
  test('is said to have', async ({ page }) => {
    await open(page, 'france', kYears);
    await run(page, '0');
    await expect(page.getByRole('table', { name: kResult })).toBeVisible({ timeout: 30_000 });
    await visit(page, 'methode');
    await expect(page.getByRole('heading', { level: 1, name: 'Méthode' })).toBeVisible();
    await page.route(/\/nationaux\/[^/]+$/, (request) => request.fulfill({ status: 404, contentType: 'application/problem+json', body: '{"title":"inconnu","status":404}' }));
    await visit(page, 'france', kYears);
    await expect(page.getByRole('table', { name: kResult })).toBeVisible();
    await expect(page.getByText('Le serveur n’a plus ce calcul : pour l’enregistrer, relancez-le.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'JSON' })).toHaveCount(0);
  });
});

test('to a file of one’s own the CPTS to come of the country are added only when asked', async ({ page }) => {
  const sent: unknown[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/nationaux')) sent.push((request.postDataJSON() as { nouvelles_signatures?: boolean }).nouvelles_signatures);
  });
  await open(page, 'france', kYears);
  const added = page.getByRole('checkbox', { name: 'Ajouter les CPTS à venir du pays entier' });
  await expect(added).toBeChecked();
  await page.getByLabel('Un fichier à moi (CSV)').check();
  await page.getByLabel('Choisir le fichier').setInputFiles({ name: 'une.csv', mimeType: 'text/csv', buffer: Buffer.from(kOwn) });
  await expect(page.locator('.collant dd').nth(1)).toHaveText('1');
  await expect(added).not.toBeChecked();
  await run(page, '200');
  const table = page.getByRole('table', { name: kResult });
  const contracts = table.locator('tbody tr').nth(1).locator('td').first();
  await expect(contracts).toHaveText('1', { timeout: 30_000 });
  await expect(page.locator('.demande')).toContainText('fichier « une.csv »');
  await expect(page.locator('.demande')).toContainText('sans CPTS à venir');
  await added.check();
  await expect(page.getByText(kStale)).toBeVisible();
  await page.getByRole('button', { name: 'Lancer le calcul' }).click();
  await expect(page.locator('.demande')).toContainText('avec les CPTS à venir');
  await expect(table).toBeVisible({ timeout: 30_000 });
  await run(page, '0');
  await expect(page.locator('.demande')).toContainText('sans tirage');
  await expect(added).toHaveCount(0);
  await expect.poll(() => sent).toEqual([false, true, undefined]);
});

test('a reform of the address that cannot be used is said to be left out', async ({ page }) => {
  await open(page, 'france', `${kYears}&m.fonctionnement=999%25&m.nope=5%25&m.prevention_fixe=10%25&m.parcours_fixe=0%25`);
  await expect(page.getByText('paramètres que Socle ne connaît pas : m.fonctionnement, m.nope.')).toBeVisible();
  await expect(page).not.toHaveURL(/nope/);
  await expect(page.getByText('paramètres que Socle ne connaît pas')).toBeVisible();
  await page.getByRole('button', { name: 'Rétablir le droit en vigueur' }).click();
  await expect(page.getByText('paramètres que Socle ne connaît pas')).toHaveCount(0);
});
