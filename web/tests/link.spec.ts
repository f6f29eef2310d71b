import { address, cents, expect, open, tellOfAddressesLate, test } from './support';

test('a link opened by someone else restores the situation', async ({ page, browser }) => {
  await open(page, 'simuler', 'population=60000&signature=2024-03-01');
  await page.getByLabel('Membres').fill('120');
  await page.getByRole('checkbox', { name: 'Qualité et pertinence des soins' }).check();
  await page.getByRole('textbox', { name: 'Taux d’atteinte, Qualité et pertinence des soins' }).fill('45');
  await expect(page).toHaveURL(/taux\.qualite_pertinence=45/);

  const other = await browser.newContext();
  const theirs = await other.newPage();
  await theirs.goto(page.url());
  await expect(theirs.getByLabel('Membres')).toHaveValue('120');
  await expect(theirs.getByRole('textbox', { name: 'Taux d’atteinte, Qualité et pertinence des soins' })).toHaveValue('45');
  const total = await cents(theirs, '.resultat .total');
  await expect.poll(() => cents(page, '.resultat .total')).toBe(total);
  await other.close();
});

test('the back button undoes a choice', async ({ page }) => {
  await open(page, 'simuler', 'population=60000&signature=2024-03-01');
  const crisis = page.getByRole('checkbox', { name: 'Une crise sanitaire grave survient dans l’année' });
  await crisis.check();
  await expect(page).toHaveURL(/crise=1/);
  await page.goBack();
  await expect(crisis).not.toBeChecked();
});

test('the link is copied, and the page says so', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, 'simuler', 'population=61234&signature=2024-03-01');
  await page.getByRole('button', { name: 'Copier le lien' }).click();
  await expect(page.getByRole('button', { name: 'Copié' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('population=61234');
});

test('parameters that mean nothing are reported, and hostile ones do no harm', async ({ page }) => {
  await open(page, 'simuler', 'population=60000&couleur=bleue&taux.__proto__=5&nom=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E');
  await expect(page.getByText('paramètres que Socle ne connaît pas : couleur')).toBeVisible();
  expect(await page.evaluate(() => ({}) as { rates?: unknown }).then((plain) => plain.rates)).toBeUndefined();
  await page.goto(address('simuler', 'v=99&population=60000'));
  await expect(page.getByText('plus récente de Socle')).toBeVisible();
});

test('a page that does not exist says so', async ({ page }) => {
  await open(page, 'rien');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page introuvable');
});

test.describe('a link followed before the page has written what was last typed', () => {
  // Longer than pages gather changes for.
  const kLate = 900;

  test('is not undone on Simuler', async ({ page }) => {
    await tellOfAddressesLate(page, kLate);
    await open(page, 'simuler', 'population=60000&signature=2024-03-01');
    await page.getByLabel('Membres').fill('120');
    await page.goto(address('simuler', 'population=61234&signature=2024-03-01&membres=77'));
    await expect(page.getByLabel('Membres')).toHaveValue('77');
    await expect(page).toHaveURL(/population=61234/);
  });

  test('is not undone on France', async ({ page }) => {
    await tellOfAddressesLate(page, kLate);
    await open(page, 'france', 'de=2026&a=2030');
    await expect(page.locator('.collant')).toContainText('Total de 2026 à 2030');
    await page.getByRole('textbox', { name: 'à l’année', exact: true }).fill('2028');
    await page.goto(address('france', 'de=2027&a=2029'));
    await expect(page.locator('.collant')).toContainText('Total de 2027 à 2029');
    await expect(page).toHaveURL(/de=2027&a=2029/);
  });
});
