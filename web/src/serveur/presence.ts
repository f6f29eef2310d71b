/** Whether the page comes from `socle serveur`, which computes what a page alone cannot. A host of plain files says nothing. */
export function hasServer(): boolean {
  return document.querySelector('meta[name="socle-serveur"]') !== null;
}
