/** Files alone, without a Socle server behind them: `socle site` writes it in the page. */
const isStatic = document.querySelector('meta[name="socle-hote"]')?.getAttribute('content') === 'statique';

/** Pages that a server computes, or that describe it: a site of files has no link to them, and they say why. */
const kOfTheServer = ['france', 'api'];

export function isOffered(page: string): boolean {
  return !isStatic || !kOfTheServer.includes(page);
}

export function hasServer(): boolean {
  return !isStatic;
}
