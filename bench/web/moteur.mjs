// node bench/web/moteur.mjs FOLDER: the engine alone, in Node. FOLDER holds socle.wasm, droit.json, donnees.json (web/dist/moteur).
// Lines "name, tab, number"; milliseconds, medians of each question asked with another population every time.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { creerMoteur } from '../../web/moteur/moteur.js';

const folder = process.argv[2];
const json = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());
const line = (name, value) => console.log(`${name}\t${value.toFixed(3)}`);

function median(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

const wasm = readFileSync(join(folder, 'socle.wasm'));
let start = performance.now();
const moteur = await creerMoteur(wasm, json('droit.json'), { sha256 });
line('demarrage', performance.now() - start);
const donnees = json('donnees.json');
start = performance.now();
moteur.chargerDonnees(donnees);
line('communes', performance.now() - start);

function measure(name, request) {
  const times = [];
  for (let i = 0; i < 400; i += 1) {
    const asked = request(20_000 + i * 97);
    const from = performance.now();
    const { status } = moteur.repondre(asked);
    const time = performance.now() - from;
    if (status !== 200) throw new Error(`${name}: ${status}`);
    if (i >= 100) times.push(time);
  }
  line(name, median(times));
}

const missions = ['toutes'];
measure('simulation', (population) => ({ method: 'POST', path: '/api/v1/simulations', body: JSON.stringify({ population, date: '2024-03-01', missions, taux: { tous: 80 }, leviers: true }) }));
const contrat = JSON.parse(readFileSync(new URL('../../exemples/redon.json', import.meta.url), 'utf8'));
delete contrat.territoire;
measure('plan', (population) => ({ method: 'POST', path: '/api/v1/plans', body: JSON.stringify({ ...contrat, population }) }));
measure('recherche', (population) => ({ method: 'GET', path: '/api/v1/communes', query: `q=${encodeURIComponent(['saint', 'redon', '35000', 'vil'][population % 4])}` }));
