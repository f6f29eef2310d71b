import type { Page } from '@playwright/test';
import en from '../src/i18n/en/droit';
import fr from '../src/i18n/fr/droit';
import { expect, open, test } from './support';

test('a number has an address: its values, its sources, who says what', async ({ page }) => {
  await open(page, 'droit/nombres/fonctionnement');
  await expect(page.getByRole('heading', { level: 2 })).toContainText('Fonctionnement');
  await expect(page.getByRole('row', { name: /À partir du 31\/03\/2022/ })).toContainText('60 000 €');
  await expect(page.locator('.affirmation-ecarte')).toContainText('écarté');
  await expect(page.locator('.affirmation-concorde').first()).toContainText('concorde');
});

test('what documents speak of has a title in words, even where the law gives it none', async ({ page, request }) => {
  const api = `${process.env.SOCLE_BASE}/api/v1/droit`;
  const { affirmations } = (await (await request.get(`${api}/affirmations`)).json()) as { affirmations: { sujet: string }[] };
  const nameless: string[] = [];
  for (const sujet of new Set(affirmations.map((claim) => claim.sujet))) {
    const { libelle } = (await (await request.get(`${api}/nombres/${sujet}`)).json()) as { libelle: string };
    if (libelle === sujet && !(sujet in fr.nombres.sujets && sujet in en.nombres.sujets)) nameless.push(sujet);
  }
  expect(nameless).toEqual([]);
  await open(page, 'droit/nombres/seuil-taille-4');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('Seuil de la taille 4 seuil-taille-4');
});

test('a number that does not exist is refused with the nearest', async ({ page }) => {
  await open(page, 'droit/nombres/fonctionnemant');
  await expect(page.locator('.resume-erreurs')).toContainText('fonctionnement');
});

test('the grid follows the date, and what is unknown is not zero', async ({ page }) => {
  await open(page, 'droit/grille', 'date=2024-03-01');
  const row = page.getByRole('row', { name: /^Prévention, volet fixe/ });
  await expect(row).toContainText('17 500 €');
  await page.getByLabel('En vigueur le').fill('2020-03-01');
  await expect(row).toContainText('inconnu');
  await expect(page).toHaveURL(/date=2020-03-01/);
});

test('each text, ambiguity and document can be linked', async ({ page }) => {
  await open(page, 'droit/textes/aci-cpts-2019');
  await expect(page.getByRole('heading', { level: 2 })).toContainText('Accord conventionnel');
  await open(page, 'droit/ambiguites/seuil-80000');
  await expect(page.locator('#ambiguite-seuil-80000')).toBeInViewport();
  await expect(page.locator('#ambiguite-seuil-80000').getByText('retenue').first()).toBeVisible();
  await open(page, 'droit/sources/senat-2025');
  await expect(page.locator('#document-senat-2025')).toBeInViewport();
});

test('an ambiguity shows what it changes on a case', async ({ page }) => {
  await open(page, 'droit/ambiguites');
  const threshold = page.locator('#ambiguite-seuil-80000 .effet');
  await expect(threshold).toContainText('80 000 habitants');
  await expect(threshold.getByRole('listitem')).toHaveCount(2);
});

test('searching finds words without accents, amounts and documents', async ({ page }) => {
  await open(page, 'droit');
  const search = page.getByRole('searchbox', { name: 'Chercher dans le droit' });
  await search.fill('prevention fixe');
  await expect(page.locator('.trouvailles').getByRole('link', { name: 'Prévention, volet fixe' })).toBeVisible();
  await search.fill('67 500');
  await expect(page.locator('.trouvailles')).toContainText('Crises sanitaires, volet variable');
  await search.fill('zzz');
  await expect(page.getByRole('status')).toHaveText('Rien ne correspond.');
  await expect(page).toHaveURL(/q=zzz/);
});

/** Texts of the law in the page that the end of a line could cut before a mark or inside a number. */
async function breakable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll('main [lang="fr"]')) {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const written = node.nodeValue ?? '';
        if (/\S [;?!%€:»]|« |\d \d{3}(?!\d)/.test(written) && node.parentElement?.closest('textarea, code, .adresse, .invisible') === null) found.push(written);
      }
    }
    return found;
  });
}

for (const [path, params, ready] of [
  ['droit/affirmations', '', '.affirmation'],
  ['droit/ambiguites', '', '.effet'],
  ['droit/textes/aci-cpts-avenant-2', '', 'tbody tr'],
  ['droit/nombres/fonctionnement', '', '.affirmation'],
  ['droit/sources', '', 'tbody tr'],
  ['droit', 'q=75000', '.trouvailles li'],
  ['comparer/droits', 'a=reforme%3Areforme-crise-fixe-moitie&cas=population%3D180000%26signature%3D2024-03-01', '.article'],
  ['simuler', 'population=180000&signature=2024-03-01&membres=120', '.resultats .leviers'],
] as const) {
  test(`no line ends before a mark or inside a number of the law: ${path}`, async ({ page }) => {
    await open(page, path, params);
    await page.locator(ready).first().waitFor();
    await expect.poll(() => breakable(page)).toEqual([]);
  });
}
