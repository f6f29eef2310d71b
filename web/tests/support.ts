// What every browser test of Socle stands on.
import { test as base, expect, type Page } from '@playwright/test';
import axe from 'axe-core';

export { expect };

/** Address of a page of Socle: `address('simuler', 'population=60000')`. */
export function address(path: string, params = ''): string {
  return `${process.env.SOCLE_BASE}/#/${path}${params === '' ? '' : `?${params}`}`;
}

/** Opens a page of Socle and waits until its title stands. */
export async function open(page: Page, path: string, params = ''): Promise<void> {
  await page.goto(address(path, params));
  await page.locator('main h1').waitFor();
}

/**
 * RALENTI=n tools/tester-web: a processor n times slower, and what the pages draw after a frame comes n times 50 ms late. A test
 * that reads before the page has answered passes by luck on a fast machine, and fails so.
 */
const kSlowdown = Number(process.env.RALENTI ?? 0);

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: kSlowdown });
  await page.addInitScript((delay) => {
    const next = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (draw) => next(() => setTimeout(() => draw(performance.now()), delay));
  }, kSlowdown * 50);
  await tellOfAddressesLate(page, kSlowdown * 50);
}

/** A browser changes the address at once and tells the page after what it has to do first: here, as late as said. */
export async function tellOfAddressesLate(page: Page, milliseconds: number): Promise<void> {
  await page.addInitScript((delay) => {
    window.addEventListener('hashchange', (event) => {
      if (!event.isTrusted) return;
      event.stopImmediatePropagation();
      setTimeout(() => window.dispatchEvent(new HashChangeEvent('hashchange')), delay);
    });
  }, milliseconds);
}

/**
 * A page on which nothing may go wrong unseen: an error in the console or a request to another host fails the test. Set
 * `allowed` to what a test provokes itself.
 */
export const test = base.extend<{ allowed: RegExp[] }>({
  allowed: [[], { option: true }],
  page: async ({ page, allowed }, use) => {
    const faults: string[] = [];
    if (kSlowdown > 0) await slowDown(page);
    page.on('console', (message) => {
      if (message.type() === 'error' && !allowed.some((each) => each.test(message.text()))) faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (/^https?:$/.test(url.protocol) && url.origin !== process.env.SOCLE_BASE) faults.push(`request to ${url.origin}`);
    });
    await use(page);
    expect(faults).toEqual([]);
  },
});

/** What axe-core finds, in words. The page's policy forbids foreign scripts: it is run from outside. */
export async function faultsOfAccess(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run(document));
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

/** By how many pixels the page is wider than the screen. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** The amount in a place of the page, as a number of cents: "1 234,56 €" → 123456. Its text, not what is drawn: what lies below is drawn late. */
export async function cents(page: Page, selector: string): Promise<number> {
  const text = (await page.locator(selector).first().textContent()) ?? '';
  const match = /(-|\u2212)?(\d[\d\s\u202f\u00a0]*)(?:,(\d\d))?/.exec(text);
  if (match === null) throw new Error(`no amount in « ${text} »`);
  return Number((match[1] ? '-' : '') + (match[2] ?? '').replace(/\D/g, '') + (match[3] ?? '00'));
}
