// The part of an OpenAPI 3.1 document that the page shows.
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  items?: Schema;
  description?: string;
}

export interface Parameter {
  $ref?: string;
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
}

interface Media {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, { value?: unknown }>;
}

export interface Operation {
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: Parameter[];
  requestBody?: { description?: string; required?: boolean; content?: Record<string, Media> };
  responses?: Record<string, { $ref?: string; description?: string; content?: Record<string, Media> }>;
}

export interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, unknown>>;
  components?: Record<string, Record<string, unknown>>;
}

export interface Route {
  method: string;
  path: string;
  operation: Operation;
}

const kMethods = ['get', 'post', 'put', 'delete'];

/** What `#/components/…` points at; the object itself when it points nowhere. */
export function resolved<T extends { $ref?: string }>(document: OpenApi, object: T): T {
  const [, kind, name] = /^#\/components\/([^/]+)\/([^/]+)$/.exec(object.$ref ?? '') ?? [];
  const target = kind === undefined || name === undefined ? undefined : document.components?.[kind]?.[name];
  return target === undefined ? object : (target as T);
}

export function routesOf(document: OpenApi): Route[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    kMethods.flatMap((method) => {
      const operation = item[method];
      if (typeof operation !== 'object' || operation === null) return [];
      const shared = (item.parameters ?? []) as Parameter[];
      const own = operation as Operation;
      return [{ method: method.toUpperCase(), path, operation: { ...own, parameters: [...shared, ...(own.parameters ?? [])] } }];
    }),
  );
}

/** The allowed values, when they are listed. */
export function valuesOf(document: OpenApi, schema: Schema | undefined): string[] {
  return schema === undefined ? [] : (resolved(document, schema).enum ?? []).map(String);
}

/** "text", "integer", "text (date)". */
export function typeOf(document: OpenApi, schema: Schema | undefined): string {
  if (schema === undefined) return '';
  const known = resolved(document, schema);
  const type = Array.isArray(known.type) ? known.type.join(' | ') : (known.type ?? '');
  if (type === 'array') return `${typeOf(document, known.items)}[]`;
  return known.format === undefined ? type : `${type} (${known.format})`;
}

/** The first example of a body, as text. */
export function exampleOf(content: Record<string, Media> | undefined): { type: string; text: string } | undefined {
  for (const [type, media] of Object.entries(content ?? {})) {
    const value = media.example ?? Object.values(media.examples ?? {})[0]?.value;
    if (value !== undefined) return { type, text: typeof value === 'string' ? value : JSON.stringify(value, null, 2) };
  }
  return undefined;
}
