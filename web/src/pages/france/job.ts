// A national computation on the server: begun, followed by events, stopped, read. It outlives the page: one comes back to it.
import { signal, type ReadonlySignal } from '@preact/signals';
import { mistakeText, type Problem } from '../../moteur';
import { at, send, type Resultat } from './serveur';

/** As the server says it; "repos": nothing was asked yet; "oublie": the server no longer has it. */
export type JobState = 'repos' | 'en-attente' | 'en-cours' | 'fini' | 'annule' | 'echec' | 'oublie';

/** What a result answers. */
export interface Asked {
  portefeuille: string;
  /** Name of the reader's own file; null: the example. */
  file: string | null;
  de: number;
  a: number;
  /** The moved grid as a file of law, its lines moved and from when; null: the law in force alone. */
  reform: { toml: string; lines: number; effet: string } | null;
  tirages: number;
  graine: number;
  /** Whether draws add the CPTS to come of the whole country. */
  signatures: boolean;
}

export interface Job {
  state: JobState;
  /** From 0 to 1. */
  done: number;
  id: string | null;
  asked: Asked | null;
  result: Resultat | null;
  /** The result was read, and the server no longer has it. */
  forgotten: boolean;
  problem: Problem | null;
}

interface Progress {
  id: string;
  etat: JobState;
  tirages: number;
  tirages_faits: number;
  erreur: { raison: string; remede: string } | null;
  /** Its address; null when there is none, or none any more. */
  resultat: string | null;
}

const kIdle: Job = { state: 'repos', done: 0, id: null, asked: null, result: null, forgotten: false, problem: null };
const kNotFound = 404;

const current = signal(kIdle);
let events: EventSource | null = null;
/** Asked to stop before the server had named the job. */
let stopWanted = false;

export const job: ReadonlySignal<Job> = current;

export function isRunning(state: JobState): boolean {
  return state === 'en-attente' || state === 'en-cours';
}

export function sameAsked(one: Asked, other: Asked): boolean {
  const drawn = one.tirages > 0;
  return (
    one.portefeuille === other.portefeuille &&
    one.de === other.de &&
    one.a === other.a &&
    one.reform?.toml === other.reform?.toml &&
    one.tirages === other.tirages &&
    (!drawn || (one.graine === other.graine && one.signatures === other.signatures))
  );
}

/** Changes what is known of the job `id`, unless another was begun meanwhile. */
function learn(id: string, change: Partial<Job>): void {
  if (current.peek().id === id) current.value = { ...current.peek(), ...change };
}

async function end({ id, etat, erreur }: Progress): Promise<void> {
  events?.close();
  if (etat !== 'fini') {
    const detail = erreur === null ? '' : mistakeText({ pointer: '', place: '', reason: erreur.raison, remedy: erreur.remede });
    learn(id, { state: etat, problem: erreur === null ? null : { status: 0, title: '', detail, mistakes: [] } });
    return;
  }
  const answer = await send<Resultat>('GET', `/${id}/resultat`);
  if (answer.ok) learn(id, { state: etat, done: 1, result: answer.value, problem: null });
  else if (answer.problem.status === kNotFound) learn(id, { state: 'oublie' });
  else learn(id, { state: 'echec', problem: answer.problem });
}

function follow(id: string): void {
  events?.close();
  const source = new EventSource(at(`/${id}/evenements`));
  events = source;
  source.addEventListener('etat', (event: MessageEvent<string>) => {
    const progress = JSON.parse(event.data) as Progress;
    learn(id, { state: progress.etat, done: progress.tirages === 0 ? 0 : progress.tirages_faits / progress.tirages });
  });
  source.addEventListener('fin', (event: MessageEvent<string>) => void end(JSON.parse(event.data) as Progress));
  // Of a lost connection the browser tries again by itself; a refusal closes for good.
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) void lookAgain();
  });
}

/** Asks whether the server still has the job. */
export async function lookAgain(): Promise<void> {
  const { id, state, result } = current.peek();
  if (id === null || (result === null && !isRunning(state))) return;
  const answer = await send<Progress>('GET', `/${id}`);
  if (answer.ok && result !== null) {
    learn(id, { forgotten: answer.value.resultat === null });
  } else if (answer.ok) {
    if (events?.readyState === EventSource.CLOSED) follow(id);
  } else if (answer.problem.status === kNotFound) {
    learn(id, result === null ? { state: 'oublie' } : { forgotten: true });
  } else if (isRunning(state)) {
    learn(id, { state: 'echec', problem: answer.problem });
  }
}

export function start(asked: Asked): void {
  events?.close();
  stopWanted = false;
  current.value = { ...kIdle, state: 'en-attente', asked };
  const { portefeuille, de, a, reform, tirages, graine, signatures } = asked;
  const body = { portefeuille, de, a, reformes: reform === null ? [] : [reform.toml], tirages, graine };
  void send<{ id: string }>('POST', '', tirages > 0 ? { ...body, nouvelles_signatures: signatures } : body).then((answer) => {
    if (!answer.ok) {
      current.value = { ...kIdle, asked, state: 'echec', problem: answer.problem };
      return;
    }
    current.value = { ...kIdle, asked, state: 'en-attente', id: answer.value.id };
    follow(answer.value.id);
    if (stopWanted) stop();
  });
}

export function stop(): void {
  const { id } = current.peek();
  stopWanted = id === null;
  if (id !== null) void send('DELETE', `/${id}`);
}
