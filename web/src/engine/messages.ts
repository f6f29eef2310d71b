// What the page and its engine, which runs beside it in a worker, tell each other.
import type { Liasse, Reponse, Requete } from '../../moteur/moteur.js';

export type ToEngine =
  | { kind: 'law'; module: WebAssembly.Module; droit: Liasse }
  /** The bytes of donnees.json: read over there, they do not hold up the page. */
  | { kind: 'places'; bytes: ArrayBuffer }
  | { kind: 'question'; requete: Requete };

/** One for each message, in the same order. */
export type FromEngine = { kind: 'answer'; reponse: Reponse } | { kind: 'done' } | { kind: 'failure'; reason: string };
