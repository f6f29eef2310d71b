// The style sheets of the pages that were opened stay for the rest of a visit: none may change another page.
import type { Page } from '@playwright/test';
import { address, expect, open, test } from './support';

/** Each page with what must stand before it is looked at. */
const pages: [path: string, params: string, ready: string][] = [
  ['simuler', 'population=180000&signature=2024-03-01&membres=120', '.resultats .leviers'],
  ['plan', 'population=180000&signature=2024-03-01&membres=120', '.resultats .graphique svg'],
  ['comparer/droits', 'a=reforme%3Areforme-crise-fixe-moitie&cas=population%3D180000%26signature%3D2024-03-01', '.ecart-total'],
  ['comparer/situations', 'a=population%3D60000%26signature%3D2024-03-01&b=population%3D90000%26signature%3D2024-03-01', '.ecart-total'],
  ['droit/textes/aci-cpts-avenant-2', '', 'tbody tr'],
  ['droit/nombres/fonctionnement', '', '.affirmation'],
  ['droit/ambiguites', '', '.effet'],
  ['droit', 'q=prevention', '.trouvailles li'],
  ['france', 'de=2026&a=2030&m.prevention_fixe=20%25', '.carte-pays'],
  ['methode', '', 'h2'],
  ['api', '', '.api-route'],
];

const kProperties = [
  'display', 'position', 'float', 'margin', 'padding', 'gap', 'columns', 'list-style-type', 'white-space', 'font-size', 'font-weight',
  'color', 'background-color', 'border-radius', 'max-width', 'min-width', 'text-align', 'opacity',
];

/** Where an element stands, and how it looks: once for each kind of element of the page. */
async function looks(page: Page): Promise<string[]> {
  return page.evaluate((properties) => {
    // A title that was just come to is outlined.
    (document.activeElement as HTMLElement | null)?.blur();
    const nameOf = (element: Element): string => [element.localName, ...element.classList].join('.');
    const all = [...document.querySelectorAll('main *')].map((element) => {
      const path = [element.parentElement?.parentElement, element.parentElement, element].map((each) => (each ? nameOf(each) : '')).join(' ');
      const style = getComputedStyle(element);
      return `${path}: ${properties.map((name) => `${name} ${style.getPropertyValue(name)}`).join('; ')}`;
    });
    return [...new Set(all)].sort();
  }, kProperties);
}

async function visit(page: Page, [path, params, ready]: (typeof pages)[number]): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), new URL(address(path, params)).hash);
  await page.locator(ready).first().waitFor();
}

test('each page looks the same at first and after all the others', async ({ page, browser }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, 'accessibilite');
  for (const each of pages) await visit(page, each);
  for (const each of pages) {
    const [path, params, ready] = each;
    const context = await browser.newContext();
    const fresh = await context.newPage();
    await fresh.emulateMedia({ reducedMotion: 'reduce' });
    await open(fresh, path, params);
    await fresh.locator(ready).first().waitFor();
    await visit(page, each);
    await expect
      .poll(async () => {
        const alone = new Set(await looks(fresh));
        return (await looks(page)).filter((look) => !alone.has(look));
      }, { message: path })
      .toEqual([]);
    await context.close();
  }
});
