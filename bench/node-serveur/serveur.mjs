// One contract year over HTTP as it is usually done: a Node server, with the rules in publicodes or as plain functions.
//   node serveur.mjs publicodes|plain PORT ADDRESS_OF_SOCLE
// The amounts come from the grid that Socle serves: both compute the same law. Only lines with one amount by size class are
// computed, without ambiguities, levers or receipt: less than Socle does.
import { createServer } from 'node:http';

const [kind, port, socle] = process.argv.slice(2);
const grid = await (await fetch(`${socle}/api/v1/droit/grille?date=2024-03-01`)).json();
const lines = grid.lignes
  .filter((line) => line.cas[0].montants.length > 0 && line.cas[0].montants.every((amount) => amount !== null))
  .map((line) => ({ ...line, amounts: line.cas[0].montants.map(Number), attained: line.cas[0].au_taux_d_atteinte }));
const missions = new Set(lines.map((line) => line.mission).filter(Boolean));
const core = new Set(grid.missions.filter((mission) => mission.nature === 'socle').map((mission) => mission.id));
const euros = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });

const asked = (body) => {
  const engaged = new Set(body.missions.flatMap((mission) => (mission === 'socles' ? [...core] : [mission])));
  return { ...body, engaged, rate: (mission) => body.taux?.[mission] ?? body.taux?.tous ?? 0 };
};
const answer = (body, parts, total) => ({ texte: grid.texte.id, date: body.date, population: body.population, lignes: parts, total: total.toFixed(2) });
const explained = (line, base, rate, amount) => ({
  code: line.code,
  libelle: line.libelle,
  mission: line.mission,
  volet: line.volet,
  montant: amount.toFixed(2),
  formule: line.attained ? `${euros.format(base)} × ${rate} %` : euros.format(base),
  sources: line.cas[0].sources,
  versement: line.versement,
});

function plain() {
  const classes = grid.tailles.map((taille) => taille.minimum);
  return (body) => {
    const question = asked(body);
    const taille = classes.findLastIndex((minimum) => question.population >= minimum);
    let total = 0;
    const parts = lines.map((line) => {
      const due = !line.mission || question.engaged.has(line.mission);
      const rate = line.mission ? question.rate(line.mission) : 100;
      const base = due ? line.amounts[taille] : 0;
      const amount = line.attained ? Math.round(base * rate) / 100 : base;
      total += amount;
      return explained(line, base, rate, amount);
    });
    return answer(question, parts, total);
  };
}

async function publicodes() {
  const { default: Engine } = await import('publicodes');
  const name = (code) => code.replaceAll('_', ' ');
  const rules = { population: { question: 'Population ?', 'par défaut': 0 } };
  for (const mission of missions) {
    rules[`mission ${name(mission)}`] = { 'par défaut': 'non' };
    rules[`taux ${name(mission)}`] = { 'par défaut': '0 %' };
  }
  for (const line of lines) {
    const bounds = grid.tailles.slice(1).map((taille, i) => ({ si: `population < ${taille.minimum}`, alors: line.amounts[i] }));
    const amount = { variations: [...bounds, { sinon: line.amounts.at(-1) }] };
    const when = line.mission ? { 'applicable si': `mission ${name(line.mission)}` } : {};
    rules[`base ${name(line.code)}`] = { ...when, ...amount };
    rules[`ligne ${name(line.code)}`] = { titre: line.libelle, ...when, produit: line.attained ? [`base ${name(line.code)}`, `taux ${name(line.mission)}`] : [`base ${name(line.code)}`, '100 %'] };
  }
  rules.total = { somme: lines.map((line) => `ligne ${name(line.code)}`) };
  const engine = new Engine(rules, { logger: { log() {}, warn() {}, error: console.error } });
  return (body) => {
    const question = asked(body);
    const situation = { population: question.population };
    for (const mission of missions) {
      situation[`mission ${name(mission)}`] = question.engaged.has(mission) ? 'oui' : 'non';
      situation[`taux ${name(mission)}`] = `${question.rate(mission)} %`;
    }
    engine.setSituation(situation);
    const value = (rule) => Number(engine.evaluate(rule).nodeValue ?? 0);
    const parts = lines.map((line) => explained(line, value(`base ${name(line.code)}`), line.mission ? question.rate(line.mission) : 100, value(`ligne ${name(line.code)}`)));
    return answer(question, parts, value('total'));
  };
}

const compute = kind === 'publicodes' ? await publicodes() : plain();
createServer((request, response) => {
  const pieces = [];
  request.on('data', (piece) => pieces.push(piece));
  request.on('end', () => {
    try {
      response.setHeader('Content-Type', 'application/json; charset=utf-8');
      response.end(JSON.stringify(compute(JSON.parse(Buffer.concat(pieces).toString()))));
    } catch (error) {
      response.statusCode = 400;
      response.end(JSON.stringify({ title: String(error) }));
    }
  });
}).listen(Number(port), '127.0.0.1', () => console.log('ready'));
