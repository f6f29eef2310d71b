// The situation the pages show. The address follows it; the back button and links of others bring it back.
import { effect, signal } from '@preact/signals';
import { today } from '../format';
import { go, href, leaving, route } from '../router';
import { formatSituation, parseSituation, type Parsed, type Situation } from './situation';

/** Pages whose address says the situation itself. */
const kPages = new Set(['', 'simuler', 'plan']);

function page(): string {
  return route.peek().path;
}

export const parsed = signal<Parsed>(parseSituation(kPages.has(page()) ? route.peek().params : new URLSearchParams(), today()));

export function situation(): Situation {
  return parsed.value.situation;
}

// Browsers allow some hundred changes of address in half a minute, a slider makes more: they are gathered.
const kGatherMilliseconds = 300;
let timer: ReturnType<typeof setTimeout> | undefined;
let pending: { replace: boolean } | null = null;
let lastField = '';

/** Writes into the address, now, what was gathered for it. */
export function settle(): void {
  clearTimeout(timer);
  if (pending === null) return;
  const { replace } = pending;
  pending = null;
  if (leaving() || !kPages.has(page())) return;
  written = formatSituation(parsed.peek().situation).toString();
  go(page() || 'simuler', formatSituation(parsed.peek().situation), replace);
}

/** The query that was written last: reading it again would only undo what is being typed. */
let written = '';

/**
 * Changes the situation. Changes of the same `field` in a row are one step of the back button.
 */
export function edit(field: string, change: (situation: Situation) => void): void {
  if (field !== lastField) settle();
  const next = structuredClone(parsed.peek().situation);
  change(next);
  pending = { replace: pending?.replace ?? field === lastField };
  lastField = field;
  parsed.value = { situation: next, unknown: [], newer: false };
  clearTimeout(timer);
  timer = setTimeout(settle, kGatherMilliseconds);
}

effect(() => {
  const { path, params } = route.value;
  if (!kPages.has(path) || params.toString() === written) return;
  clearTimeout(timer);
  pending = null;
  lastField = '';
  written = params.toString();
  parsed.value = parseSituation(params, today());
});

/** The whole address of the present situation on a page, to be given to others. */
export function shareableAddress(path: string): string {
  return new URL(addressOf(path), location.href).href;
}

/** Link to a page; pages of the situation carry it, as it is at the moment of the call. */
export function addressOf(path: string): string {
  return kPages.has(path) ? href(path, formatSituation(parsed.peek().situation)) : href(path);
}
