// In which order a page is drawn: what is typed and its total first, the rest piece by piece, and nothing jumps.
import { cents, expect, open, test } from './support';

const kSituation = 'population=60000&signature=2024-03-01';
const kTotal = '.resultat .total';

/** Which of the places changes first when `field` is typed into; waits until all have. */
async function orderOfChanges(page: import('@playwright/test').Page, field: string, value: string, places: readonly string[]): Promise<string[]> {
  for (const each of [field, ...places]) await page.locator(each).first().waitFor();
  return page.evaluate(
    async ([selector, text, watched]) => {
      const input = document.querySelector<HTMLInputElement>(selector);
      const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      if (input === null || setter === undefined) throw new Error(`no ${selector}`);
      const order: string[] = [];
      const all = watched.map(
        (place) =>
          new Promise<void>((resolve) => {
            const target = document.querySelector(place);
            if (target === null) throw new Error(`no ${place}`);
            new MutationObserver((_, observer) => {
              observer.disconnect();
              order.push(place);
              resolve();
            }).observe(target, { childList: true, characterData: true, subtree: true });
          }),
      );
      setter.call(input, text);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await Promise.all(all);
      return order;
    },
    [field, value, places] as const,
  );
}

test('Simuler: the total comes before the lines that explain it, and they agree', async ({ page }) => {
  await open(page, 'simuler', kSituation);
  const lines = 'section[aria-labelledby="lignes"] tr.total';
  expect(await orderOfChanges(page, '#taux-parcours', '35', [lines, kTotal])).toEqual([kTotal, lines]);
  expect(await cents(page, `${lines} td`)).toBe(await cents(page, kTotal));
});

test('Plan: the total comes before its tables, and they agree', async ({ page }) => {
  await open(page, 'plan', kSituation);
  const table = 'section[aria-labelledby="par-annee"] tr.total';
  expect(await orderOfChanges(page, '#missions-parcours-taux-1', '35', [table, kTotal])).toEqual([kTotal, table]);
  const rights = (await page.locator(`${table} td:nth-last-child(2)`).textContent()) ?? '';
  expect(Number(rights.replace(/\D/g, ''))).toBe(await cents(page, kTotal));
});

test('choices made before the form was drawn again are all kept', async ({ page }) => {
  await open(page, 'simuler', `${kSituation}&missions=acces_aux_soins,parcours,prevention`);
  await page.locator('#missions-prevention').waitFor();
  await page.evaluate(() => {
    for (const id of ['parcours', 'prevention']) document.getElementById(`missions-${id}`)?.click();
  });
  await expect(page).toHaveURL(/missions=acces_aux_soins(&|$)/);
  for (const id of ['parcours', 'prevention']) await expect(page.locator(`#missions-${id}`)).not.toBeChecked();
});

test('the last keystroke goes along with the link that is followed at once, and is there on the way back', async ({ page }) => {
  await open(page, 'simuler', kSituation);
  const link = page.getByRole('link', { name: 'Voir le plan sur tout le contrat' });
  await link.waitFor();
  await link.evaluate((element) => {
    const input = document.querySelector<HTMLInputElement>('#membres');
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, '120');
    input?.dispatchEvent(new Event('input', { bubbles: true }));
    (element as HTMLAnchorElement).click();
  });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plan sur la durée du contrat');
  await expect(page.getByLabel('Membres')).toHaveValue('120');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Simuler une année de contrat');
  await expect(page.getByLabel('Membres')).toHaveValue('120');
});

test('typing faster than the engine answers ends with the answer to what was typed last', async ({ page }) => {
  await open(page, 'plan', kSituation.replace('60000', '90000'));
  const total = await cents(page, kTotal);
  await open(page, 'plan', kSituation);
  await page.locator('#missions-parcours-taux-1').waitFor();
  await expect.poll(() => cents(page, kTotal)).not.toBe(total);
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#population');
    const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    for (let people = 20_000; people <= 90_000; people += 500) {
      setter?.call(input, String(people));
      input?.dispatchEvent(new Event('input', { bubbles: true }));
    }
  });
  await expect(page).toHaveURL(/population=90000/);
  await expect.poll(() => cents(page, kTotal)).toBe(total);
});

for (const width of [412, 1280]) {
  for (const path of ['simuler', 'plan']) {
    test(`nothing jumps while ${path} comes, ${width} pixels wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 820 });
      await open(page, path, kSituation);
      await page.getByRole('heading', { name: 'Partager, imprimer, exporter' }).waitFor();
      const moved = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            let sum = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
            }).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => resolve(sum), 500);
          }),
      );
      // What browsers call good is 0.1.
      expect(moved).toBeLessThan(0.05);
    });
  }
}
