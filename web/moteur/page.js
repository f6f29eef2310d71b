// The engine of this page: fetched once, from the page's own host, beside the page. Communes are fetched when a question needs them.
import { sha256 } from '@noble/hashes/sha2.js';
import { creerMoteur, ErreurMoteur } from './moteur.js';

/** @typedef {import('./moteur.js').Moteur} Moteur */

const kDataMissing = 503;

/** @param {string} name @returns {Promise<Response>} */
async function file(name) {
  const response = await fetch(new URL(`moteur/${name}`, document.baseURI));
  if (response.ok) return response;
  throw new ErreurMoteur(`Le fichier « ${name} » ne se charge pas (réponse ${response.status}). Rechargez la page ; si cela continue, prévenez qui l'héberge.`);
}

async function charger() {
  const [wasm, droit] = await Promise.all([file('socle.wasm'), file('droit.json').then((response) => response.json())]);
  return creerMoteur(wasm, droit, { sha256 });
}

/** @type {Promise<Moteur> | undefined} */
let moteur;
/** @type {Promise<void> | undefined} */
let donnees;

/** Starts loading, so that the first question waits less. A failure is told by that question. */
export function preparer() {
  moteur ??= charger().catch((error) => {
    // The next question tries again: the network may be back.
    moteur = undefined;
    throw error;
  });
  return moteur;
}

/** Communes and populations; asked for by `repondre` when they are missing. */
export function chargerDonnees() {
  donnees ??= Promise.all([preparer(), file('donnees.json').then((response) => response.json())])
    .then(([ready, liasse]) => ready.chargerDonnees(liasse))
    .catch((error) => {
      donnees = undefined;
      throw error;
    });
  return donnees;
}

/**
 * @param {import('./moteur.js').Requete} requete
 * @returns {Promise<import('./moteur.js').Reponse>} Fails with an error, in French when it is an ErreurMoteur, only if the engine cannot be had.
 */
export async function repondre(requete) {
  const ready = await preparer();
  const reponse = ready.repondre(requete);
  if (reponse.status !== kDataMissing) return reponse;
  await chargerDonnees();
  return ready.repondre(requete);
}
