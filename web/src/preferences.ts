// Choices of appearance that the browser keeps. Nothing of the situation goes here. In an iframe storage may be refused: no matter.
type Preference = 'langue' | 'theme';

export function preference(name: Preference): string | null {
  try {
    return localStorage.getItem(`socle.${name}`);
  } catch {
    return null;
  }
}

export function storePreference(name: Preference, value: string): void {
  try {
    localStorage.setItem(`socle.${name}`, value);
  } catch {
    // Refused: the choice lasts as long as the page.
  }
}
