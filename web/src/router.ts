// The address after "#" says the page and its situation: "#/simuler?population=60000". It never reaches a server, and works on any
// static host and in an iframe.
import { signal } from '@preact/signals';

export interface Route {
  /** "simuler", or "droit/textes/aci-cpts-avenant-2": no slash at either end. */
  path: string;
  params: URLSearchParams;
}

export function parseHash(hash: string): Route {
  const text = hash.replace(/^#\/?/, '');
  const question = text.indexOf('?');
  const path = question < 0 ? text : text.slice(0, question);
  return {
    path: path.replace(/\/+$/, ''),
    params: new URLSearchParams(question < 0 ? '' : text.slice(question + 1)),
  };
}

export const route = signal<Route>(parseHash(location.hash));

/** The address that `route` was read from. */
let known = location.hash;

function follow(): void {
  known = location.hash;
  route.value = parseHash(known);
}

window.addEventListener('hashchange', follow);

/** Address of a page. Commas, colons and stars stay as they are, so that addresses can be read. */
export function href(path: string, params?: URLSearchParams): string {
  const query = params?.toString().replace(/%2C/g, ',').replace(/%3A/g, ':') ?? '';
  return `#/${path}${query ? `?${query}` : ''}`;
}

/** Goes there; `replace` leaves no step for the back button. */
export function go(path: string, params?: URLSearchParams, replace = false): void {
  const address = href(path, params);
  if (address === location.hash) return;
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  follow();
}

/** True once the browser shows another address, of which the page has not heard yet: to write one now would undo a link just followed. */
export function leaving(): boolean {
  return location.hash !== known;
}

/**
 * Writes what a page shows into its address, without a step for the back button. A page that gathers changes, or waits for something,
 * may come to this once people have left it, or opened another address of it: that one stays.
 */
export function keepInAddress(path: string, params: URLSearchParams): void {
  if (!leaving() && section(route.peek().path) === section(path)) go(path, params, true);
}

function section(path: string): string {
  return path.split('/')[0] ?? '';
}
