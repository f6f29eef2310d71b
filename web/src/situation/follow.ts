// Questions to the engine that follow what is typed: asked the moment it changes, before anything is drawn again.
import { effect, useComputed, useSignal, type ReadonlySignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import type { Ambiguity, Grid, Register, Territory } from '../api';
import { latestWins } from '../latest';
import { get, post, type Outcome, type Problem } from '../moteur';
import { nothing, type Followed } from './answers';
import { yearStart } from './calendar';
import { askContractGrid, type ContractGrid } from './contract_grid';
import { placeTexts } from './requests';
import type { Situation } from './situation';
import { parsed } from './store';

export type Question = { path: string; body: Record<string, unknown> } | { path: string; query: Record<string, string> };

interface Asked<Q> {
  question: Q;
  key: string;
}

export function askEngine<T>(question: Question): Promise<Outcome<T>> {
  return 'body' in question ? post<T>(question.path, question.body) : get<T>(question.path, question.query);
}

/**
 * What the engine answers to `question`, which reads signals and nothing else. Nothing is asked while it is null. One question at a
 * time: when answers come slower than changes, only the last change is asked, and the answers in between are shown.
 */
export function useFollowed<T, Q = Question>(
  question: () => Q | null,
  ask: (question: Q) => Promise<Outcome<T>>,
): ReadonlySignal<Followed<T>> {
  const followed = useSignal<Followed<T>>(nothing);
  useLayoutEffect(() => {
    let wanted = null as Asked<Q> | null;
    let here = true;
    const push = latestWins<Asked<Q>>(async (asked) => {
      const outcome = await ask(asked.question);
      if (!here) return;
      if (outcome.ok) followed.value = { value: outcome.value, text: outcome.text, problem: null, current: asked === wanted };
      else followed.value = { ...followed.peek(), problem: outcome.problem, current: false };
    });
    const stop = effect(() => {
      const next = question();
      const key = next === null ? '' : JSON.stringify(next);
      if (key === (wanted?.key ?? '')) return;
      wanted = next === null ? null : { question: next, key };
      if (followed.peek().current) followed.value = { ...followed.peek(), current: false };
      if (wanted !== null) push(wanted);
    });
    return () => {
      here = false;
      stop();
    };
  }, []);
  return followed;
}

function askYearGrid({ signature, year, text }: { signature: string; year: number; text: string }): Promise<Outcome<Grid>> {
  return get<Grid>('droit/grille', { date: yearStart(signature, year), ...(text === '' ? {} : { texte: text }) });
}

/** What a page of the situation shows; each part is drawn when its own signal changes. */
export interface Answers<T> {
  grid: ReadonlySignal<ContractGrid | null>;
  /** Years of a contract; 0 until the grid is known. */
  years: ReadonlySignal<number>;
  result: ReadonlySignal<T | null>;
  /** The result byte for byte as the engine wrote it, at the moment of the call. */
  text: () => string;
  problem: ReadonlySignal<Problem | null>;
  /** The chosen places with their names and inhabitants. */
  territory: ReadonlySignal<Followed<Territory>>;
  /** Words of the readings that are kept; asked for once a result has ambiguities. */
  register: ReadonlySignal<Register | null>;
}

/**
 * `body` makes the question about the situation out of its grid: that of the contract year looked at, or of the whole contract; the
 * last one while the date is being typed.
 */
export function useAnswers<T extends { ambiguites: readonly Ambiguity[] }>(
  path: string,
  body: (situation: Situation, grid: ContractGrid) => Record<string, unknown>,
  over: 'year' | 'contract',
): Answers<T> {
  const gridFollowed = useFollowed<ContractGrid, { signature: string; year: number; text: string }>(() => {
    const { signature, year, text } = parsed.value.situation;
    return { signature, year: over === 'year' ? year : 1, text };
  }, over === 'year' ? askYearGrid : askContractGrid);
  const grid = useComputed(() => gridFollowed.value.value);
  const territory = useFollowed<Territory>(() => {
    const lieux = placeTexts(parsed.value.situation);
    return lieux.length === 0 ? null : { path: 'territoires', body: { lieux } };
  }, askEngine<Territory>);
  const followed = useFollowed<T>(() => (grid.value === null ? null : { path, body: body(parsed.value.situation, grid.value) }), askEngine<T>);
  const result = useComputed(() => followed.value.value);
  const known = useFollowed<Register>(() => ((result.value?.ambiguites.length ?? 0) > 0 ? { path: 'droit/ambiguites', query: {} } : null), askEngine<Register>);
  return {
    grid,
    years: useComputed(() => grid.value?.texte.duree_contrat_annees ?? 0),
    result,
    text: () => followed.peek().text,
    problem: useComputed(() => gridFollowed.value.problem ?? followed.value.problem),
    territory,
    register: useComputed(() => known.value.value),
  };
}
