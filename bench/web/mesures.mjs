// node bench/web/mesures.mjs SOCLE PAGES: measures the pages in Chromium, against `socle serveur`. One line a figure: NAME <tab> VALUE.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const [program, pages] = process.argv.slice(2);
const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const playwright = createRequire(new URL('../../web/package.json', import.meta.url))('@playwright/test');
const lighthouse = fileURLToPath(new URL('node_modules/lighthouse/cli/index.js', import.meta.url));
const kSettle = 1500;
const kKeystrokes = 60;
const kMoves = 50;
const kAudits = 3;

const say = (name, value) => process.stdout.write(`${name}\t${value}\n`);
const sorted = (values) => [...values].sort((a, b) => a - b);
const at = (values, part) => sorted(values)[Math.min(values.length - 1, Math.floor(values.length * part))];

// SOCLE_BASE: a server that runs already.
function serve() {
  if (process.env.SOCLE_BASE !== undefined) return { base: process.env.SOCLE_BASE, stop: () => undefined };
  const server = spawn(program, ['serveur', '--port', '0', '--pages', pages, '--silencieux'], { stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    let said = '';
    const read = (bytes) => {
      said += bytes;
      const found = /http:\/\/[\w.:[\]-]+/.exec(said);
      if (found !== null) resolve({ base: found[0], stop: () => server.kill('SIGTERM') });
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.on('exit', (code) => reject(new Error(`socle serveur ended with ${code}: ${said}`)));
  });
}

// Everything that a first visit fetches until it shows a result and is quiet, as it travels (compressed).
async function transfer(browser, address) {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', (event) => (bytes += event.encodedDataLength));
  await page.goto(address);
  await page.locator('.resultat .total').waitFor();
  await page.waitForTimeout(kSettle);
  await context.close();
  return bytes;
}

/**
 * From the event of a change in `field` to the new text of `total`, in milliseconds, for each of the values. Slider or text alike.
 */
async function changes(browser, address, { field, total, values }) {
  const page = await browser.newPage();
  await page.goto(address);
  await page.locator(total).waitFor();
  await page.locator(field).first().waitFor();
  await page.waitForTimeout(kSettle);
  const times = await page.evaluate(
    async ([fieldSelector, totalSelector, all]) => {
      const input = document.querySelector(fieldSelector);
      const shown = document.querySelector(totalSelector);
      const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
      const times = [];
      for (const value of all) {
        const before = shown.textContent;
        const changed = new Promise((resolve) => {
          const observer = new MutationObserver(() => {
            if (shown.textContent === before) return;
            observer.disconnect();
            resolve(performance.now());
          });
          observer.observe(shown, { childList: true, characterData: true, subtree: true });
        });
        const start = performance.now();
        setter.call(input, value);
        input.dispatchEvent(new Event('input', { bubbles: true }));
        times.push((await changed) - start);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return times;
    },
    [field, total, values.map(String)],
  );
  await page.close();
  return times;
}

const keystrokes = (browser, address) =>
  changes(browser, address, {
    field: '.taux input[type="text"]',
    total: '.resultat .total',
    values: Array.from({ length: kKeystrokes }, (_, n) => 10 + (n % 80)),
  });

// One step of the slider of one line of the national grid, which never comes back to where it was.
const moves = (browser, address) =>
  changes(browser, address, {
    field: '#curseur-prevention_fixe',
    total: '.collant .chiffres',
    values: Array.from({ length: kMoves }, (_, n) => 1 + n),
  });

// One audit is at the mercy of what else the machine does: the median of a few. Now and then Lighthouse loses the beginning of its
// trace, and asks to be run again.
async function audits(address, categories) {
  const scores = [];
  for (let tries = 0; scores.length < kAudits; tries += 1) {
    if (tries === 2 * kAudits) throw new Error('lighthouse fails again and again');
    const report = await audit(address);
    if (report !== null) scores.push(report.categories);
  }
  return categories.map((category) => at(scores.map((each) => Math.round(each[category].score * 100)), 0.5));
}

function audit(address) {
  const args = [lighthouse, address, '--quiet', '--output=json', '--only-categories=performance,accessibility,best-practices', `--chrome-flags=--headless=new ${flags.join(' ')}`];
  const run = spawn(process.execPath, args, { env: { ...process.env, CHROME_PATH: chromium }, stdio: ['ignore', 'pipe', 'inherit'] });
  let json = '';
  run.stdout.on('data', (bytes) => (json += bytes));
  return new Promise((resolve) => run.on('exit', (code) => resolve(code === 0 ? JSON.parse(json) : null)));
}

const { base, stop } = await serve();
try {
  const browser = await playwright.chromium.launch({ executablePath: chromium, args: flags });
  say('transfert', await transfer(browser, `${base}/`));
  const times = await keystrokes(browser, `${base}/#/simuler?population=60000&signature=2024-03-01`);
  say('touche_mediane', at(times, 0.5).toFixed(2));
  say('touche_p95', at(times, 0.95).toFixed(2));
  const steps = await moves(browser, `${base}/#/france?de=2026&a=2033&effet=2027-01-01`);
  say('curseur_mediane', at(steps, 0.5).toFixed(2));
  say('curseur_p95', at(steps, 0.95).toFixed(2));
  await browser.close();
  for (const page of ['simuler', 'plan']) {
    const categories = ['performance', 'accessibility', 'best-practices'];
    const scores = await audits(`${base}/#/${page}?population=60000&signature=2024-03-01`, categories);
    categories.forEach((category, index) => say(`${page}_${category}`, scores[index]));
  }
} finally {
  stop();
}
