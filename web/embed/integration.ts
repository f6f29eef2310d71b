// The simulator inside another site's page: without its own header, and telling its height to the page around it.
import './integration.css';
import '../src/main';

/** Read by public/socle-simulateur.js. */
interface HeightMessage {
  socle: 'hauteur';
  hauteur: number;
}

function tellHeight(): void {
  const message: HeightMessage = { socle: 'hauteur', hauteur: Math.ceil(document.body.getBoundingClientRect().height) };
  // Which site is around cannot be known, and a height is no secret.
  window.parent.postMessage(message, '*');
}

if (window.parent !== window) new ResizeObserver(tellHeight).observe(document.body);
