// The cost of a portfolio under a grid that is being moved, asked of the server at each move.
import { effect, useSignal, type ReadonlySignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { latestWins } from '../../latest';
import type { Outcome, Problem } from '../../moteur';
import type { Moves } from './moved';
import { send } from './serveur';

/** Amounts under the law in force, under the moved grid, and the difference. */
export interface Pair {
  avant: string;
  apres: string;
  ecart: string;
}

/** CPTS of which an amount is unknown: it counts for zero. */
export interface Unknown {
  avant: number;
  apres: number;
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
  /** What names the portfolio in the next request. */
  portefeuille: string;
  date: string;
  de: number;
  a: number;
  cpts: number;
  inconnus: Unknown;
  annees: { annee: number; droits: Pair; encaissements: Pair; inconnus: Unknown }[];
  total: QuickGroup;
  par_taille: QuickGroup[];
  par_region: QuickGroup[];
  par_departement: QuickGroup[];
}

export interface GridBody extends Moves {
  /** "exemple", or the text of a CSV file. */
  portefeuille: string;
  date: string;
  de: number;
  a: number;
}

export interface QuickState {
  value: Quick | null;
  /** Whether the answer is about moved amounts. */
  changed: boolean;
  problem: Problem | null;
  /** From the request to the answer read. */
  milliseconds: number;
}

const kNothing: QuickState = { value: null, changed: false, problem: null, milliseconds: 0 };
/** The server no longer has the portfolio that was named. */
const kForgotten = 409;

/** Sends the text of a portfolio once, and then the name that the server gave it. */
function sender(): (body: GridBody) => Promise<Outcome<Quick>> {
  let known: { text: string; name: string } | null = null;
  const post = (body: GridBody): Promise<Outcome<Quick>> => send<Quick>('POST', '/grille', body);
  return async (body) => {
    if (known?.text === body.portefeuille) {
      const answer = await post({ ...body, portefeuille: known.name });
      if (answer.ok || answer.problem.status !== kForgotten) return answer;
    }
    const answer = await post(body);
    if (answer.ok) known = { text: body.portefeuille, name: answer.value.portefeuille };
    return answer;
  };
}

/** Follows `body`, asked the moment it changes; nothing is asked nor shown while it is null. An answer about another portfolio is never shown. */
export function useQuick(body: ReadonlySignal<GridBody | null>): ReadonlySignal<QuickState> {
  const state = useSignal(kNothing);
  useLayoutEffect(() => {
    const post = sender();
    const ask = latestWins<GridBody>(async (asked) => {
      const start = performance.now();
      const answer = await post(asked);
      if (asked.portefeuille !== body.peek()?.portefeuille) return;
      const milliseconds = performance.now() - start;
      state.value = answer.ok
        ? { value: answer.value, changed: asked.facteurs.length + asked.montants.length > 0, problem: null, milliseconds }
        : { ...state.peek(), problem: answer.problem, milliseconds };
    });
    let portfolio: string | undefined;
    return effect(() => {
      const wanted = body.value;
      if (wanted === null) {
        portfolio = undefined;
        state.value = kNothing;
        return;
      }
      if (wanted.portefeuille !== portfolio) state.value = kNothing;
      portfolio = wanted.portefeuille;
      ask(wanted);
    });
  }, []);
  return state;
}
