import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, open, sidewaysScroll, test } from './support';

const kYears = 'de=2026&a=2030';

test('moving a slider computes the country again, and the address keeps it', async ({ page }) => {
  await open(page, 'france', kYears);
  await expect(page.getByText('Ces CPTS n’existent pas.')).toBeVisible();
  const effect = page.locator('.collant');
  await expect(effect).toContainText('Rien ne change encore.');
  const slider = page.getByRole('slider', { name: /^Prévention, volet fixe/ });
  await slider.focus();
  for (let step = 0; step < 10; step += 1) await page.keyboard.press('ArrowRight');
  await expect(effect).toContainText('de plus');
  await expect(page.getByText('Une ligne modifiée')).toBeVisible();
  await expect(page).toHaveURL(/m\.prevention_fixe=10/);

  const theirs = await page.context().newPage();
  await theirs.goto(page.url());
  await expect(theirs.locator('.collant')).toContainText('de plus');
  const said = (await theirs.locator('.collant .ecart').textContent()) ?? '';
  await expect(effect.locator('.ecart')).toHaveText(said);
  await theirs.close();
  await page.getByRole('button', { name: 'Rétablir le droit en vigueur' }).click();
  await expect(effect).toContainText('Rien ne change encore.');
});

test('the sum of the years is the total, before and after', async ({ page }) => {
  await open(page, 'france', `${kYears}&m.parcours_variable=-20%25`);
  const table = page.getByRole('table', { name: 'Année par année, les droits acquis' });
  await expect(table).toContainText('de moins');
  const cells = await table.locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => Number((cell.textContent ?? '').replace(/[^\d]/g, '')))));
  const total = cells.pop() ?? [];
  for (const column of [0, 1]) expect(cells.reduce((sum, row) => sum + (row[column] ?? 0), 0)).toBe(total[column]);
});

test('another link opened in the same tab is followed, and the one before comes back', async ({ page }) => {
  await open(page, 'france', `${kYears}&m.prevention_fixe=10%25`);
  await expect(page.locator('.collant')).toContainText('de plus');
  await open(page, 'france', 'de=2027&a=2028&effet=2027-01-01&m.parcours_fixe=-20%25');
  await expect(page.getByLabel('De l’année')).toHaveValue('2027');
  await expect(page.locator('.collant')).toContainText('de moins');
  await expect(page).toHaveURL(/de=2027.*m\.parcours_fixe=-20/);
  await page.goBack();
  await expect(page.getByLabel('De l’année')).toHaveValue('2026');
  await expect(page.locator('.collant')).toContainText('de plus');
});

test('a class moved by hand, and the reform as a file that Comparer reads', async ({ page }) => {
  await open(page, 'france', `${kYears}&m.crise_sanitaire_fixe=-50%25`);
  const line = page.locator('.ligne-grille', { hasText: 'Accès aux soins, volet fixe' });
  await line.getByText('Par taille').click();
  await line.getByLabel('Taille 2').fill('80000');
  await expect(page.getByText('2 lignes modifiées')).toBeVisible();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Enregistrer la réforme (TOML)' }).click();
  const toml = readFileSync(await (await waiting).path(), 'utf8');
  expect(toml).toContain('montants = [55_000, 80_000, 90_000, 110_000]');
  expect(toml).toContain('multiplie_par = 50');

  await open(page, 'comparer/droits', 'a=toml');
  await page.getByLabel('Texte de la réforme (TOML)').fill(toml);
  await expect(page.locator('.article', { hasText: 'Accès aux soins, volet fixe' })).toContainText('80 000 €');
});

test('what was just moved never brings back someone who has left', async ({ page }) => {
  await open(page, 'france', kYears);
  const slider = page.getByRole('slider', { name: /^Prévention, volet fixe/ });
  await slider.focus();
  // The next page is slow to come, so that this one is still there when it would write its address.
  await page.route('**/assets/**', async (request) => {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await request.continue();
  });
  await page.keyboard.press('ArrowRight');
  await page.evaluate(() => (location.hash = '#/droit/grille'));
  await expect(page.getByRole('heading', { level: 1, name: 'Le droit' })).toBeVisible();
  await expect(page).toHaveURL(/#\/droit\/grille$/);
});

test('sliders answer about a portfolio of one’s own, which is sent once', async ({ page }) => {
  const file = fileURLToPath(new URL('../../exemples/portefeuille.csv', import.meta.url));
  const [head = '', ...rows] = readFileSync(file, 'utf8').trim().split('\n');
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/nationaux/grille')) sent.push((request.postDataJSON() as { portefeuille: string }).portefeuille);
  });
  await open(page, 'france', kYears);
  const effect = page.locator('.collant');
  await expect(effect).toContainText('800');
  await page.getByLabel('Un fichier à moi (CSV)').check();
  await page.getByLabel('Choisir le fichier').setInputFiles(file);
  await expect(effect.locator('dd').nth(1)).toHaveText(String(rows.length));
  const slider = page.getByRole('slider', { name: /^Fonctionnement/ }).first();
  await slider.focus();
  for (let step = 0; step < 5; step += 1) {
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(50);
  }
  await expect(effect).toContainText('de plus');
  await expect(effect).toContainText(new RegExp(`${rows.length}.*gagnent`));
  expect(sent.filter((portfolio) => portfolio.startsWith(head))).toHaveLength(1);
  expect(sent.at(-1)).toMatch(/^sha256:[0-9a-f]{64}$/);
});

test.describe('a server that forgot', () => {
  test.use({ allowed: [/409/] });
  test('the portfolio is sent again, and nothing is seen of it', async ({ page }) => {
    const file = fileURLToPath(new URL('../../exemples/portefeuille.csv', import.meta.url));
    let forgotten = 0;
    await page.route('**/nationaux/grille', async (request) => {
      const named = (request.request().postDataJSON() as { portefeuille: string }).portefeuille.startsWith('sha256:');
      if (!named || forgotten > 0) return request.continue();
      forgotten += 1;
      const body = JSON.stringify({ type: 'urn:socle:probleme:portefeuille-oublie', title: 'oublié', status: 409 });
      return request.fulfill({ status: 409, contentType: 'application/problem+json', body });
    });
    await open(page, 'france', kYears);
    await page.getByLabel('Un fichier à moi (CSV)').check();
    await page.getByLabel('Choisir le fichier').setInputFiles(file);
    await expect(page.locator('.collant')).toContainText('Rien ne change encore.');
    await page.getByRole('slider', { name: /^Fonctionnement/ }).first().focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('.collant')).toContainText('de plus');
    expect(forgotten).toBe(1);
    await expect(page.locator('.resume-erreurs')).toHaveCount(0);
  });
});

test.describe('a file that is no portfolio', () => {
  test.use({ allowed: [/422/] });
  test('is refused with its line, and the example comes back', async ({ page }) => {
    await open(page, 'france', kYears);
    await page.getByLabel('Un fichier à moi (CSV)').check();
    await page.getByLabel('Choisir le fichier').setInputFiles({ name: 'faux.csv', mimeType: 'text/csv', buffer: Buffer.from('id;nom\n=1+1;x\n') });
    await expect(page.locator('.resume-erreurs')).toContainText('Ligne 1 :');
    await expect(page.locator('.collant')).toHaveCount(0);
    await page.getByLabel('L’exemple : 800 CPTS inventées').check();
    await expect(page.locator('.collant')).toContainText('800');
    await expect(page.locator('.resume-erreurs')).toHaveCount(0);
  });
});

test('a file that is no text in UTF-8, or empty, is refused at its field, and nothing is computed of it', async ({ page }) => {
  const good = readFileSync(fileURLToPath(new URL('../../exemples/portefeuille.csv', import.meta.url)));
  await open(page, 'france', kYears);
  await expect(page.locator('.collant')).toContainText('800');
  await page.getByLabel('Un fichier à moi (CSV)').check();
  const choose = (buffer: Buffer): Promise<void> => page.getByLabel('Choisir le fichier').setInputFiles({ name: 'cpts.csv', mimeType: 'text/csv', buffer });
  const error = page.locator('#portefeuille-csv-erreur');
  await choose(Buffer.from('id;nom\n1;CPTS de la Vall\u00e9e\n', 'latin1'));
  await expect(error).toContainText('n’est pas de l’UTF-8');
  await expect(page.locator('.collant')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Lancer le calcul' })).toBeDisabled();
  await choose(Buffer.from(''));
  await expect(error).toContainText('Ce fichier est vide.');
  await choose(good);
  await expect(page.locator('.collant')).toContainText('Rien ne change encore.');
  await expect(error).toHaveCount(0);
});

test('the axis of a small portfolio tells its amounts apart', async ({ page }) => {
  const csv = 'id,date_signature,membres,population,departement,acces_aux_soins,taux_acces_aux_soins\nA,2023-03-01,40,60000,35,2023-09-01,80\n';
  await open(page, 'france', `${kYears}&m.fonctionnement=1%25`);
  await page.getByLabel('Un fichier à moi (CSV)').check();
  await page.getByLabel('Choisir le fichier').setInputFiles({ name: 'une.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await expect(page.locator('.collant dd').nth(1)).toHaveText('1');
  const labels = page.locator('.courbes text[text-anchor="end"]');
  const ofTheFile = async (): Promise<boolean> => {
    const all = await labels.allTextContents();
    return all.length > 2 && all.every((label) => label.includes('k€'));
  };
  await expect.poll(ofTheFile).toBe(true);
  const read = await labels.allTextContents();
  expect(new Set(read).size).toBe(read.length);
});

test('the map is read with arrow keys, département after département', async ({ page }) => {
  await open(page, 'france', `${kYears}&m.prevention_fixe=10%25`);
  const map = page.getByRole('group', { name: /^Carte des départements/ });
  await map.focus();
  await page.keyboard.press('ArrowRight');
  const read = page.locator('.pays-lecture');
  await expect(read).toContainText('(01) :');
  await expect(page.locator('.pays-lu')).toHaveAttribute('data-code', '01');
  await page.keyboard.press('ArrowDown');
  await expect(read).toContainText('(02) :');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(read).not.toContainText(/\((01|02)\)\s:/);
  const last = (await read.textContent()) ?? '';
  await page.keyboard.press('Home');
  await page.keyboard.press('End');
  await expect(read).toHaveText(last);
  await page.keyboard.press('Tab');
  await expect(read).toContainText('flèches du clavier');
});

test('a full computation is followed, read and downloaded', async ({ page }) => {
  await open(page, 'france', `${kYears}&m.prevention_fixe=10%25`);
  await page.getByLabel('Nombre de tirages').selectOption('200');
  await page.getByRole('button', { name: 'Lancer le calcul' }).click();
  await expect(page.getByText('Calcul terminé.')).toBeVisible({ timeout: 30_000 });
  const law = page.getByRole('table', { name: 'Calcul complet : Année par année, les droits acquis' });
  await expect(law.getByRole('columnheader', { name: 'P95' })).toBeVisible();
  for (let cell = 2; cell < 6; cell += 1) await expect(law.locator('tbody tr').last().locator('td').nth(cell)).toContainText(/€±\s?[\d\s,]+\s(€|k€|M€)/);
  // The reform has its own band, of each year and of all of them.
  const reform = page.getByRole('table', { name: 'Effet de la réforme : année par année, les droits acquis' });
  await expect(reform.getByRole('columnheader', { name: 'P5', exact: true })).toBeVisible();
  await expect(reform.locator('tbody tr')).toHaveCount(6);
  await expect(reform.locator('tr.total td').nth(2)).toContainText(/^\+.*€±/);
  await page.setViewportSize({ width: 360, height: 740 });
  await expect.poll(() => sidewaysScroll(page)).toBe(0);
  await expect(page.getByRole('heading', { name: 'Qui y gagne, qui y perd' })).toBeVisible();
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV pour tableur français' }).click();
  expect(readFileSync(await (await waiting).path(), 'utf8').startsWith('\ufeffloi;axe;')).toBe(true);
});

test('a computation can be stopped', async ({ page }) => {
  await open(page, 'france', 'de=2026&a=2050');
  await page.getByLabel('Nombre de tirages').selectOption('10000');
  await page.getByRole('button', { name: 'Lancer le calcul' }).click();
  await page.getByRole('button', { name: 'Arrêter' }).click();
  await expect(page.getByText('Calcul arrêté.')).toBeVisible();
});

test.describe('refusals', () => {
  test.use({ allowed: [/422/] });
  test('years that cannot be computed are refused with the reason', async ({ page }) => {
    await open(page, 'france', 'de=2030&a=2026');
    await expect(page.locator('.resume-erreurs')).toBeVisible();
  });

  test('what is refused is said in words of the page, and leads to its field', async ({ page }) => {
    await open(page, 'france', 'de=2040&a=2020');
    const summary = page.locator('.resume-erreurs').first();
    await expect(summary).toContainText('« à l’année » : la dernière année précède la première. Donnez deux années');
    await expect(summary).not.toContainText('"');
    await summary.getByRole('link').click();
    const last = page.getByRole('textbox', { name: 'à l’année', exact: true });
    await expect(last).toBeFocused();
    await expect(last).toHaveAttribute('aria-invalid', 'true');
    await last.fill('2042');
    await expect(page.locator('.resume-erreurs')).toHaveCount(0);
    await expect(page.locator('.collant')).toContainText('Total de 2040 à 2042');
  });
});

test('amounts that no source states are said to be missing, year by year', async ({ page }) => {
  await open(page, 'france', 'de=2020&a=2024');
  await expect(page.getByText(/ils comptent ici pour zéro/)).toContainText(/2022 \(\d+ CPTS\)/);
  await open(page, 'france', kYears);
  await expect(page.locator('.collant')).toContainText('800');
  await expect(page.getByText(/ils comptent ici pour zéro/)).toHaveCount(0);
});

test.describe('a reform before the text that it changes', () => {
  test.use({ allowed: [/422/] });
  test('is refused with the date from which it may hold', async ({ page }) => {
    await open(page, 'france', `${kYears}&effet=2021-01-01&m.prevention_fixe=10%25`);
    await expect(page.locator('.resume-erreurs')).toContainText('31/03/2022');
  });
});

test('without a server the page says so, and asks nothing', async ({ page }) => {
  await page.route(/\/$/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace(/(<meta name="socle-hote" content=)"serveur"/, '$1"statique"') });
  });
  await open(page, 'france');
  await expect(page.getByRole('heading', { name: 'Cette page demande un serveur' })).toBeVisible();
});
