import { signal } from '@preact/signals';
import { preference, storePreference } from './preferences';

export type Theme = 'auto' | 'clair' | 'sombre';
export const themes: readonly Theme[] = ['auto', 'clair', 'sombre'];

function isTheme(text: string | null): text is Theme {
  return themes.some((theme) => theme === text);
}

const stored = preference('theme');
export const theme = signal<Theme>(isTheme(stored) ? stored : 'auto');

function show(wanted: Theme): void {
  if (wanted === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = wanted;
}
show(theme.value);

export function chooseTheme(wanted: Theme): void {
  theme.value = wanted;
  storePreference('theme', wanted);
  show(wanted);
}
