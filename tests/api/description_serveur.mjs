// docs/openapi.json against what `socle serveur` answers on the routes of the machine: batches, national computations, health.
import { execFileSync, spawn } from 'node:child_process';
import { Description } from './openapi.mjs';

const [socle] = process.argv.slice(2);
const description = new Description(true);

// The smallest limits that still let the work be done: a batch of 1 MiB is too long.
const server = spawn(socle, ['serveur', '--port', '0', '--silencieux', '--lot-max', '1'], { stdio: ['ignore', 'pipe', 'inherit'] });
process.on('exit', () => server.kill('SIGKILL'));
const address = await new Promise((resolve, reject) => {
  let said = '';
  server.stdout.setEncoding('utf8').on('data', (text) => {
    said += text;
    const found = /http:\/\/[\w.:[\]-]+/.exec(said);
    if (found !== null) resolve(found[0]);
  });
  server.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
});

async function ask({ method, path, query, body, type = body?.startsWith('{') ? 'application/json' : 'text/csv' }) {
  const answer = await fetch(`${address}${path}${query ? `?${query}` : ''}`, { method, body, headers: body === undefined ? {} : { 'Content-Type': type } });
  return { status: answer.status, type: answer.headers.get('Content-Type') ?? '', body: await answer.text(), headers: (name) => answer.headers.get(name) };
}

async function tryOne(asked) {
  const answer = await ask(asked);
  description.judge(asked, answer);
  return answer;
}

const post = (path, value) => ({ method: 'POST', path, body: typeof value === 'string' ? value : JSON.stringify(value) });

// Batches.
const header = 'id,date,population\n';
const good = `${header}a,2024-03-01,60000\n`;
const some = `${good}b,2024-13-01,60000\n`;
const lot = '/api/v1/lots';
for (const query of ['', 'separateur=%3B', 'format=csv-fr', 'texte=aci-cpts-2019', 'lectures=assiette-majoration%3Dfixe-seul', 'rejets=refuser']) {
  const answer = await tryOne({ ...post(lot, good), query, status: 200 });
  if (answer.headers('Socle-Lignes-Calculees') !== '1') description.fail(`lot ?${query} : lignes calculées ${answer.headers('Socle-Lignes-Calculees')}`);
}
await tryOne({ ...post(lot, some), query: 'rejets=ignorer', status: 200 });
const joined = await tryOne({ ...post(lot, some), query: 'rejets=joindre', status: 200 });
const parts = await new Response(joined.body, { headers: { 'Content-Type': joined.type } }).formData();
const held = {};
for (const [name, part] of parts) held[name] = typeof part === 'string' ? part : await part.text();
description.judgeValue('lot', 'multipart/form-data', held);
if (!held.resultats?.startsWith('id,') || !held.rejets?.includes('2024-13-01')) description.fail(`lot joint : ${JSON.stringify(held).slice(0, 300)}`);
await tryOne({ ...post(lot, some), status: 422 });
await tryOne({ ...post(lot, 'x,y\n1,2\n'), status: 422 });
await tryOne({ ...post(lot, good), query: 'format=pdf', status: 400 });
await tryOne({ ...post(lot, good), type: 'text/plain', status: 415 });
await tryOne({ ...post(lot, good + 'c,2024-03-01,60000\n'.repeat(60_000)), status: 413 });

// National computations.
const nationaux = '/api/v1/nationaux';
const finished = async (location) => {
  for (;;) {
    const answer = await tryOne({ method: 'GET', path: location, status: 200 });
    const told = JSON.parse(answer.body);
    if (told.etat !== 'en-attente' && told.etat !== 'en-cours') return told;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
const start = async (value) => {
  const answer = await tryOne({ ...post(nationaux, value), status: 202 });
  if (answer.status !== 202) throw new Error(`refused: ${answer.body}`);
  return answer.headers('Location');
};

const example = description.find('POST', nationaux).operation.requestBody.content['application/json'].example;
const exact = await finished(await start({ ...example, reformes: ['seuil-250000'], controle: true }));
await tryOne({ method: 'GET', path: exact.resultat, status: 200 });
const told = await finished(await start({ portefeuille: 'exemple', de: 2025, a: 2026, tirages: 200, graine: 3, hypotheses: 'exemple', nouvelles_signatures: false, reformes: ['missions-plus-10'] }));
for (const format of ['json', 'csv', 'csv-fr', 'html']) await tryOne({ method: 'GET', path: told.resultat, query: `format=${format}`, status: 200 });
await tryOne({ method: 'GET', path: told.resultat, query: 'format=pdf', status: 400 });
await tryOne({ method: 'GET', path: `${nationaux}/${'0'.repeat(32)}/resultat`, status: 404 });

// Its events: each datum is the state of the computation.
const followed = await tryOne({ method: 'GET', path: told.evenements, status: 200 });
const data = [...followed.body.matchAll(/^data: (.*)$/gm)].map(([, text]) => JSON.parse(text));
for (const datum of data) description.judgePart('CalculNational', datum, 'suivreNational');
if (!/^event: fin$/m.test(followed.body) || data.length === 0) description.fail(`événements : ${followed.body.slice(0, 300)}`);

// One that fails says why; one that is stopped has no result.
const failed = await finished(await start({ portefeuille: 'exemple', de: 2024, a: 2031, tirages: 1_000_000, reformes: ['missions-plus-10', 'crise-fixe-moitie', 'seuil-250000', 'fonctionnement-plus-75'] }));
if (failed.etat !== 'echec' || failed.erreur?.code !== 'trop-de-tirages') description.fail(`calcul trop grand : ${JSON.stringify(failed)}`);
const long = await start({ tirages: 200_000, de: 2024, a: 2031 });
await tryOne({ method: 'GET', path: `${long}/resultat`, status: 409 });
await tryOne({ method: 'DELETE', path: long, status: 200 });
for (const [method, path] of [['GET', ''], ['DELETE', ''], ['GET', '/evenements']]) await tryOne({ method, path: `${nationaux}/${'0'.repeat(32)}${path}`, status: 404 });

// The grid that moves.
const grille = `${nationaux}/grille`;
const moved = description.find('POST', grille).operation.requestBody.content['application/json'].example;
await tryOne({ ...post(grille, moved), status: 200 });
const portfolio = execFileSync(socle, ['portefeuille', 'exemple', '--nombre', '20'], { encoding: 'utf8' });
const body = { portefeuille: portfolio, date: '2027-01-01', de: 2026, a: 2028, facteurs: [{ code: 'parcours_fixe', pourcent: '-12.5' }], montants: [{ code: 'prevention_fixe', taille: 1, montant: '1.00' }] };
const own = JSON.parse((await tryOne({ ...post(grille, body), status: 200 })).body);
await tryOne({ ...post(grille, { ...body, portefeuille: own.portefeuille }), status: 200 });
await tryOne({ ...post(grille, { ...body, portefeuille: `sha256:${'0'.repeat(64)}` }), status: 409 });

// What is wrong with a request as a whole.
for (const path of [nationaux, grille]) {
  await tryOne({ ...post(path, '{'), status: 400 });
  await tryOne({ ...post(path, { cle_en_trop: 1 }), status: 422 });
  await tryOne({ ...post(path, '{}'), type: 'text/plain', status: 415 });
  await tryOne({ ...post(path, JSON.stringify({ portefeuille: 'x'.repeat(17 << 20) })), status: 413 });
}

await tryOne({ method: 'GET', path: '/sante', status: 200 });
const metrics = await tryOne({ method: 'GET', path: '/metrics', status: 200 });
if (!/^socle_\w+(\{[^}]*\})? [0-9.e+-]+$/m.test(metrics.body)) description.fail(`mesures : ${metrics.body.slice(0, 200)}`);

server.removeAllListeners('exit');
const ended = new Promise((resolve) => server.once('exit', resolve));
server.kill('SIGTERM');
if ((await ended) !== 0) description.fail('le serveur ne finit pas bien');

// A server that is full or ends: tests/serveur/test_hostile.py.
process.exit(description.conclude(new Set(['503']), 9, 100));
