// An answer of the engine as a component needs it: waiting, there, or refused with its reasons.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ErrorSummary } from './components/error_summary';
import { common } from './i18n/commun';
import { get, post, type Outcome, type Problem } from './moteur';

export type Answered<T> = Outcome<T> | null;

function useOutcome<T>(ask: () => Promise<Outcome<T>>, key: string): Answered<T> {
  const [outcome, setOutcome] = useState<{ key: string; value: Outcome<T> } | null>(null);
  useEffect(() => {
    let wanted = true;
    void ask().then((value) => {
      if (wanted) setOutcome({ key, value });
    });
    return () => {
      wanted = false;
    };
  }, [key]);
  // The former answer stays while the next one comes: what is read does not flicker.
  return outcome?.value ?? null;
}

export function useGet<T>(path: string, query: Record<string, string> = {}): Answered<T> {
  return useOutcome(() => get<T>(path, query), `${path}?${new URLSearchParams(query).toString()}`);
}

export function usePost<T>(path: string, body: unknown): Answered<T> {
  return useOutcome(() => post<T>(path, body), `${path} ${JSON.stringify(body)}`);
}

export function ProblemView({ problem }: { problem: Problem }) {
  const items = problem.mistakes.map((mistake) => ({ text: [mistake.detail, mistake.remedy].filter(Boolean).join(' ') }));
  return <ErrorSummary items={items.length > 0 ? items : [{ text: problem.detail || problem.title }]} />;
}

/** Shows `children` of what was answered. */
export function WhenAnswered<T>(props: { answer: Answered<T>; children: (value: T) => ComponentChildren }) {
  if (props.answer === null) return <p class="attente-courte">{common().chargement}</p>;
  if (!props.answer.ok) return <ProblemView problem={props.answer.problem} />;
  return <>{props.children(props.answer.value)}</>;
}
