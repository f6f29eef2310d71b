// Questions to the engine that follow what is typed: asked the moment it changes, before anything is drawn again.
import { effect, useComputed, useSignal, type ReadonlySignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import type { Ambiguity, Grid, Register, Territory } from '../api';
import { latestWins } from '../latest';
import { get, post, type Outcome, type Problem } from '../moteur';
import { nothing, type Followed } from './answers';
import { yearStart } from './calendar';
import { placeTexts } from './requests';
import type { Situation } from './situation';
import { parsed } from './store';

export type Question = { path: string; body: Record<string, unknown> } | { path: string; query: Record<string, string> };

interface Asked {
  question: Question;
  key: string;
}

function ask<T>(question: Question): Promise<Outcome<T>> {
  return 'body' in question ? post<T>(question.path, question.body) : get<T>(question.path, question.query);
}

/**
 * What the engine answers to `question`, which reads signals and nothing else. Nothing is asked while it is null. One question at a
 * time: when answers come slower than changes, only the last change is asked, and the answers in between are shown.
 */
export function useFollowed<T>(question: () => Question | null): ReadonlySignal<Followed<T>> {
  const followed = useSignal<Followed<T>>(nothing);
  useLayoutEffect(() => {
    let wanted = null as Asked | null;
    let here = true;
    const push = latestWins<Asked>(async (asked) => {
      const outcome = await ask<T>(asked.question);
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

/** What a page of the situation shows; each part is drawn when its own signal changes. */
export interface Answers<T> {
  grid: ReadonlySignal<Grid | null>;
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
 * `body` makes the question about the situation out of its grid: that of the contract year of rank `year`, or of the one looked at;
 * the last one while the date is being typed.
 */
export function useAnswers<T extends { ambiguites: readonly Ambiguity[] }>(
  path: string,
  body: (situation: Situation, grid: Grid) => Record<string, unknown>,
  year?: number,
): Answers<T> {
  const gridFollowed = useFollowed<Grid>(() => {
    const s = parsed.value.situation;
    return { path: 'droit/grille', query: { date: yearStart(s.signature, year ?? s.year), ...(s.text === '' ? {} : { texte: s.text }) } };
  });
  const grid = useComputed(() => gridFollowed.value.value);
  const territory = useFollowed<Territory>(() => {
    const lieux = placeTexts(parsed.value.situation);
    return lieux.length === 0 ? null : { path: 'territoires', body: { lieux } };
  });
  const followed = useFollowed<T>(() => (grid.value === null ? null : { path, body: body(parsed.value.situation, grid.value) }));
  const result = useComputed(() => followed.value.value);
  const known = useFollowed<Register>(() => ((result.value?.ambiguites.length ?? 0) > 0 ? { path: 'droit/ambiguites', query: {} } : null));
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
