import type { Page } from '@playwright/test';
import { expect, faultsOfAccess, open, sidewaysScroll, test } from './support';

/** Each page in states that differ in structure: path, parameters, what must stand before it is looked at. */
const pages: [string, string, string][] = [
  ['simuler', 'population=80000&signature=2024-03-01&membres=120', '.resultat .total'],
  ['simuler', 'lieux=35236:0.5,44109&signature=2024-03-01', '.lieux-somme'],
  ['simuler', 'lieux=35236,243500741&signature=2024-03-01', '.resume-erreurs'],
  ['simuler', 'population=beaucoup&signature=2024-03-01&inconnu=1', '.resume-erreurs'],
  ['simuler', 'population=60000&signature=2020-03-01', '.resultat .inconnu'],
  ['plan', 'population=180000&signature=2024-03-01&membres=120', '.graphique'],
  ['comparer/droits', 'a=reforme%3Areforme-crise-fixe-moitie&cas=population%3D180000%26signature%3D2024-03-01', '.article'],
  ['comparer/droits', 'a=toml&reforme=ZmF1eA', '#reforme-toml'],
  ['comparer/situations', 'a=population%3D60000%26signature%3D2024-03-01&b=population%3D90000%26signature%3D2024-03-01', '.ecart-total'],
  ['droit/textes', '', 'tbody tr'],
  ['droit/textes/aci-cpts-avenant-2', '', 'tbody tr'],
  ['droit/grille', 'date=2024-03-01', 'tbody tr'],
  ['droit/nombres', '', '.liste-nombres li'],
  ['droit/nombres/fonctionnement', '', '.affirmation'],
  ['droit/affirmations', '', '.affirmation'],
  ['droit/ambiguites', '', '.effet'],
  ['droit/sources', '', 'tbody tr'],
  ['droit', 'q=prevention', '.trouvailles li'],
  ['france', 'de=2026&a=2030&m.prevention_fixe=20%25&m.parcours_fixe=-10%25', '.carte-pays'],
  ['methode', '', 'h2'],
  ['accessibilite', '', 'h2'],
  ['api', '', '.api-route'],
  ['rien', '', 'main h1'],
];

/** What is folded is drawn when it is opened: it is looked at too. */
async function openDetails(page: Page): Promise<void> {
  const closed = page.locator('main details:not([open]) > summary:visible');
  for (let left = await closed.count(); left > 0; left -= 1) await closed.first().click();
}

for (const [path, params, ready] of pages) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`axe-core finds nothing: ${path} ${params} (${scheme})`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await open(page, path, params);
      await page.locator(ready).first().waitFor();
      await openDetails(page);
      expect(await faultsOfAccess(page)).toEqual([]);
    });
  }

  test(`nothing is wider than a small telephone: ${path} ${params}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await open(page, path, params);
    await page.locator(ready).first().waitFor();
    expect(await sidewaysScroll(page)).toBe(0);
    await openDetails(page);
    expect(await sidewaysScroll(page), 'details open').toBe(0);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await sidewaysScroll(page)).toBe(0);
  });
}
