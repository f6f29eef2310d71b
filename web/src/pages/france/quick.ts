// The cost of the country under a grid that is being moved, asked of the server at each frame that needs it.
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Problem } from '../../moteur';
import type { Moved, Slot } from './amounts_moved';
import { keyOf } from './amounts_moved';
import { latestWins } from './latest';
import { toDecimal } from './montants';
import { send, type Measure } from './serveur';

export interface Sums {
  droits: string;
  encaissements: string;
}
export interface QuickYear extends Sums {
  annee: number;
  reforme: Sums;
}
export interface QuickGroup extends Sums {
  code: string;
  libelle: string;
  reforme: Sums;
}
export interface Quick {
  cpts: number;
  fictif: boolean;
  annees: QuickYear[];
  departements: QuickGroup[];
  regions: QuickGroup[];
  tailles: QuickGroup[];
}

export interface QuickState {
  value: Quick | null;
  problem: Problem | null;
  /** From the request to the answer read. */
  milliseconds: number;
}

export interface GridBody {
  portefeuille: string;
  de: number;
  a: number;
  effet: string;
  montants: { ligne: string; cas: number; montants: string[] }[];
}

export function gridBody(portefeuille: string, de: number, a: number, effet: string, slots: readonly Slot[], moved: Moved): GridBody {
  return {
    portefeuille,
    de,
    a,
    effet,
    montants: slots.flatMap((slot) => {
      const amounts = moved.get(keyOf(slot));
      return amounts === undefined ? [] : [{ ligne: slot.ligne, cas: slot.cas, montants: amounts.map(toDecimal) }];
    }),
  };
}

/** Follows `body`; nothing is asked while it is null. */
export function useQuick(body: GridBody | null): QuickState {
  const [state, setState] = useState<QuickState>({ value: null, problem: null, milliseconds: 0 });
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
  return state;
}

/** Cents before and after the reform. */
export function both(sums: Sums & { reforme: Sums }, measure: Measure): [number, number] {
  return [Math.round(Number(sums[measure]) * 100), Math.round(Number(sums.reforme[measure]) * 100)];
}
