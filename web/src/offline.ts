/** After the first visit, the page opens without network. Where browsers refuse (no secure context, private windows), it works online. */
export function keepForOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // After the first result: its files come first.
  window.addEventListener('load', () => {
    navigator.serviceWorker.register('./sw.js').catch((error: unknown) => console.info('Socle hors connexion :', error));
  });
}
