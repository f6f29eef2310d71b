import { expect, faultsOfAccess, open, sidewaysScroll, test } from './support';

/** Each page in states that differ in structure: path, parameters, what must stand before it is looked at. */
const pages: [string, string, string][] = [
  ['simuler', 'population=80000&signature=2024-03-01&membres=120', '.resultat .total'],
  ['simuler', 'lieux=35236:0.5,44109&signature=2024-03-01', '.lieux-somme'],
  ['simuler', 'lieux=35236,243500741&signature=2024-03-01', '.resume-erreurs'],
  ['simuler', 'population=beaucoup&signature=2024-03-01&inconnu=1', '.resume-erreurs'],
  ['simuler', 'population=60000&signature=2020-03-01', '.resultat .inconnu'],
  ['plan', 'population=180000&signature=2024-03-01&membres=120', '.graphique'],
  ['rien', '', 'main h1'],
];

for (const [path, params, ready] of pages) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`axe-core finds nothing: ${path} ${params} (${scheme})`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await open(page, path, params);
      await page.locator(ready).first().waitFor();
      for (const closed of await page.locator('main details:not([open]) > summary:visible').all()) {
        if (await closed.isVisible()) await closed.click();
      }
      expect(await faultsOfAccess(page)).toEqual([]);
    });
  }

  test(`nothing is wider than a small telephone: ${path} ${params}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await open(page, path, params);
    await page.locator(ready).first().waitFor();
    expect(await sidewaysScroll(page)).toBe(0);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await sidewaysScroll(page)).toBe(0);
  });
}
