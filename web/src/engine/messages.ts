// What the page and its engine, which runs beside it in a worker, tell each other.
import type { Reponse, Requete } from '../../moteur/moteur.js';

/** Files go as bytes: compiled and read over there, they do not hold up the page. */
export type ToEngine =
  /** socle.wasm and droit.json. */
  | { kind: 'law'; wasm: ArrayBuffer; droit: ArrayBuffer }
  /** donnees.json. */
  | { kind: 'places'; bytes: ArrayBuffer }
  | { kind: 'question'; requete: Requete };

/** One for each message, in the same order. */
export type FromEngine = { kind: 'answer'; reponse: Reponse } | { kind: 'done' } | { kind: 'failure'; reason: string };
