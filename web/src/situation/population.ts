// The inhabitants that a result stands on, which are not always the last ones known.
import type { Receipt } from '../api';

export interface UsedPopulation {
  /** Those of the year of signature, from which the size comes. */
  inhabitants: number;
  /** Which edition of populations, in the engine's words; empty when the number was typed. */
  edition: string;
}

/** "34 communes, population en vigueur en 2023 (recensement 2020) : Redon (35236)" without the communes, which the page names. */
function editionOf(origin: string): string {
  return /^\d+ commune[^,]*, (.*?) : /.exec(origin)?.[1] ?? origin;
}

/** Null when the receipt says nothing of it. */
export function usedPopulation(receipt: Receipt): UsedPopulation | null {
  const { population, populations, population_origine: origin } = receipt.entree;
  const inhabitants: unknown = population ?? (Array.isArray(populations) ? populations[0] : undefined);
  if (typeof inhabitants !== 'number') return null;
  return { inhabitants, edition: typeof origin === 'string' ? editionOf(origin) : '' };
}
