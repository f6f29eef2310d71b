// docs/openapi.json against what the service answers: the description is valid; each route, method, status, parameter and field of
// it is tried, and each answer is what it says.
import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { startService } from './program.mjs';
import { requests } from './requests.mjs';

const [program] = process.argv.slice(2);
const text = readFileSync('docs/openapi.json', 'utf8');
const openapi = JSON.parse(text);
const failures = [];
const fail = (message) => failures.push(message);

const validator = new Validator();
const verdict = await validator.validate(structuredClone(openapi));
if (!verdict.valid || validator.version !== '3.1') fail(`description invalide : ${JSON.stringify(verdict.errors).slice(0, 2000)}`);
const version = /project\(socle VERSION (\S+)/.exec(readFileSync('CMakeLists.txt', 'utf8'))[1];
if (openapi.info.version !== version) fail(`version ${openapi.info.version} décrite, ${version} construite`);

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema({ ...openapi, $id: 'openapi' });
const kBase = 'openapi#/components/schemas/';
const compiled = new Map();
function check(schema, value) {
  const key = JSON.stringify(schema);
  if (!compiled.has(key)) compiled.set(key, ajv.compile(JSON.parse(key.replaceAll('"#/components/schemas/', `"${kBase}`))));
  const validate = compiled.get(key);
  return validate(value) ? [] : validate.errors;
}

const resolve = (schema) => (schema.$ref ? resolve(openapi.components[schema.$ref.split('/')[2]][schema.$ref.split('/')[3]]) : schema);

// Every named member of a schema, by where it is described; those seen in a value are taken off.
function members(schema, name, found = new Set(), path = '') {
  if (schema.$ref) {
    const next = schema.$ref.split('/')[3];
    if (!found.has(`(${next})`)) {
      found.add(`(${next})`);
      members(resolve(schema), next, found, '');
    }
    return found;
  }
  for (const [key, value] of Object.entries(schema.properties ?? {})) {
    found.add(`${name}${path}.${key}`);
    members(value, name, found, `${path}.${key}`);
  }
  if (schema.items) members(schema.items, name, found, `${path}[]`);
  if (typeof schema.additionalProperties === 'object') members(schema.additionalProperties, name, found, `${path}{}`);
  for (const one of [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])]) members(one, name, found, path);
  return found;
}

function see(schema, value, name, seen, path = '') {
  if (schema.$ref) return see(resolve(schema), value, schema.$ref.split('/')[3], seen, '');
  for (const one of [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])]) {
    if (check(one, value).length === 0) see(one, value, name, seen, path);
  }
  if (Array.isArray(value)) {
    for (const item of value) if (schema.items) see(schema.items, item, name, seen, `${path}[]`);
  } else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      if (schema.properties?.[key]) {
        seen.add(`${name}${path}.${key}`);
        see(schema.properties[key], item, name, seen, `${path}.${key}`);
      } else if (typeof schema.additionalProperties === 'object') {
        see(schema.additionalProperties, item, name, seen, `${path}{}`);
      }
    }
  }
}

const isOfServer = (operation) => operation.tags.includes('serveur');
const operations = Object.entries(openapi.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })));
const described = operations.filter(({ operation }) => !isOfServer(operation));

function operationOf(method, path) {
  const exact = described.find((each) => each.method === method && each.path === path);
  const pattern = (each) => new RegExp(`^${each.path.replaceAll('.', '\\.').replace(/\{[^}]*\}/, '[^/]+')}$`);
  return exact ?? described.find((each) => each.method === method && pattern(each).test(path));
}

const service = startService(program);
const seen = new Set();
const wanted = new Set();
const statuses = new Set();
const parameters = new Set();

for (const { operation } of described) {
  for (const response of Object.values(operation.responses)) {
    for (const media of Object.values(resolve(response).content ?? {})) members(media.schema, operation.operationId, wanted);
  }
  if (operation.requestBody) members(operation.requestBody.content['application/json'].schema, operation.operationId, wanted);
}

async function tryOne(asked) {
  const found = operationOf(asked.method, asked.path);
  const what = `${asked.method} ${asked.path}${asked.query ? `?${asked.query}` : ''} ${(asked.body ?? '').slice(0, 120)}`;
  if (!found) return fail(`non décrit : ${what}`);
  const { operation } = found;
  const answer = await service.ask(asked);
  const response = operation.responses[answer.status];
  if (answer.status !== asked.status) fail(`${what} : ${answer.status} au lieu de ${asked.status} ${answer.body.slice(0, 400)}`);
  if (!response) return fail(`${what} : le code ${answer.status} n'est pas décrit`);
  statuses.add(`${operation.operationId} ${answer.status}`);
  for (const [name] of new URLSearchParams(asked.query ?? '')) {
    if (answer.status === 200 && !(operation.parameters ?? []).some((each) => each.in === 'query' && each.name === name)) fail(`${what} : paramètre « ${name} » non décrit`);
    parameters.add(`${operation.operationId} ${name}`);
  }
  const type = answer.type.split(';')[0];
  const media = resolve(response).content[type];
  if (!media) return fail(`${what} : type ${type} non décrit`);
  if (type.endsWith('json')) {
    const value = JSON.parse(answer.body);
    const errors = check(media.schema, value);
    if (errors.length > 0) fail(`${what} : ${JSON.stringify(errors.slice(0, 3))}`);
    see(media.schema, value, operation.operationId, seen);
  }
  if (asked.body === undefined || answer.status !== 200) return;
  const schema = operation.requestBody.content['application/json'].schema;
  const body = JSON.parse(asked.body);
  const errors = check(schema, body);
  if (errors.length > 0) fail(`${what} : accepté, mais la description le refuse : ${JSON.stringify(errors.slice(0, 3))}`);
  see(schema, body, operation.operationId, seen);
}

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
  if (answer.status !== 405 || JSON.stringify(allowed) !== JSON.stringify([...methods].sort())) fail(`${path} : méthodes ${answer.allow}, décrites ${methods}`);
}

// A body with one member more is refused, at that member.
for (const { path, method, operation } of described) {
  if (!operation.requestBody) continue;
  const answer = await service.ask({ method, path, body: '{"cle_en_trop":1}' });
  const told = JSON.parse(answer.body).erreurs.some((each) => each.pointeur === '/cle_en_trop');
  if (answer.status !== 422 || !told) fail(`${method} ${path} : une clé en trop n'est pas refusée`);
}

for (const { path, method, operation } of described) {
  if (operation.requestBody) await tryOne({ method, path, body: 'x'.repeat((1 << 20) + 1), status: 413 });
}

const served = await service.ask({ method: 'GET', path: '/api/v1/openapi.json' });
if (served.body !== text) fail("le document servi n'est pas docs/openapi.json");
service.stop();

for (const member of wanted) if (!member.startsWith('(') && !seen.has(member)) fail(`champ jamais vu : ${member}`);
// The type of a body is judged by the server; without the communes, see adapters/service/refus_test.cpp.
const kOfServer = new Set(['415', '503']);
for (const { operation } of described) {
  for (const status of Object.keys(operation.responses)) {
    if (!kOfServer.has(status) && !statuses.has(`${operation.operationId} ${status}`)) fail(`code jamais vu : ${operation.operationId} ${status}`);
  }
  for (const parameter of operation.parameters ?? []) {
    if (parameter.in === 'query' && !parameters.has(`${operation.operationId} ${parameter.name}`)) fail(`paramètre jamais essayé : ${operation.operationId} ${parameter.name}`);
  }
}

for (const failure of failures) console.log(failure);
console.log(`${described.length} opérations, ${wanted.size} champs, ${statuses.size} codes de réponse ; ${failures.length} faute(s).`);
process.exit(failures.length === 0 && described.length > 10 && seen.size > 100 ? 0 : 1);
