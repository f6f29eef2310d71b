import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../../moteur';
import { send } from './serveur';
import type { Settings } from './settings';

export interface Portfolio {
  /** Its name in the routes; null while there is none. */
  id: string | null;
  problem: Problem | null;
}

const kExample = 'exemple';

/** A file is sent once, and then named: moving a slider does not send it again. */
export function usePortfolio(settings: Settings): Portfolio {
  const [sent, setSent] = useState<Portfolio & { csv: string | null }>({ id: null, problem: null, csv: null });
  const { csv, nom } = settings;
  useEffect(() => {
    if (csv === null) return undefined;
    const stop = new AbortController();
    void send<{ id: string }>('POST', '/portefeuilles', { nom, csv }, stop.signal).then((answer) => {
      if (!stop.signal.aborted) setSent(answer.ok ? { id: answer.value.id, problem: null, csv } : { id: null, problem: answer.problem, csv });
    });
    return () => stop.abort();
  }, [csv, nom]);
  if (csv === null) return { id: kExample, problem: null };
  return sent.csv === csv ? sent : { id: null, problem: null };
}
