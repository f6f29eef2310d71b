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

// From the event of a keystroke to the new total in the page.
async function keystrokes(browser, address) {
  const page = await browser.newPage();
  await page.goto(address);
  await page.locator('.resultat .total').waitFor();
  await page.waitForTimeout(kSettle);
  return page.evaluate(async (count) => {
    const rate = document.querySelector('.taux input[type="text"]');
    const total = document.querySelector('.resultat .total');
    const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
    const times = [];
    for (let n = 0; n < count; n += 1) {
      const before = total.textContent;
      const changed = new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          if (total.textContent === before) return;
          observer.disconnect();
          resolve(performance.now());
        });
        observer.observe(total, { childList: true, characterData: true, subtree: true });
      });
      const start = performance.now();
      setter.call(rate, String(10 + (n % 80)));
      rate.dispatchEvent(new Event('input', { bubbles: true }));
      times.push((await changed) - start);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return times;
  }, kKeystrokes);
}

function audit(address) {
  const args = [lighthouse, address, '--quiet', '--output=json', '--only-categories=performance,accessibility,best-practices', `--chrome-flags=--headless=new ${flags.join(' ')}`];
  const run = spawn(process.execPath, args, { env: { ...process.env, CHROME_PATH: chromium }, stdio: ['ignore', 'pipe', 'inherit'] });
  let json = '';
  run.stdout.on('data', (bytes) => (json += bytes));
  return new Promise((resolve, reject) => run.on('exit', (code) => (code === 0 ? resolve(JSON.parse(json)) : reject(new Error(`lighthouse: ${code}`)))));
}

const { base, stop } = await serve();
try {
  const browser = await playwright.chromium.launch({ executablePath: chromium, args: flags });
  say('transfert', await transfer(browser, `${base}/`));
  const times = await keystrokes(browser, `${base}/#/simuler?population=60000&signature=2024-03-01`);
  say('touche_mediane', at(times, 0.5).toFixed(2));
  say('touche_p95', at(times, 0.95).toFixed(2));
  await browser.close();
  for (const page of ['simuler', 'plan']) {
    const report = await audit(`${base}/#/${page}?population=60000&signature=2024-03-01`);
    for (const category of ['performance', 'accessibility', 'best-practices']) say(`${page}_${category}`, Math.round(report.categories[category].score * 100));
  }
} finally {
  stop();
}
