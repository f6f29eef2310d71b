// The law over a whole contract: a text may come into force between two of its years, with missions that the first has not.
import type { Grid } from '../api';
import { get, type Outcome } from '../moteur';
import { yearStart } from './calendar';

export type ContractMission = Grid['missions'][number] & {
  /** Rank of the first contract year whose text has the mission; nothing: the first year. */
  since?: number;
};

export interface ContractGrid extends Grid {
  missions: ContractMission[];
  /** The texts of all its years; nothing: `texte` alone. */
  textes?: Pick<Grid['texte'], 'id' | 'titre'>[];
}

/** Each mission as the first text that has it says, paid on all that one of them pays it on; in the order of the last text. */
export function missionsOf(grids: readonly Grid[]): ContractMission[] {
  const found = new Map<string, ContractMission>();
  grids.forEach(({ missions }, index) => {
    for (const mission of missions) {
      const known = found.get(mission.id);
      if (known === undefined) {
        found.set(mission.id, { ...mission, since: index + 1 });
        continue;
      }
      known.taux ||= mission.taux;
      known.plan_crise ||= mission.plan_crise;
      known.crise ||= mission.crise;
    }
  });
  const ids = new Set([...grids].reverse().flatMap(({ missions }) => missions.map(({ id }) => id)));
  return [...ids].flatMap((id) => found.get(id) ?? []);
}

/** The grid of the first year, with the missions of every year. `text`: one to apply whatever the date, or nothing. */
export async function askContractGrid({ signature, text }: { signature: string; text: string }): Promise<Outcome<ContractGrid>> {
  const at = (rank: number): Promise<Outcome<Grid>> =>
    get<Grid>('droit/grille', { date: yearStart(signature, rank), ...(text === '' ? {} : { texte: text }) });
  const first = await at(1);
  if (!first.ok || text !== '') return first;
  const later = Array.from({ length: first.value.texte.duree_contrat_annees - 1 }, (_, index) => at(index + 2));
  const grids = [first.value, ...(await Promise.all(later)).flatMap((answer) => (answer.ok ? [answer.value] : []))];
  return { ...first, value: { ...first.value, missions: missionsOf(grids), textes: grids.map(({ texte }) => texte) } };
}
