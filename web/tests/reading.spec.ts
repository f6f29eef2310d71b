// Pages that are read: both languages say the same things, links lead somewhere, the list of routes is that of the API.
import frAccessibilite from '../src/i18n/fr/accessibilite';
import frMethode from '../src/i18n/fr/methode';
import enAccessibilite from '../src/i18n/en/accessibilite';
import enMethode from '../src/i18n/en/methode';
import type { Block, Prose } from '../src/prose/prose';
import { expect, open, test } from './support';

function shape(block: Block): string {
  if (typeof block === 'string') return 'text';
  return 'code' in block ? block.code : `list of ${block.liste.length}`;
}

for (const [name, fr, en] of [
  ['methode', frMethode, enMethode],
  ['accessibilite', frAccessibilite, enAccessibilite],
] as [string, Prose, Prose][]) {
  test(`${name} says in English all that it says in French`, () => {
    const outline = (prose: Prose) => prose.sections.map((section) => [section.id, section.blocs.map(shape)]);
    expect(outline(en)).toEqual(outline(fr));
  });
}

test('the links of Méthode lead to pages that exist', async ({ page }) => {
  await open(page, 'methode');
  await page.locator('main a').nth(4).waitFor();
  const links = await page.locator('main a').evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''));
  for (const link of new Set(links)) {
    await open(page, link.replace('#/', ''));
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Page introuvable');
  }
});

test('API lists the routes of the description, and finds them by word', async ({ page }) => {
  await open(page, 'api');
  const routes = page.locator('.api-route');
  await expect(routes.first()).toBeVisible();
  const all = await routes.count();
  expect(all).toBeGreaterThan(8);
  const lots = routes.filter({ has: page.locator('code', { hasText: /^separateur$/ }) }).first();
  await lots.locator('summary').click();
  await expect(lots.getByRole('row', { name: /^separateur / })).toContainText('« , » ou « ; »');
  await page.getByRole('searchbox', { name: 'Chercher une route' }).fill('simulations');
  await expect(routes.first()).toContainText('/api/v1/simulations');
  await expect.poll(() => routes.count()).toBeLessThan(all);
});

test('English is one switch away, and stays', async ({ page }) => {
  await open(page, 'droit/grille', 'date=2024-03-01');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The law');
  await open(page, 'comparer');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Compare');
});
