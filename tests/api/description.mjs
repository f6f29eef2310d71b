// docs/openapi.json against what the service answers: the description is valid; each route, method, status, parameter and field of
// it is tried, and each answer is what it says. The server's own routes: description_serveur.mjs.
import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Description, openapi, text } from './openapi.mjs';
import { startService } from './program.mjs';
import { requests } from './requests.mjs';

const [program] = process.argv.slice(2);
const description = new Description(false);
const described = description.operations;

const validator = new Validator();
const verdict = await validator.validate(structuredClone(openapi));
if (!verdict.valid || validator.version !== '3.1') description.fail(`description invalide : ${JSON.stringify(verdict.errors).slice(0, 2000)}`);
const version = /project\(socle VERSION (\S+)/.exec(readFileSync('CMakeLists.txt', 'utf8'))[1];
if (openapi.info.version !== version) description.fail(`version ${openapi.info.version} décrite, ${version} construite`);

const service = startService(program);
const tryOne = async (asked) => description.judge(asked, await service.ask(asked));

for (const asked of requests) await tryOne(asked);

// What the description shows as an example is accepted.
for (const { path, method, operation } of described) {
  const example = operation.requestBody?.content['application/json'].example;
  if (example) await tryOne({ method, path, body: JSON.stringify(example), status: 200 });
}

// The methods that are described are those that are answered, and no other.
for (const path of new Set(described.map((each) => each.path))) {
  const methods = described.filter((each) => each.path === path).map((each) => each.method);
  const answer = await service.ask({ method: 'DELETE', path: path.replace(/\{[^}]*\}/, 'x') });
  const allowed = answer.allow.split(', ').filter((each) => each !== 'HEAD').sort();
  if (answer.status !== 405 || JSON.stringify(allowed) !== JSON.stringify([...methods].sort())) description.fail(`${path} : méthodes ${answer.allow}, décrites ${methods}`);
}

// A body with one member more is refused, at that member.
for (const { path, method, operation } of described) {
  if (!operation.requestBody) continue;
  const answer = await service.ask({ method, path, body: '{"cle_en_trop":1}' });
  const told = JSON.parse(answer.body).erreurs.some((each) => each.pointeur === '/cle_en_trop');
  if (answer.status !== 422 || !told) description.fail(`${method} ${path} : une clé en trop n'est pas refusée`);
}

for (const { path, method, operation } of described) {
  if (operation.requestBody) await tryOne({ method, path, body: 'x'.repeat((1 << 20) + 1), status: 413 });
}

const served = await service.ask({ method: 'GET', path: '/api/v1/openapi.json' });
if (served.body !== text) description.fail("le document servi n'est pas docs/openapi.json");
service.stop();

// The type of a body is judged by the server; without the communes, see adapters/service/refus_test.cpp.
process.exit(description.conclude(new Set(['415', '503']), 11, 101));
