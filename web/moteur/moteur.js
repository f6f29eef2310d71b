// The engine of Socle in a page, a worker or Node: `socle.wasm` and the files of the law, asked as one would ask the API, in memory.
// apps/moteur is the other side.

/**
 * @typedef {object} Requete
 * @property {'GET' | 'POST'} method
 * @property {string} path "/api/v1/simulations", percent-encoded
 * @property {string} [query] without "?"
 * @property {string} [body]
 * @property {string} [today] AAAA-MM-JJ; by default the day of this machine
 */
/** @typedef {{ status: number, type: string, body: string }} Reponse */
/** @typedef {{ nom: string, texte: string }} Fichier */
/** @typedef {{ fichiers: Fichier[] }} Liasse What tools/construire-moteur writes: `droit.json`, `donnees.json`. */
/** @typedef {(bytes: Uint8Array) => Uint8Array} Sha256 Gives 32 bytes, at once. */
/**
 * @typedef {object} Exports
 * @property {WebAssembly.Memory} memory
 * @property {() => void} _initialize
 * @property {(size: number) => number} socle_allouer
 * @property {(block: number) => void} socle_liberer
 * @property {(name: number, nameSize: number, text: number, textSize: number) => void} socle_fichier
 * @property {() => number} socle_creer
 * @property {() => number} socle_charger_donnees
 * @property {(...addressesSizesAndDay: number[]) => number} socle_repondre
 */
/**
 * @typedef {object} Moteur
 * @property {(requete: Requete) => Reponse} repondre Never throws for what is asked: mistakes are answers (problem details).
 * @property {(donnees: Liasse) => void} chargerDonnees Communes and populations; before it, what needs them answers 503.
 */

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** What stops the engine, in French for people. */
export class ErreurMoteur extends Error {}

/**
 * @param {Response | Promise<Response> | BufferSource | WebAssembly.Module} source
 * @returns {Promise<WebAssembly.Module>}
 */
async function compile(source) {
  if (typeof WebAssembly !== 'object') {
    throw new ErreurMoteur(
      "Ce navigateur n'a pas WebAssembly, dont le calcul a besoin. Mettez le navigateur à jour, ou demandez à votre service informatique de l'autoriser.",
    );
  }
  const given = await source;
  if (given instanceof WebAssembly.Module) return given;
  if (typeof Response === 'undefined' || !(given instanceof Response)) return WebAssembly.compile(/** @type {BufferSource} */ (given));
  if (!given.ok) {
    throw new ErreurMoteur(`Le moteur de calcul ne se charge pas (réponse ${given.status}). Rechargez la page ; si cela continue, prévenez qui l'héberge.`);
  }
  // Hosts that do not know the type of the file: compile after the download rather than while it comes.
  const streams = given.headers.get('Content-Type')?.startsWith('application/wasm');
  return streams ? WebAssembly.compileStreaming(given) : WebAssembly.compile(await given.arrayBuffer());
}

/**
 * An instance and its memory. Addresses stay good when the memory grows, views do not: each access makes its own.
 * @param {WebAssembly.Module} module
 * @param {Sha256} sha256
 */
function instantiate(module, sha256) {
  let messages = '';
  /** @type {Exports} */
  let exports;
  const bytes = (/** @type {number} */ address, /** @type {number} */ size) => new Uint8Array(exports.memory.buffer, address, size);
  const kBadFile = 8;
  const instance = new WebAssembly.Instance(module, {
    socle: {
      sha256: (/** @type {number} */ address, /** @type {number} */ size, /** @type {number} */ digest) => {
        bytes(digest, 32).set(sha256(bytes(address, size).slice()));
      },
    },
    // The module has neither files nor a terminal: what it writes is the reason of a stop.
    wasi_snapshot_preview1: {
      fd_close: () => kBadFile,
      fd_seek: () => kBadFile,
      fd_write: (/** @type {number} */ _file, /** @type {number} */ parts, /** @type {number} */ count, /** @type {number} */ written) => {
        const view = new DataView(exports.memory.buffer);
        let total = 0;
        for (let i = 0; i < count; i += 1) {
          const size = view.getUint32(parts + 8 * i + 4, true);
          messages += decoder.decode(bytes(view.getUint32(parts + 8 * i, true), size));
          total += size;
        }
        view.setUint32(written, total, true);
        return 0;
      },
      proc_exit: () => {
        throw new ErreurMoteur(messages.trim() || "Le moteur de calcul s'est arrêté.");
      },
    },
  });
  exports = /** @type {Exports} */ (/** @type {unknown} */ (instance.exports));
  exports._initialize();

  /** @param {string[]} texts @param {(...places: number[]) => number} use */
  const withTexts = (texts, use) => {
    const places = texts.flatMap((text) => {
      const encoded = encoder.encode(text);
      // A block of no byte may have no address.
      const address = exports.socle_allouer(Math.max(encoded.length, 1));
      if (address === 0) throw new ErreurMoteur('La mémoire manque pour calculer dans cette page. Fermez des onglets, puis rechargez-la.');
      bytes(address, encoded.length).set(encoded);
      return [address, encoded.length];
    });
    const result = use(...places);
    for (let i = 0; i < places.length; i += 2) exports.socle_liberer(/** @type {number} */ (places[i]));
    return result;
  };

  /** @param {number} address @returns {Reponse} */
  const read = (address) => {
    const view = new DataView(exports.memory.buffer, address, 20);
    const text = (/** @type {number} */ at) => decoder.decode(bytes(view.getUint32(at, true), view.getUint32(at + 4, true)));
    return { status: view.getUint32(0, true), type: text(4), body: text(12) };
  };

  /** @param {Fichier[]} files @param {() => number} use */
  const give = (files, use) => {
    for (const { nom, texte } of files) {
      withTexts([nom, texte], (name, nameSize, text, textSize) => {
        exports.socle_fichier(name ?? 0, nameSize ?? 0, text ?? 0, textSize ?? 0);
        return 0;
      });
    }
    const done = read(use());
    if (done.status >= 400) throw new ErreurMoteur(done.body.trim());
  };

  return {
    creer: (/** @type {Liasse} */ droit) => give(droit.fichiers, exports.socle_creer),
    chargerDonnees: (/** @type {Liasse} */ donnees) => give(donnees.fichiers, exports.socle_charger_donnees),
    repondre: (/** @type {Requete} */ { method, path, query = '', body = '', today }) =>
      withTexts([method, path, query, body], (...places) => exports.socle_repondre(...places, dayOf(today))),
    read,
  };
}

/** @param {string | undefined} today @returns {number} 20261231 */
function dayOf(today) {
  if (today !== undefined) return Number(today.replaceAll('-', ''));
  const now = new Date();
  return now.getFullYear() * 10_000 + (now.getMonth() + 1) * 100 + now.getDate();
}

/**
 * @param {Response | Promise<Response> | BufferSource | WebAssembly.Module} source `socle.wasm`
 * @param {Liasse} droit
 * @param {{ sha256: Sha256 }} host
 * @returns {Promise<Moteur>} Fails with ErreurMoteur: no WebAssembly, no file, a mistake in the law.
 */
export async function creerMoteur(source, droit, { sha256 }) {
  const module = await compile(source);
  /** @type {Liasse | undefined} */
  let known;
  const start = () => {
    const instance = instantiate(module, sha256);
    instance.creer(droit);
    if (known !== undefined) instance.chargerDonnees(known);
    return instance;
  };
  let instance = start();
  return {
    repondre(requete) {
      try {
        return instance.read(instance.repondre(requete));
      } catch (error) {
        // The memory of a module that stopped in the middle of its work is worth nothing: begin again with another.
        instance = start();
        return stopped(error);
      }
    },
    chargerDonnees(donnees) {
      instance.chargerDonnees(donnees);
      known = donnees;
    },
  };
}

/** @param {unknown} error @returns {Reponse} */
function stopped(error) {
  const detail =
    error instanceof ErreurMoteur
      ? error.message
      : "Le moteur de calcul s'est arrêté, faute de mémoire ou par une erreur de Socle, et a redémarré. Si cela se répète, merci de le signaler avec l'adresse de la page.";
  const problem = { type: 'urn:socle:probleme:erreur-interne', title: "Le calcul n'a pas pu être mené", status: 500, detail };
  return { status: 500, type: 'application/problem+json', body: JSON.stringify(problem) };
}
