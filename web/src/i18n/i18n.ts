// Two languages, one dictionary each per page. French is in the page; English is fetched when it is asked for.
import { signal } from '@preact/signals';
import { preference, storePreference } from '../preferences';

export type Language = 'fr' | 'en';

const chosen = signal<Language>('fr');
const waiting: (() => Promise<void>)[] = [];

export function language(): Language {
  return chosen.value;
}

/**
 * The words of one part of the application. `fr` gives the type: a key that English lacks does not compile.
 * Returns a function to call while rendering: it follows the language.
 */
export function dictionary<Texts>(fr: Texts, english: () => Promise<{ default: Texts }>): () => Texts {
  const words = signal<Texts | null>(null);
  waiting.push(async () => {
    words.value ??= (await english()).default;
  });
  return () => (chosen.value === 'en' && words.value !== null ? words.value : fr);
}

/** Fetches what the present language lacks. To be awaited before a page that was just loaded is shown. */
export async function wordsReady(): Promise<void> {
  if (chosen.value === 'en') await Promise.all(waiting.map((load) => load()));
}

export async function chooseLanguage(wanted: Language): Promise<void> {
  if (wanted === 'en') await Promise.all(waiting.map((load) => load()));
  chosen.value = wanted;
  document.documentElement.lang = wanted;
  storePreference('langue', wanted);
}

export async function restoreLanguage(): Promise<void> {
  if (preference('langue') === 'en') await chooseLanguage('en');
}
