import { expect, open, test } from './support';

test('with the keyboard alone: skip link, search, choice, slider', async ({ page }) => {
  await open(page, 'simuler', 'signature=2024-03-01');
  await page.locator('.resultat .total').waitFor();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await page.keyboard.press('Tab');
  const search = page.getByRole('combobox', { name: 'Communes ou intercommunalités' });
  await expect(search).toBeFocused();
  await page.keyboard.type('redon');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(search).toHaveAttribute('aria-activedescendant', /./);
  const active = await search.getAttribute('aria-activedescendant');
  await expect(page.locator(`#${active}`)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(search).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Lieux choisis' }).getByRole('listitem')).toHaveCount(1);
  await expect(search).toBeFocused();

  const slider = page.getByRole('slider', { name: /Accès aux soins/ });
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('textbox', { name: 'Taux d’atteinte, Accès aux soins' })).toHaveValue('85');
});

test('focus is always visible', async ({ page }) => {
  await open(page, 'simuler', 'signature=2024-03-01');
  await page.locator('.resultat .total').waitFor();
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) return 'nowhere';
      return `${getComputedStyle(focused).outlineStyle} ${focused.outerHTML.slice(0, 120)}`;
    });
    expect(outline).not.toMatch(/^(none|nowhere)/);
  }
});
