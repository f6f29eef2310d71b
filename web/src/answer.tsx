// An answer of the engine shown when it is there: waiting, given, or refused with its reasons.
import type { ComponentChildren } from 'preact';
import { ErrorSummary } from './components/error_summary';
import { common } from './i18n/commun';
import { get, mistakeText, type Problem } from './moteur';
import { useAnswer, type Followed } from './situation/answers';

/** What a GET route answers, followed as `path` and `query` change. */
export function useGet<T>(path: string, query: Record<string, string> = {}): Followed<T> {
  return useAnswer<T>(`${path}?${new URLSearchParams(query).toString()}`, () => get<T>(path, query));
}

/** Each mistake with its remedy, leading to its field (`fields`: ids by pointer); the problem itself when it lists none. */
export function ProblemView({ problem, fields = {} }: { problem: Problem; fields?: Readonly<Record<string, string>> }) {
  const items = problem.mistakes.map((mistake) => ({ text: mistakeText(mistake), target: fields[mistake.pointer] }));
  return <ErrorSummary items={items.length > 0 ? items : [{ text: problem.detail || problem.title }]} />;
}

/** The last good answer stays while the next one comes: what is read does not flicker. */
export function WhenAnswered<T>(props: { answer: Followed<T>; children: (value: T) => ComponentChildren }) {
  const { value, problem } = props.answer;
  if (problem !== null) return <ProblemView problem={problem} />;
  if (value === null) return <p class="attente-courte">{common().chargement}</p>;
  return <>{props.children(value)}</>;
}
