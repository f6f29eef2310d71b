// The engine of the page gives the bytes of the command line, and of the server, for every case of the corpus.
//
//   node --test tests/moteur      SOCLE, CAS: the programs (build/release/bin/socle, build/dev/bin/test_api_program)
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { creerMoteur, ErreurMoteur } from '../../web/moteur/moteur.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const socle = process.env.SOCLE ?? join(root, 'build/release/bin/socle');
const listing = process.env.CAS ?? join(root, 'build/dev/bin/test_api_program');
const built = process.env.MOTEUR ?? join(root, 'web/public/moteur');
const run = promisify(execFile);
const sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());
const json = (name) => JSON.parse(readFileSync(join(built, name), 'utf8'));
const wasm = () => readFileSync(join(built, 'socle.wasm'));

let moteur;
let cases;
before(async () => {
  moteur = await creerMoteur(wasm(), json('droit.json'), { sha256 });
  const { stdout } = await run(listing, ['corpus'], { cwd: root, maxBuffer: 1 << 26 });
  cases = stdout.trim().split('\n').map((line) => JSON.parse(line));
});

// What the command line prints, or says when it refuses; `input` is its standard input.
async function commande(args, input = '') {
  try {
    const asked = run(socle, args, { cwd: root, maxBuffer: 1 << 26, env: { ...process.env, TZ: 'Europe/Paris' } });
    asked.child.stdin.on('error', () => {});
    asked.child.stdin.end(input);
    const { stdout } = await asked;
    return { done: true, text: stdout };
  } catch (error) {
    return { done: false, text: error.stderr };
  }
}

async function each(items, use, atOnce = 2) {
  const waiting = [...items];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await use(next);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

test('each case of the corpus: page and command line give the same bytes', async () => {
  assert.ok(cases.length > 100, `only ${cases.length} cases`);
  await each(cases, async (asked) => {
    const answer = moteur.repondre({ method: 'POST', path: asked.path, body: asked.body });
    const printed = await commande(asked.arguments, asked.input);
    const where = `${asked.lieu} ${asked.titre}`;
    if (asked.erreur === null) {
      assert.equal(answer.status, 200, `${where} : ${answer.body}`);
      assert.ok(printed.done, `${where} : ${printed.text}`);
      assert.equal(answer.body, printed.text, where);
    } else {
      assert.ok(answer.status >= 400 && !printed.done, where);
      const codes = JSON.parse(answer.body).erreurs.map((erreur) => erreur.code);
      // A number beyond its limits is refused when the request is read, before the engine is asked.
      assert.ok(codes.includes(asked.erreur) || codes.includes('nombre'), `${where} : ${codes}`);
    }
  });
});

// Starts `socle serveur` on a free port, as anyone would; `use` gets its address.
async function withServer(use) {
  const server = spawn(socle, ['serveur', '--port', '0'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    const address = await new Promise((resolve, reject) => {
      let said = '';
      const read = (bytes) => {
        said += bytes;
        const found = /http:\/\/[\w.:[\]-]+/.exec(said);
        if (found !== null) resolve(found[0]);
      };
      server.stdout.on('data', read);
      server.stderr.on('data', read);
      server.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
    });
    await use(address);
  } finally {
    server.removeAllListeners('exit');
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
  }
}

test('each case of the corpus: page and server give the same status and bytes, mistakes included', async () => {
  await withServer(async (address) => {
    await each(cases, async (asked) => {
      const sent = await fetch(`${address}${asked.path}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: asked.body });
      const answer = moteur.repondre({ method: 'POST', path: asked.path, body: asked.body });
      const where = `${asked.lieu} ${asked.titre}`;
      assert.equal(answer.status, sent.status, where);
      assert.equal(answer.body, await sent.text(), where);
      assert.equal(answer.type, sent.headers.get('Content-Type'), where);
    });
    for (const path of ['/api/v1/droit/textes', '/api/v1/droit/ambiguites', '/api/v1/droit/sources', '/api/v1/absent']) {
      const sent = await fetch(address + path);
      const answer = moteur.repondre({ method: 'GET', path });
      assert.deepEqual([answer.status, answer.body], [sent.status, await sent.text()], path);
    }
  });
});

test('a contract of exemples/, with its territory: page and command line give the same bytes', async () => {
  const body = readFileSync(join(root, 'exemples/redon.json'), 'utf8');
  assert.equal(moteur.repondre({ method: 'POST', path: '/api/v1/plans', body }).status, 503);
  moteur.chargerDonnees(json('donnees.json'));
  const answer = moteur.repondre({ method: 'POST', path: '/api/v1/plans', body });
  const printed = await commande(['plan', 'exemples/redon.json', '--format', 'json']);
  assert.equal(answer.body, printed.text);
  const csv = moteur.repondre({ method: 'POST', path: '/api/v1/plans', query: 'format=csv', body });
  assert.equal(csv.body, (await commande(['plan', 'exemples/redon.json', '--format', 'csv'])).text);
});

test('a missing date is the day given by the page', () => {
  const asked = { method: 'POST', path: '/api/v1/simulations', body: '{"population":60000}' };
  assert.equal(JSON.parse(moteur.repondre({ ...asked, today: '2024-03-01' }).body).date, '2024-03-01');
});

test('a mistake in the law stops the engine with its place', async () => {
  const droit = json('droit.json');
  droit.fichiers[0].texte += '\ninconnue = 1\n';
  await assert.rejects(creerMoteur(wasm(), droit, { sha256 }), (error) => error instanceof ErreurMoteur && error.message.includes(droit.fichiers[0].nom));
});

test('the digest of a receipt is computed with the function of the page', async () => {
  const other = await creerMoteur(wasm(), json('droit.json'), { sha256: () => new Uint8Array(32).fill(0xab) });
  const answer = other.repondre({ method: 'POST', path: '/api/v1/simulations', body: '{"population":60000,"date":"2024-03-01"}' });
  assert.equal(JSON.parse(answer.body).recu.droit, `sha256:${'ab'.repeat(32)}`);
});

test('bodies of any kind are answered, and the engine goes on', () => {
  const asked = { method: 'POST', path: '/api/v1/simulations' };
  const good = moteur.repondre({ ...asked, body: '{"population":60000,"date":"2024-03-01"}' });
  const nested = '['.repeat(200_000);
  for (const body of ['', '{', 'null', '\u0000', nested, `{"population":${'9'.repeat(1000)}}`, '{"population":60000,"reformes":["format = 1\\n[texte]\\nid = [[[["]}', 'é'.repeat(1 << 20)]) {
    const answer = moteur.repondre({ ...asked, body });
    assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status} ${body.slice(0, 20)}`);
    assert.match(answer.type, /^application\/problem\+json/);
  }
  assert.equal(moteur.repondre({ ...asked, body: '{"population":60000,"date":"2024-03-01"}' }).body, good.body);
});

test('an engine that stops in the middle of its work begins again', async () => {
  let broken = false;
  const other = await creerMoteur(wasm(), json('droit.json'), {
    sha256: (bytes) => {
      if (!broken) return sha256(bytes);
      broken = false;
      throw new WebAssembly.RuntimeError('unreachable');
    },
  });
  other.chargerDonnees(json('donnees.json'));
  const asked = { method: 'POST', path: '/api/v1/simulations', body: '{"territoire":["35236"],"date":"2024-03-01"}' };
  const good = other.repondre(asked);
  assert.equal(good.status, 200);
  broken = true;
  assert.equal(other.repondre(asked).status, 500);
  assert.equal(other.repondre(asked).body, good.body);
});

test('without WebAssembly, an error says so in French', async () => {
  const kept = globalThis.WebAssembly;
  try {
    globalThis.WebAssembly = undefined;
    await assert.rejects(creerMoteur(new Uint8Array(), { fichiers: [] }, { sha256 }), /n'a pas WebAssembly/);
  } finally {
    globalThis.WebAssembly = kept;
  }
});
