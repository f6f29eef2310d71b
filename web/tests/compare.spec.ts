import { cents, expect, open, test } from './support';

const kCase = `cas=${encodeURIComponent('v=1&population=60000&signature=2024-03-01&missions=parcours,crise_sanitaire&taux=100')}`;

test('a reform beside the law in force: what a CPTS receives, what the articles say', async ({ page }) => {
  await open(page, 'comparer/droits', `a=reforme:reforme-missions-plus-10&${kCase}`);
  await expect(page.locator('.ecart-total')).toContainText('en plus');
  const row = page.getByRole('row', { name: /Parcours pluriprofessionnels, volet fixe/ });
  await expect(row).toContainText('▲');
  await expect(row).toContainText('en plus');
  await expect(page.getByRole('row', { name: /^Fonctionnement/ })).toContainText('identique');

  const article = page.locator('.article', { hasText: 'Parcours pluriprofessionnels, volet variable' });
  await expect(article.getByText('modifié')).toBeVisible();
  await article.locator('del').first().waitFor();
  await expect(article.locator('ins')).toHaveCount(await article.locator('del').count());
});

test('the difference is after less before, to the cent', async ({ page }) => {
  await open(page, 'comparer/droits', `a=reforme:reforme-missions-plus-10&${kCase}`);
  const total = page.locator('tr.total td');
  await total.first().waitFor();
  const [before, after, gap] = await Promise.all([0, 1, 2].map((index) => cents(page, `tr.total td >> nth=${index}`)));
  expect((after ?? 0) - (before ?? 0)).toBe(gap);
  expect(gap).toBeGreaterThan(0);
});

test('a reform typed in the page lives in the address, and someone else opens it', async ({ page, browser }) => {
  await open(page, 'comparer/droits', `a=toml&${kCase}`);
  await page.getByLabel('Partir d’un modèle').selectOption('reforme-missions-plus-10');
  const text = page.getByLabel('Texte de la réforme (TOML)');
  await expect(text).toHaveValue(/multiplie_par = 110/);
  await text.fill((await text.inputValue()).replace('multiplie_par = 110', 'multiplie_par = 150').replace(/\[\[controle\]\][\s\S]*$/, ''));
  await expect(page).toHaveURL(/reforme=[\w-]+/);
  await expect(page.locator('.ecart-total')).toContainText('en plus');

  const theirs = await (await browser.newContext()).newPage();
  await theirs.goto(page.url());
  await expect(theirs.getByLabel('Texte de la réforme (TOML)')).toHaveValue(/multiplie_par = 150/);
  await expect(theirs.locator('.ecart-total')).toContainText('en plus');
  const gap = await cents(theirs, '.ecart-total');
  await expect.poll(() => cents(page, '.ecart-total')).toBe(gap);
  await theirs.context().close();
});

test('the text of the reform follows the addresses opened, and comes back with them', async ({ page }) => {
  await open(page, 'comparer/droits', `a=toml&${kCase}`);
  const text = page.getByLabel('Texte de la réforme (TOML)');
  await text.fill('# la première');
  await expect(page).toHaveURL(/reforme=[\w-]+/);
  const first = page.url();
  await text.fill('# la seconde');
  await expect(page).not.toHaveURL(first);
  await page.goto(first);
  await expect(text).toHaveValue('# la première');
  await page.goBack();
  await expect(text).toHaveValue('# la seconde');
  await open(page, 'comparer/droits', `a=toml&${kCase}`);
  await expect(text).toHaveValue('');
});

test('a mistake in the text says its line and the way out', async ({ page }) => {
  await open(page, 'comparer/droits', `a=toml&${kCase}`);
  await page.getByLabel('Texte de la réforme (TOML)').fill('format = 1\n[texte]\nid = "x"\nnature = "reforme"\nbase = "aci-cpts-avenant-2');
  await expect(page.locator('.resume-erreurs')).toContainText(/ligne 5/i);
});

test('two situations beside each other, both in the address', async ({ page }) => {
  const side = (population: number): string => encodeURIComponent(`v=1&population=${population}&signature=2024-03-01`);
  await open(page, 'comparer/situations', `a=${side(60000)}&b=${side(90000)}`);
  await expect(page.locator('.ecart-total')).toContainText('en plus');
  const gap = await cents(page, '.ecart-total');
  await page.getByRole('button', { name: 'Échanger les deux côtés' }).click();
  await expect(page.locator('.ecart-total')).toContainText('en moins');
  await expect.poll(() => cents(page, '.ecart-total')).toBe(-gap);

  await page.locator('#cote-b-population').fill('90000');
  await expect(page.locator('.ecart-total')).toHaveText('Les deux totaux sont égaux.');
  await expect(page).toHaveURL(/b=[^&]*90000/);
  await page.getByRole('checkbox', { name: 'Ne montrer que les différences' }).check();
  await expect(page.getByRole('row', { name: /^Fonctionnement/ })).toHaveCount(0);
});

test('a line that one side alone has bears its sign once', async ({ page }) => {
  const signed = encodeURIComponent('v=1&population=60000&signature=2022-06-01&missions=parcours');
  await open(page, 'comparer/droits', `de=aci-cpts-2019&a=aci-cpts-avenant-2&cas=${signed}`);
  const added = page.locator('.ecart-added').first();
  await expect(added).toContainText('nouvelle ligne');
  await expect(added).toHaveText(/^\s*\+[^+]*$/);
});

test('two totals of which one is unknown are not said to be equal', async ({ page }) => {
  const sides = `a=${encodeURIComponent('population=60000&signature=2024-03-01')}&b=${encodeURIComponent('population=60000&signature=2020-03-01')}`;
  await open(page, 'comparer/situations', sides);
  const said = page.locator('section[aria-labelledby="comparer-montants"] [aria-live]');
  await expect(said).toHaveText('L’écart est inconnu : un montant d’au moins un côté n’est dans aucune source.');
});

test('the territory of a situation is named', async ({ page }) => {
  const sides = `a=${encodeURIComponent('lieux=243500741&signature=2024-03-01')}&b=${encodeURIComponent('population=60000&signature=2024-03-01')}`;
  await open(page, 'comparer/situations', sides);
  await expect(page.getByText(/^Territoire : CA Redon Agglomération/)).toBeVisible();
});
