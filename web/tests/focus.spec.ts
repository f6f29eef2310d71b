// With the keyboard alone: every page can be gone through, and one always sees where one is.
import { expect, open, test } from './support';

const pages: [string, string][] = [
  ['comparer/droits', 'a=toml'],
  ['comparer/situations', ''],
  ['droit/grille', 'date=2024-03-01'],
  ['droit/affirmations', ''],
  ['france', 'de=2026&a=2030'],
  ['api', ''],
];
const kSteps = 40;

for (const [path, params] of pages) {
  test(`focus moves and is visible: ${path}`, async ({ page }) => {
    await open(page, path, params);
    await page.waitForLoadState('networkidle');
    const seen = new Set<string>();
    for (let step = 0; step < kSteps; step += 1) {
      await page.keyboard.press('Tab');
      const [outline, where] = await page.evaluate(() => {
        const focused = document.activeElement;
        if (focused === null || focused === document.body) return ['body', 'body'];
        const box = focused.getBoundingClientRect();
        // The calendar button inside a date field has the focus, and its own ring, in the shadow of the field.
        const inside = !focused.matches(':focus');
        return [inside ? 'inside' : getComputedStyle(focused).outlineStyle, `${focused.tagName} ${Math.round(box.left)} ${Math.round(box.top + window.scrollY)}`];
      });
      expect(outline).not.toBe('none');
      seen.add(where ?? '');
    }
    expect(seen.size).toBeGreaterThan(kSteps / 2);
  });
}

test('a number of the law is reached, read and left by keyboard', async ({ page }) => {
  await open(page, 'droit/nombres');
  const link = page.getByRole('link', { name: 'Prévention, volet fixe' });
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2 })).toContainText('Prévention, volet fixe');
  await page.getByRole('link', { name: 'Tous les nombres' }).focus();
  await page.keyboard.press('Enter');
  await expect(link).toBeVisible();
});
