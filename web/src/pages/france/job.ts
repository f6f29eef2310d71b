// A national computation on the server: begun, followed by events, stopped, read.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../moteur';
import { at, send, type Resultat } from './serveur';

export type JobState = 'repos' | 'attente' | 'calcul' | 'fini' | 'annule' | 'echec';

export interface Job {
  state: JobState;
  /** From 0 to 1. */
  done: number;
  id: string | null;
  result: Resultat | null;
  problem: Problem | null;
  start: (body: unknown) => void;
  stop: () => void;
}

interface Progress {
  etat: JobState;
  fait: number;
}

const kIdle = { state: 'repos' as JobState, done: 0, id: null as string | null, result: null as Resultat | null, problem: null as Problem | null };

export function useJob(): Job {
  const [job, setJob] = useState(kIdle);
  const events = useRef<EventSource | null>(null);
  useEffect(() => () => events.current?.close(), []);

  const end = async (id: string, state: JobState): Promise<void> => {
    events.current?.close();
    if (state !== 'fini') {
      const why = state === 'echec' ? await send<Resultat>('GET', `/${id}/resultat`) : null;
      setJob({ ...kIdle, id, state, problem: why === null || why.ok ? null : why.problem });
      return;
    }
    const answer = await send<Resultat>('GET', `/${id}/resultat`);
    setJob(answer.ok ? { ...kIdle, state, done: 1, id, result: answer.value } : { ...kIdle, state: 'echec', id, problem: answer.problem });
  };

  const follow = (id: string): void => {
    const source = new EventSource(at(`/${id}/evenements`));
    events.current = source;
    const read = (event: MessageEvent<string>): void => {
      const progress = JSON.parse(event.data) as Progress;
      if (progress.etat === 'attente' || progress.etat === 'calcul') setJob((before) => ({ ...before, state: progress.etat, done: progress.fait }));
      else void end(id, progress.etat);
    };
    source.addEventListener('progression', read);
    source.addEventListener('fin', read);
  };

  const start = (body: unknown): void => {
    events.current?.close();
    setJob({ ...kIdle, state: 'attente' });
    void send<{ id: string }>('POST', '', body).then((answer) => {
      if (!answer.ok) {
        setJob({ ...kIdle, state: 'echec', problem: answer.problem });
        return;
      }
      setJob({ ...kIdle, state: 'attente', id: answer.value.id });
      follow(answer.value.id);
    });
  };

  const stop = (): void => {
    if (job.id !== null) void send('DELETE', `/${job.id}`);
  };
  return { ...job, start, stop };
}
