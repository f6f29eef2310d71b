import { expect, open, test } from './support';

test('once loaded, the page works without network, communes included', async ({ page, context }) => {
  await open(page, 'simuler', 'lieux=35236&signature=2024-03-01');
  await expect(page.locator('.lieux-somme')).toContainText('habitants');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  // Communes are kept once the worker answers for the page: from the second visit on.
  await page.reload();
  await expect(page.locator('.lieux-somme')).toContainText('habitants');

  await context.setOffline(true);
  await page.reload();
  await expect(page.locator('.lieux-somme')).toContainText('habitants');
  await page.getByRole('combobox', { name: 'Communes ou intercommunalités' }).fill('nantes');
  await page
    .getByRole('option', { name: /^Nantes/ })
    .first()
    .click();
  await expect(page.getByRole('list', { name: 'Lieux choisis' })).toContainText('Nantes');
  await page.getByRole('link', { name: 'Voir le plan sur tout le contrat' }).click();
  await expect(page.getByRole('table', { name: 'Calendrier des versements' })).toBeVisible();
});

test('the situation is sent nowhere', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
  await open(page, 'simuler', 'population=61234&signature=2024-03-01');
  await page.getByLabel('Membres').fill('4321');
  await expect(page).toHaveURL(/membres=4321/);
  expect(asked.filter((each) => !each.startsWith('GET ') || /\/api\/|61234|4321/.test(each.replace(/#.*/, '')))).toEqual([]);
});
