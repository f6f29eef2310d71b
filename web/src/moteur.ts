// The engine of Socle in this page: the same routes as the API, answered in memory. Nothing is sent anywhere.
import { prepare, repondre } from './engine/engine';

/** Starts fetching the engine, before the page that will ask. Failing is said by the first question. */
export function prepareEngine(): void {
  prepare().catch(() => undefined);
}

export interface Request {
  method: 'GET' | 'POST';
  /** "/api/v1/simulations" */
  path: string;
  /** Without "?". */
  query?: string;
  body?: string;
}

/** One mistake of a request. */
export interface Mistake {
  /** Where in the body (RFC 6901), or "/" and the parameter of the query; empty for the whole. */
  pointer: string;
  /** Where in a text that the body holds: "ligne 3, colonne 7". */
  place: string;
  reason: string;
  remedy: string;
}

/** A mistake in words: where, why, what to do. */
export function mistakeText(mistake: Mistake): string {
  const reason = mistake.place === '' ? mistake.reason : `${mistake.place} : ${mistake.reason}`;
  const sentence = reason.charAt(0).toLocaleUpperCase('fr') + reason.slice(1);
  return `${sentence}${/[.!?]$/.test(sentence) ? '' : '.'} ${mistake.remedy}`.trim();
}

/** Why there is no result. */
export interface Problem {
  status: number;
  title: string;
  detail: string;
  mistakes: Mistake[];
}

export type Outcome<T> = { ok: true; value: T; text: string } | { ok: false; problem: Problem };

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Problem details (RFC 9457) as the engine writes them. */
export function readProblem(status: number, body: string): Problem {
  let parsed: unknown = null;
  try {
    parsed = JSON.parse(body);
  } catch {
    // Not JSON: the status alone is said.
  }
  if (!isObject(parsed)) return { status, title: `${status}`, detail: body.slice(0, 500), mistakes: [] };
  const list = Array.isArray(parsed.erreurs) ? parsed.erreurs.filter(isObject) : [];
  return {
    status,
    title: textOf(parsed.title),
    detail: textOf(parsed.detail),
    mistakes: list.map((mistake) => ({
      pointer: typeof mistake.parametre === 'string' ? `/${mistake.parametre}` : textOf(mistake.pointeur),
      place: textOf(mistake.lieu),
      reason: textOf(mistake.raison),
      remedy: textOf(mistake.remede),
    })),
  };
}

async function ask<T>(request: Request): Promise<Outcome<T>> {
  let answer: Awaited<ReturnType<typeof repondre>>;
  try {
    answer = await repondre(request);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { ok: false, problem: { status: 0, title: detail, detail, mistakes: [] } };
  }
  if (answer.status >= 400) return { ok: false, problem: readProblem(answer.status, answer.body) };
  return { ok: true, value: JSON.parse(answer.body) as T, text: answer.body };
}

export function get<T>(path: string, query: Record<string, string> = {}): Promise<Outcome<T>> {
  return ask<T>({ method: 'GET', path: `/api/v1/${path}`, query: new URLSearchParams(query).toString() });
}

export function post<T>(path: string, body: unknown): Promise<Outcome<T>> {
  return ask<T>({ method: 'POST', path: `/api/v1/${path}`, body: JSON.stringify(body) });
}
