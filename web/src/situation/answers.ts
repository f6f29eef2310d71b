// What the engine says of the situation, followed as it changes.
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Grid } from '../api';
import { get, mistakeText, post, type Outcome, type Problem } from '../moteur';
import { yearStart } from './calendar';
import type { Situation } from './situation';

export interface Followed<T> {
  /** The last good answer: of the present question when `problem` is null and `current` holds. */
  value: T | null;
  /** Its text, byte for byte as the engine wrote it. */
  text: string;
  problem: Problem | null;
  current: boolean;
}

export const nothing: Followed<never> = { value: null, text: '', problem: null, current: false };

/** Asks again whenever `key` changes; answers that come late are dropped. Nothing is asked while `key` is null. */
export function useAnswer<T>(key: string | null, ask: () => Promise<Outcome<T>>): Followed<T> {
  const [followed, setFollowed] = useState<Followed<T> & { key: string | null }>({ ...nothing, key: null });
  // Before the screen is drawn again: the engine answers within the same frame.
  useLayoutEffect(() => {
    if (key === null) return undefined;
    let wanted = true;
    void ask().then((outcome) => {
      if (!wanted) return;
      if (outcome.ok) setFollowed({ value: outcome.value, text: outcome.text, problem: null, current: true, key });
      else setFollowed((before) => ({ ...before, problem: outcome.problem, current: false, key }));
    });
    return () => {
      wanted = false;
    };
  }, [key]);
  return followed.key === key ? followed : { ...followed, current: false };
}

/** What `path` answers to `body`; nothing is asked while it is null. */
export function usePosted<T>(path: string, body: Record<string, unknown> | null): Followed<T> {
  return useAnswer<T>(body === null ? null : JSON.stringify(body), () => post<T>(path, body));
}

/** The grid that applies to the contract year of rank `year`; the last one while the date is being typed. */
export function useGrid(situation: Situation, year: number): Followed<Grid> {
  const query: Record<string, string> = {
    date: yearStart(situation.signature, year),
    ...(situation.text === '' ? {} : { texte: situation.text }),
  };
  return useAnswer<Grid>(JSON.stringify(query), () => get<Grid>('droit/grille', query));
}

/** What the engine found wrong at a place of the body ("/taux/parcours") or below it. */
export function mistakeAt(problem: Problem | null, pointer: string): string | undefined {
  const found = problem?.mistakes.filter((mistake) => mistake.pointer === pointer || mistake.pointer.startsWith(`${pointer}/`));
  if (found === undefined || found.length === 0) return undefined;
  return found.map(mistakeText).join(' ');
}
