// `socle site`: files alone, behind the plainest server there is, also in a frame of another site.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, type Page } from '@playwright/test';

const program = process.env.SOCLE ?? fileURLToPath(new URL('../../build/release/bin/socle', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'socle-site-'));
const site = join(work, 'site');
const types: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml', json: 'application/json' };

let files: Server;
let host: Server;

/** Knows neither compression nor the type of WebAssembly, nor sends any header of its own. */
function serveFiles(): Server {
  return createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname).replace(/^\/sous\/dossier\//, '');
    try {
      const bytes = readFileSync(join(site, path === '' ? 'index.html' : path));
      response.writeHead(200, { 'Content-Type': types[path.split('.').at(-1) ?? ''] ?? (path === '' ? 'text/html' : 'application/octet-stream') });
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

let base: string;
let outside: string;
test.beforeAll(async () => {
  const written = spawnSync(program, ['site', site], { encoding: 'utf8' });
  expect(written.stderr).toBe('');
  expect(written.status).toBe(0);
  files = serveFiles();
  base = `${await listen(files)}/sous/dossier/`;
  host = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><html lang="fr"><title>Fédération</title><h1>Notre fédération</h1>
      <script src="${base}socle-simulateur.js" defer></script>
      <socle-simulateur page="simuler" situation="population=60000&signature=2024-03-01"></socle-simulateur>`);
  });
  outside = await listen(host);
});
test.afterAll(() => {
  files.close();
  host.close();
  rmSync(work, { recursive: true });
});

function requestsOf(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/^https?:/.test(request.url())) asked.push(`${request.method()} ${request.url()}`);
  });
  return asked;
}

test('the site computes in a sub-folder of a plain host, and sends nothing anywhere', async ({ page }) => {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  const asked = requestsOf(page);
  await page.goto(`${base}#/simuler?population=60000&signature=2024-03-01`);
  await expect(page.locator('.resultat .total').first()).toContainText('€');
  await page.getByLabel('Membres').fill('4321');
  await expect(page).toHaveURL(/membres=4321/);
  await page.getByRole('combobox', { name: 'Communes ou intercommunalités' }).fill('redon');
  await expect(page.getByRole('option', { name: /Redon/ }).first()).toBeVisible();
  expect(asked.filter((each) => !each.startsWith(`GET ${base}`))).toEqual([]);
  expect(asked.filter((each) => /api\/v1|4321/.test(each.replace(/#.*/, '')))).toEqual([]);
  expect(faults).toEqual([]);
});

test('what needs a server has no link, and its address says why', async ({ page }) => {
  await page.goto(base);
  await expect(page.locator('.resultat .total').first()).toContainText('€');
  await expect(page.locator('a[href*="#/france"]')).toHaveCount(0);
  await page.goto(`${base}#/france`);
  await expect(page.getByRole('heading', { name: 'Cette page demande un serveur' })).toBeVisible();
});

test('in the page of another site, the element follows the height of the simulator', async ({ page }) => {
  const asked = requestsOf(page);
  await page.goto(outside);
  const frame = page.frameLocator('socle-simulateur iframe');
  await expect(frame.locator('.resultat .total').first()).toContainText('€');
  await expect(frame.locator('.entete')).toBeHidden();
  const heights = async (): Promise<[number, number]> => [
    await page.locator('socle-simulateur iframe').evaluate((element) => element.clientHeight),
    await frame.locator('body').evaluate((element) => Math.ceil(element.getBoundingClientRect().height)),
  ];
  await expect.poll(async () => { const [around, inside] = await heights(); return around - inside; }).toBe(0);
  // Another frame, or another site, cannot change it.
  let before = -1;
  const settled = async (): Promise<boolean> => {
    const [now] = await heights();
    const same = now === before;
    before = now;
    return same;
  };
  await expect.poll(settled, { intervals: [300] }).toBe(true);
  await page.evaluate(() => window.postMessage({ socle: 'hauteur', hauteur: 5000 }, '*'));
  await page.waitForTimeout(100);
  expect((await heights())[0]).toBe(before);
  expect(asked.filter((each) => !each.startsWith(`GET ${base}`) && !each.startsWith(`GET ${outside}`))).toEqual([]);
});
