import { cents, expect, open, test } from './support';

const kTotal = '.resultat .total';

test('a result is there from the start, and follows each keystroke', async ({ page }) => {
  await open(page, 'simuler', 'population=60000&signature=2024-03-01');
  await page.locator(kTotal).waitFor();
  const before = await cents(page, kTotal);
  const population = page.getByLabel('Ou nombre d’habitants');
  await population.fill('39999');
  await expect(page.getByText('moins de 40 000 habitants')).toBeVisible();
  await expect.poll(() => cents(page, kTotal)).toBeLessThan(before);
  await expect(page.getByText('Encore 1 habitant')).toBeVisible();
});

test('a commune found by its postcode gives the population', async ({ page }) => {
  await open(page, 'simuler', 'signature=2024-03-01');
  await page.getByRole('combobox', { name: 'Communes ou intercommunalités' }).fill('35600');
  await page.getByRole('option', { name: /^Redon / }).click();
  await expect(page.getByRole('list', { name: 'Lieux choisis' })).toContainText('Redon');
  await expect(page.locator('.lieux-somme')).toContainText('habitants');
  await page.getByRole('button', { name: /^Retirer Redon/ }).click();
  await expect(page.getByLabel('Ou nombre d’habitants')).toBeVisible();
});

test('the population shown is the one that the result stands on, with its edition', async ({ page }) => {
  await open(page, 'simuler', 'lieux=200067932&signature=2024-03-01');
  const sum = page.locator('.lieux-somme');
  await expect(sum).toContainText('173\u202f461 habitants retenus : population municipale en vigueur en 2023');
  await expect(page.locator('.lieux-derniere')).toContainText(/Dernière population connue, en vigueur en \d{4}/);
  const shown = async (): Promise<number> => Number(((await sum.locator('strong').textContent()) ?? '').replace(/\D/g, ''));
  const missing = page.getByText('pour passer à la taille supérieure');
  await expect(missing).toContainText(new Intl.NumberFormat('fr-FR').format(175_001 - (await shown())));
  // Signed when the last known population was in force: one number is enough.
  await page.getByLabel('Signature du contrat').fill('2026-03-01');
  await expect(page.locator('.lieux-derniere')).toHaveCount(0);
  await expect(sum).not.toContainText('173\u202f461');
});

test('while the date of signature is none, no period is shown with holes', async ({ page }) => {
  await open(page, 'simuler', 'population=60000&signature=2024-03-01');
  const banner = page.locator('.bandeau');
  await expect(banner).toContainText('du 01/03/2024 au 28/02/2025');
  await page.getByLabel('Signature du contrat').fill('');
  await expect(banner).not.toContainText('concerne');
  await expect(page.getByLabel('Année de contrat').locator('option').first()).toHaveText('Année 1');
});

test('a text without crisis plan gives no warning about one', async ({ page }) => {
  await open(page, 'simuler', 'population=60000&signature=2020-03-01');
  await expect(page.locator('section[aria-labelledby="actions"]')).toBeVisible();
  await expect(page.getByText('Un plan de crise est indiqué')).toHaveCount(0);
});

test('a wrong value is said at its field and in the summary, and the former result is said to be former', async ({ page }) => {
  await open(page, 'simuler', 'population=60000&signature=2024-03-01');
  await page.locator(kTotal).waitFor();
  const rate = page.getByRole('textbox', { name: 'Taux d’atteinte, Parcours pluriprofessionnels' });
  await rate.fill('120');
  await expect(rate).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('heading', { name: 'Un point est à corriger' })).toBeVisible();
  await expect(page.getByText('Ce résultat est celui d’avant')).toBeVisible();
  await page.locator('.resume-erreurs a').click();
  await expect(rate).toBeFocused();
  await rate.fill('62,5');
  await expect(page.locator('.resume-erreurs')).toHaveCount(0);
  await expect(page.locator('.ligne-formule', { hasText: '35 000 € × 62,5 %' })).toBeVisible();
});

test('what is refused is said in words of the page: no option of the command line, numbers as people write them', async ({ page }) => {
  const wrong = 'taux=120&membres=-4&population=999999999&signature=2024-03-01&texte=aucun&plan=ailleurs&lecture.rien=a';
  for (const path of ['simuler', 'plan']) {
    for (const [name, value] of new URLSearchParams(wrong)) {
      const params = new URLSearchParams({ population: '60000', signature: '2024-03-01', [name]: value });
      await open(page, path, params.toString());
      if (name === 'signature' || (path === 'plan' && name === 'plan')) continue;
      const summary = page.locator('.resume-erreurs');
      await expect(summary, `${path} ${name}`).toBeVisible();
      expect(await summary.textContent(), `${path} ${name}`).not.toMatch(/--|socle [a-z]+ [-A-Z]|(?<![-\d])\d{5}/);
      if (name === 'population') await expect(summary).toContainText('100\u202f000\u202f000');
    }
  }
});

test('another reading of the texts changes the total to what was announced', async ({ page }) => {
  await open(page, 'simuler', 'population=80000&signature=2024-03-01');
  const other = page.getByRole('radio', { name: /taille 2, la borne haute étant comprise/ });
  const label = page.locator('label', { hasText: 'taille 2, la borne haute étant comprise' });
  await expect(label).toContainText('€');
  const announced = Number(/([\d\s\u202f\u00a0]+)\u202f€/.exec((await label.textContent()) ?? '')?.[1]?.replace(/\D/g, ''));
  await other.check();
  await expect(page).toHaveURL(/lecture\.seuil-80000=taille-2/);
  await expect.poll(() => cents(page, kTotal)).toBe(announced * 100);
});

test('what no source states is unknown, never zero', async ({ page }) => {
  await open(page, 'simuler', 'population=60000&signature=2020-03-01');
  await expect(page.locator(kTotal)).toHaveText('inconnu');
  await expect(page.getByText('Le total est inconnu')).toBeVisible();
});

test('English by a switch, kept for the next visit', async ({ page }) => {
  await open(page, 'simuler', 'population=60000&signature=2024-03-01');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Simulate one contract year');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByLabel('Members').fill('-4');
  await expect(page.locator('#membres-erreur')).toHaveText(/^Error: /);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Simulate one contract year');
});
