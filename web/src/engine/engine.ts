// The page's side of its engine: fetched once, from the page's own host. Communes are fetched when a question needs them.
import { ErreurMoteur, type Reponse, type Requete } from '../../moteur/moteur.js';
import type { FromEngine, ToEngine } from './messages';

/** What the engine answers before it was given communes and populations. */
const kWithoutPlaces = 503;

async function file(name: string): Promise<ArrayBuffer> {
  const response = await fetch(new URL(`moteur/${name}`, document.baseURI));
  if (response.ok) return response.arrayBuffer();
  throw new ErreurMoteur(
    `Le fichier « ${name} » ne se charge pas (réponse ${response.status}). Rechargez la page ; si cela continue, prévenez qui l’héberge.`,
  );
}

type Ask = (message: ToEngine, transfer?: Transferable[]) => Promise<FromEngine>;

function startWorker(): Ask {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const waiting: { resolve: (reply: FromEngine) => void; reject: (error: Error) => void }[] = [];
  worker.addEventListener('message', ({ data }: MessageEvent<FromEngine>) => {
    const first = waiting.shift();
    if (data.kind === 'failure') first?.reject(new ErreurMoteur(data.reason));
    else first?.resolve(data);
  });
  worker.addEventListener('error', () => {
    const error = new ErreurMoteur('Le moteur de calcul ne démarre pas. Rechargez la page ; si cela continue, prévenez qui l’héberge.');
    for (const { reject } of waiting.splice(0)) reject(error);
  });
  return (message, transfer = []) =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      worker.postMessage(message, transfer);
    });
}

/** Keeps what `make` gives; after a failure the next call tries again: the network may be back. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
}

/** Starts loading, so that the first question waits less. A failure is told by that question. */
export const prepare = once(async (): Promise<Ask> => {
  const ask = startWorker();
  const [wasm, droit] = await Promise.all([file('socle.wasm'), file('droit.json')]);
  await ask({ kind: 'law', wasm, droit }, [wasm, droit]);
  return ask;
});

const givePlaces = once(async (): Promise<void> => {
  const [ask, bytes] = await Promise.all([prepare(), file('donnees.json')]);
  await ask({ kind: 'places', bytes }, [bytes]);
});

async function question(requete: Requete): Promise<Reponse> {
  const ask = await prepare();
  const reply = await ask({ kind: 'question', requete });
  if (reply.kind !== 'answer') throw new ErreurMoteur(reply.kind);
  return reply.reponse;
}

/** Answers a request of the API. Fails, with words for people, only if the engine cannot be had. */
export async function repondre(requete: Requete): Promise<Reponse> {
  const reponse = await question(requete);
  if (reponse.status !== kWithoutPlaces) return reponse;
  await givePlaces();
  return question(requete);
}
