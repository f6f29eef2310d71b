// docs/openapi.json, and what is asked held against it: each operation, status, parameter and field of it must be tried, and each answer
// be what it says.
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

export const text = readFileSync('docs/openapi.json', 'utf8');
export const openapi = JSON.parse(text);

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema({ ...openapi, $id: 'openapi' });
const kBase = 'openapi#/components/schemas/';
const compiled = new Map();

export function check(schema, value) {
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

const operations = Object.entries(openapi.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })));

/** The operations of the server's own, or those of the service, and what has been seen of them. */
export class Description {
  failures = [];
  #seen = new Set();
  #wanted = new Set();
  #statuses = new Set();
  #parameters = new Set();

  constructor(ofServer) {
    this.operations = operations.filter(({ operation }) => operation.tags.includes('serveur') === ofServer);
    for (const { operation } of this.operations) {
      for (const response of Object.values(operation.responses)) {
        for (const media of Object.values(resolve(response).content ?? {})) members(media.schema, operation.operationId, this.#wanted);
      }
      const schema = operation.requestBody?.content['application/json']?.schema;
      if (schema) members(schema, operation.operationId, this.#wanted);
    }
  }

  fail(message) {
    this.failures.push(message);
  }

  find(method, path) {
    const exact = this.operations.find((each) => each.method === method && each.path === path);
    const pattern = (each) => new RegExp(`^${each.path.replaceAll('.', '\\.').replace(/\{[^}]*\}/, '[^/]+')}$`);
    return exact ?? this.operations.find((each) => each.method === method && pattern(each).test(path));
  }

  /** `asked`: method, path, query, body, status wanted; `answer`: status, type, body, headers (a function of the name), if known. */
  judge(asked, answer) {
    const found = this.find(asked.method, asked.path);
    const what = `${asked.method} ${asked.path}${asked.query ? `?${asked.query}` : ''} ${(asked.body ?? '').slice(0, 120)}`;
    if (!found) return this.fail(`non décrit : ${what}`);
    const { operation } = found;
    const response = operation.responses[answer.status];
    if (answer.status !== asked.status) this.fail(`${what} : ${answer.status} au lieu de ${asked.status} ${answer.body.slice(0, 400)}`);
    if (!response) return this.fail(`${what} : le code ${answer.status} n'est pas décrit`);
    this.#statuses.add(`${operation.operationId} ${answer.status}`);
    for (const [name] of new URLSearchParams(asked.query ?? '')) {
      if (answer.status === 200 && !(operation.parameters ?? []).some((each) => each.in === 'query' && each.name === name)) this.fail(`${what} : paramètre « ${name} » non décrit`);
      this.#parameters.add(`${operation.operationId} ${name}`);
    }
    for (const [name, header] of Object.entries(answer.headers ? (response.headers ?? {}) : {})) {
      const value = answer.headers(name);
      if (value === null || check(header.schema, header.schema.type === 'integer' ? Number(value) : value).length > 0) this.fail(`${what} : en-tête ${name} : ${value}`);
    }
    const type = answer.type.split(';')[0];
    const media = resolve(response).content[type];
    if (!media) return this.fail(`${what} : type ${type} non décrit`);
    if (type.endsWith('json')) this.#look(media.schema, JSON.parse(answer.body), operation, what);
    if (asked.body === undefined || answer.status >= 300) return;
    const schema = operation.requestBody.content['application/json']?.schema;
    if (schema) this.#look(schema, JSON.parse(asked.body), operation, `${what} : accepté, mais la description le refuse`);
  }

  #look(schema, value, operation, what) {
    const errors = check(schema, value);
    if (errors.length > 0) this.fail(`${what} : ${JSON.stringify(errors.slice(0, 3))}`);
    see(schema, value, operation.operationId, this.#seen);
  }

  /** A value described as `schema` that came otherwise than as a whole answer. */
  judgePart(schema, value, operationId) {
    this.#look({ $ref: `#/components/schemas/${schema}` }, value, { operationId }, `${operationId} : ${JSON.stringify(value).slice(0, 120)}`);
  }

  /** The content of an answer in a form that was taken apart by the test. */
  judgeValue(operationId, type, value) {
    const { operation } = this.operations.find((each) => each.operation.operationId === operationId);
    this.#look(resolve(operation.responses[200]).content[type].schema, value, operation, `${operationId} ${type}`);
  }

  /** Says what was never seen; `elsewhere`: statuses that another test provokes. Prints all, and returns the exit status. */
  conclude(elsewhere, leastOperations, leastFields) {
    for (const member of this.#wanted) if (!member.startsWith('(') && !this.#seen.has(member)) this.fail(`champ jamais vu : ${member}`);
    for (const { operation } of this.operations) {
      for (const status of Object.keys(operation.responses)) {
        const name = `${operation.operationId} ${status}`;
        if (!elsewhere.has(status) && !elsewhere.has(name) && !this.#statuses.has(name)) this.fail(`code jamais vu : ${name}`);
      }
      for (const parameter of operation.parameters ?? []) {
        if (parameter.in === 'query' && !this.#parameters.has(`${operation.operationId} ${parameter.name}`)) this.fail(`paramètre jamais essayé : ${operation.operationId} ${parameter.name}`);
      }
    }
    for (const failure of this.failures) console.log(failure);
    console.log(`${this.operations.length} opérations, ${this.#wanted.size} champs, ${this.#statuses.size} codes de réponse ; ${this.failures.length} faute(s).`);
    return this.failures.length === 0 && this.operations.length >= leastOperations && this.#seen.size >= leastFields ? 0 : 1;
  }
}
