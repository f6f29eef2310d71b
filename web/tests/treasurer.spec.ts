import { cents, expect, open, test } from './support';

test('the treasurer’s minute: from communes to a five-year plan that adds up', async ({ page }) => {
  await open(page, 'simuler');
  const search = page.getByRole('combobox', { name: 'Communes ou intercommunalités' });
  await search.fill('redon agg');
  await page.getByRole('option', { name: /CA Redon Agglomération/ }).click();
  await page.getByLabel('Signature du contrat').fill('2024-03-01');
  await page.getByLabel('Membres').fill('120');
  await expect(page.locator('.resultat .total')).toContainText('€');
  await page.getByRole('link', { name: 'Voir le plan sur tout le contrat' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plan sur la durée du contrat');
  await expect(page.getByLabel('Membres')).toHaveValue('120');
  const years = page.getByRole('table', { name: 'Par année de contrat : droits et encaissements' });
  await expect(years.getByRole('row')).toHaveCount(8); // heading, five years, what comes after, total
  const total = await cents(page, '.resultat .total');
  await expect.poll(() => cents(page, 'section[aria-labelledby="par-annee"] tr.total td:nth-last-child(2)')).toBe(total);
  const sums = await years.locator('tr.total td').allTextContents();
  const inCents = sums.map((text) => Number(text.replace(/\D/g, '')));
  expect(inCents.at(-2)).toBe(total); // rights
  expect(inCents.at(-1)).toBe(total); // cash: what is granted is paid in the end
  const payments = page.getByRole('table', { name: 'Calendrier des versements' });
  await expect(payments.getByRole('rowheader').first()).toHaveText('01/03/2024');
  await expect(page.getByRole('img', { name: /^Barres : droits et encaissements de chaque année de contrat/ })).toBeVisible();
});

test('a rate of one year moves that year alone', async ({ page }) => {
  await open(page, 'plan', 'population=60000&signature=2024-03-01');
  const years = page.getByRole('table', { name: 'Par année de contrat : droits et encaissements' });
  const granted = async (): Promise<string[]> => years.locator('tbody tr td:nth-last-child(2)').allTextContents();
  await expect(years.getByRole('row')).toHaveCount(8);
  const before = await granted();
  await page.getByRole('textbox', { name: 'Taux de l’année 3, Parcours pluriprofessionnels' }).fill('90');
  await expect.poll(async () => (await granted())[2]).not.toBe(before[2]);
  const after = await granted();
  expect(after[1]).toBe(before[1]);
  expect(after[3]).toBe(before[3]);
});

test('Simuler and Plan know and ignore the same parts of a year', async ({ page }) => {
  const situation = 'population=60000&signature=2020-03-01';
  await open(page, 'simuler', situation);
  const part = (label: string) => page.locator('.resultat .parts > div', { hasText: label }).locator('dd');
  await expect(part('Variable')).toHaveText('inconnu');
  await expect(part('Majoration')).toHaveText('0\u202f€');
  await open(page, 'plan', situation);
  const years = page.getByRole('table', { name: 'Par année de contrat : droits et encaissements' });
  await expect(years.locator('tbody tr').first()).toContainText('inconnu');
  // The text of 2019 has no majoration: nothing of it is unknown, and a column of zeros would only take room.
  await expect(years.getByRole('columnheader', { name: 'Majoration' })).toHaveCount(0);
});

test.describe('a contract that a later text reaches', () => {
  const situation = 'population=60000&signature=2020-05-01';
  const crisis = 'Réponse aux crises sanitaires graves';
  const kYears = 'section[aria-labelledby="par-annee"] tbody tr';

  test('has from then on the missions of that text, in Plan as in Simuler', async ({ page }) => {
    await open(page, 'simuler', `${situation}&annee=3`);
    await expect(page.getByRole('checkbox', { name: crisis })).toBeChecked();
    await expect(page.locator('.resultat .total')).toHaveText('279\u202f000\u202f€');
    await page.getByRole('link', { name: 'Voir le plan sur tout le contrat' }).click();
    await expect(page.locator(kYears).nth(2).locator('td:nth-last-child(2)')).toHaveText('279\u202f000,00\u202f€');
    await expect(page.getByRole('checkbox', { name: crisis })).toBeChecked();
    const start = page.locator('#missions-crise_sanitaire-demarrage');
    await expect(start).toHaveValue('2022-05-01');
    await expect(start).toHaveAttribute('min', '2022-05-01');
    await expect(page.getByText('Au plus tôt le 01/05/2022')).toBeVisible();
    // No crisis can be paid before.
    await expect(page.locator('.crises').getByRole('checkbox')).toHaveCount(3);
  });

  test('keeps a mission of that text which a link names', async ({ page }) => {
    await open(page, 'plan', `${situation}&missions=acces_aux_soins,crise_sanitaire&demarrage.crise_sanitaire=2022-09-01`);
    await expect(page.getByRole('checkbox', { name: crisis })).toBeChecked();
    await expect(page.locator('#missions-crise_sanitaire-demarrage')).toHaveValue('2022-09-01');
    // 60 000 and 94 000 as without it, and 35 000 for 242 days of 365.
    await expect(page.locator(kYears).nth(2).locator('td:nth-last-child(2)')).toHaveText('177\u202f205,48\u202f€');
    await expect(page.getByText('laissées de côté')).toHaveCount(0);
  });

  test('says which missions of a link have no text, and computes the others', async ({ page }) => {
    const missions = 'missions=acces_aux_soins,crise_sanitaire,telemedecine';
    await open(page, 'plan', `${situation}&${missions}`);
    await expect(page.getByText('Aucun texte de ce contrat n’a ces missions, laissées de côté : telemedecine.')).toBeVisible();
    await open(page, 'simuler', `population=60000&signature=2024-03-01&${missions}`);
    await expect(page.getByText('laissées de côté : telemedecine.')).toBeVisible();
    await open(page, 'simuler', `${situation}&annee=1&${missions}`);
    await expect(page.getByText('laissées de côté : crise_sanitaire, telemedecine.')).toBeVisible();
    await expect(page.locator('.resume-erreurs')).toHaveCount(0);
    // What another year has is not lost by a change of this one.
    await page.getByRole('checkbox', { name: 'Parcours pluriprofessionnels' }).check();
    await expect(page).toHaveURL(/missions=acces_aux_soins,parcours,crise_sanitaire,telemedecine/);
  });
});
