// The engine, beside the page: reading the law and the communes never holds up what is typed.
import { sha256 } from '@noble/hashes/sha2.js';
import { creerMoteur, type Liasse, type Moteur } from '../../moteur/moteur.js';
import type { FromEngine, ToEngine } from './messages';

let moteur: Moteur | undefined;

async function answer(message: ToEngine): Promise<FromEngine> {
  if (message.kind === 'law') {
    moteur = await creerMoteur(message.module, message.droit, { sha256 });
    return { kind: 'done' };
  }
  if (moteur === undefined) return { kind: 'failure', reason: 'the law comes first' };
  if (message.kind === 'question') return { kind: 'answer', reponse: moteur.repondre(message.requete) };
  moteur.chargerDonnees(JSON.parse(new TextDecoder().decode(message.bytes)) as Liasse);
  return { kind: 'done' };
}

addEventListener('message', ({ data }: MessageEvent<ToEngine>) => {
  answer(data)
    .catch((error: unknown): FromEngine => ({ kind: 'failure', reason: error instanceof Error ? error.message : String(error) }))
    .then((reply) => postMessage(reply));
});
