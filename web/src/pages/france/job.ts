// A national computation on the server: begun, followed by events, stopped, read.
import { useEffect, useRef, useState } from 'preact/hooks';
import { mistakeText, type Problem } from '../../moteur';
import { at, send, type Resultat } from './serveur';

/** As the server says it; "repos": nothing was asked yet. */
export type JobState = 'repos' | 'en-attente' | 'en-cours' | 'fini' | 'annule' | 'echec';

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
  id: string;
  etat: JobState;
  tirages: number;
  tirages_faits: number;
  erreur: { raison: string; remede: string } | null;
}

const kIdle = { state: 'repos' as JobState, done: 0, id: null as string | null, result: null as Resultat | null, problem: null as Problem | null };

export function useJob(): Job {
  const [job, setJob] = useState(kIdle);
  const events = useRef<EventSource | null>(null);
  useEffect(() => () => events.current?.close(), []);

  const end = async ({ id, etat, erreur }: Progress): Promise<void> => {
    events.current?.close();
    if (etat !== 'fini') {
      const detail = erreur === null ? '' : mistakeText({ pointer: '', place: '', reason: erreur.raison, remedy: erreur.remede });
      setJob({ ...kIdle, id, state: etat, problem: erreur === null ? null : { status: 0, title: '', detail, mistakes: [] } });
      return;
    }
    const answer = await send<Resultat>('GET', `/${id}/resultat`);
    setJob(answer.ok ? { ...kIdle, state: etat, done: 1, id, result: answer.value } : { ...kIdle, state: 'echec', id, problem: answer.problem });
  };

  const follow = (id: string): void => {
    const source = new EventSource(at(`/${id}/evenements`));
    events.current = source;
    const read = (event: MessageEvent<string>): void => {
      const progress = JSON.parse(event.data) as Progress;
      setJob((before) => ({ ...before, state: progress.etat, done: progress.tirages === 0 ? 0 : progress.tirages_faits / progress.tirages }));
    };
    source.addEventListener('etat', read);
    source.addEventListener('fin', (event: MessageEvent<string>) => void end(JSON.parse(event.data) as Progress));
  };

  const start = (body: unknown): void => {
    events.current?.close();
    setJob({ ...kIdle, state: 'en-attente' });
    void send<{ id: string }>('POST', '', body).then((answer) => {
      if (!answer.ok) {
        setJob({ ...kIdle, state: 'echec', problem: answer.problem });
        return;
      }
      setJob({ ...kIdle, state: 'en-attente', id: answer.value.id });
      follow(answer.value.id);
    });
  };

  const stop = (): void => {
    if (job.id !== null) void send('DELETE', `/${job.id}`);
  };
  return { ...job, start, stop };
}
