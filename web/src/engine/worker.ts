// The engine, beside the page: reading the law and the communes never holds up what is typed.
import { sha256 } from '@noble/hashes/sha2.js';
import { creerMoteur, type Liasse, type Moteur } from '../../moteur/moteur.js';
import type { FromEngine, ToEngine } from './messages';

function read(bytes: ArrayBuffer): Liasse {
  return JSON.parse(new TextDecoder().decode(bytes)) as Liasse;
}

let moteur: Moteur | undefined;

async function answer(message: ToEngine): Promise<FromEngine> {
  if (message.kind === 'law') {
    moteur = await creerMoteur(message.wasm, read(message.droit), { sha256 });
    return { kind: 'done' };
  }
  if (moteur === undefined) return { kind: 'failure', reason: 'the law comes first' };
  if (message.kind === 'question') return { kind: 'answer', reponse: moteur.repondre(message.requete) };
  moteur.chargerDonnees(read(message.bytes));
  return { kind: 'done' };
}

addEventListener('message', ({ data }: MessageEvent<ToEngine>) => {
  answer(data)
    .catch((error: unknown): FromEngine => ({ kind: 'failure', reason: error instanceof Error ? error.message : String(error) }))
    .then((reply) => postMessage(reply));
});
