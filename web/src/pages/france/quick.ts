// The cost of the country under a grid that is being moved, asked of the server at each frame that needs it.
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Problem } from '../../moteur';
import { latestWins } from './latest';
import type { Moves } from './moved';
import { send } from './serveur';

/** Amounts under the law in force, under the moved grid, and the difference. */
export interface Pair {
  avant: string;
  apres: string;
  ecart: string;
}

/** Rights over all the years, and how many CPTS gain or lose. */
export interface QuickGroup extends Pair {
  code: string;
  libelle: string;
  gagnants: number;
  perdants: number;
  egal: number;
}

export interface Quick {
  date: string;
  de: number;
  a: number;
  cpts: number;
  annees: { annee: number; droits: Pair; encaissements: Pair }[];
  total: QuickGroup;
  par_taille: QuickGroup[];
  par_region: QuickGroup[];
  par_departement?: QuickGroup[];
}

export interface GridBody extends Moves {
  date: string;
  de: number;
  a: number;
}

export interface QuickState {
  value: Quick | null;
  problem: Problem | null;
  /** From the request to the answer read. */
  milliseconds: number;
}

const kNothing: QuickState = { value: null, problem: null, milliseconds: 0 };

/** Follows `body`; nothing is asked, and nothing answered, while it is null. */
export function useQuick(body: GridBody | null): QuickState {
  const [state, setState] = useState(kNothing);
  const ask = useMemo(
    () =>
      latestWins<GridBody>(async (wanted) => {
        const start = performance.now();
        const answer = await send<Quick>('POST', '/grille', wanted);
        const milliseconds = performance.now() - start;
        setState((before) => (answer.ok ? { value: answer.value, problem: null, milliseconds } : { ...before, problem: answer.problem, milliseconds }));
      }),
    [],
  );
  const key = body === null ? null : JSON.stringify(body);
  useEffect(() => {
    if (body !== null) ask(body);
  }, [key]);
  return body === null ? kNothing : state;
}
