// The situation as the routes of the engine expect it. What cannot be read as a number goes as it was typed: the engine refuses it
// with the reason.
import type { Grid } from '../api';
import { monthsAfter, yearStart } from './calendar';
import type { ContractMission } from './contract_grid';
import { rateOf, type Situation } from './situation';

const spaces = /[\s\u00a0\u202f]/g;

/** "60 000" → 60000, "62,5" → 62.5; else the text. */
export function numberOrText(text: string): number | string {
  const plain = text.replace(spaces, '').replace(',', '.');
  return /^\d{1,15}(\.\d{1,6})?$/.test(plain) ? Number(plain) : text;
}

/** "35236", or "35236:0.5" for a part. */
export function placeTexts(s: Situation): string[] {
  return s.places.map(({ code, share }) => (share === '1' ? code : `${code}:${share.replace(',', '.')}`));
}

function placesOrPopulation(s: Situation): Record<string, unknown> {
  return s.places.length === 0 ? { population: numberOrText(s.population) } : { territoire: placeTexts(s) };
}

function common(s: Situation): Record<string, unknown> {
  return {
    ...(s.readings.size > 0 ? { lectures: Object.fromEntries(s.readings) } : {}),
    ...(s.text === '' ? {} : { texte: s.text }),
  };
}

/** Ids of the missions engaged, among those of the law of `grid`. */
export function engaged(s: Situation, grid: Grid): string[] {
  const { missions } = s;
  const on = (mission: Grid['missions'][number]): boolean => (missions === null ? mission.nature === 'socle' : missions.includes(mission.id));
  return grid.missions.filter(on).map((mission) => mission.id);
}

/** Chosen missions that the law of `grid` does not have: another year of the contract may. */
export function notInGrid(s: Situation, grid: Grid): string[] {
  return (s.missions ?? []).filter((id) => grid.missions.every((mission) => mission.id !== id));
}

/** Engages a mission, or no longer. */
export function engage(s: Situation, grid: Grid, id: string, on: boolean): void {
  const before = engaged(s, grid);
  const kept = grid.missions.map((mission) => mission.id).filter((each) => (each === id ? on : before.includes(each)));
  s.missions = [...kept, ...notInGrid(s, grid)];
}

/** Body of POST simulations: the contract year of rank `s.year`. */
export function simulationBody(s: Situation, grid: Grid): Record<string, unknown> {
  const missions = engaged(s, grid);
  const taux: Record<string, number | string> = {};
  for (const mission of grid.missions) {
    if (mission.taux && missions.includes(mission.id)) taux[mission.id] = numberOrText(rateOf(s, mission.id, s.year));
  }
  const asked = (what: 'plan_crise' | 'crise'): boolean => grid.missions.some((mission) => mission[what] && missions.includes(mission.id));
  return {
    ...placesOrPopulation(s),
    date: yearStart(s.signature, s.year),
    date_signature: s.signature,
    membres: numberOrText(s.members),
    missions,
    taux,
    // Only what the form asks: the engine warns of what no mission depends on.
    ...(asked('plan_crise') ? { plan_crise: s.crisisPlan } : {}),
    ...(asked('crise') ? { crise: s.crisis } : {}),
    ...common(s),
    leviers: true,
  };
}

/** First day on which the contract may have the mission: that of the first year whose text has it. */
export function earliestStart(s: Situation, mission: ContractMission): string {
  return yearStart(s.signature, mission.since ?? 1);
}

/** Day on which a mission starts: as typed, else as late as the law allows, else as early as it may. */
export function startOf(s: Situation, mission: ContractMission): string {
  const typed = s.facts.get(mission.id)?.start;
  if (typed !== undefined) return typed;
  const [usual, earliest] = [monthsAfter(s.signature, mission.demarrage_mois ?? 0), earliestStart(s, mission)];
  return usual > earliest ? usual : earliest;
}

/** Whether the mission runs on some day of the contract year of rank `year`. */
export function runsIn(s: Situation, mission: ContractMission, year: number): boolean {
  return startOf(s, mission) < yearStart(s.signature, year + 1);
}

/** Ranks typed as "2, 4"; what is no rank stays text. */
function ranks(text: string): (number | string)[] {
  return text
    .split(/[\s,;]+/)
    .filter((item) => item !== '')
    .map(numberOrText);
}

/** Body of POST plans. `years`: how many rates the contract has. */
export function planBody(s: Situation, grid: Grid, years: number): Record<string, unknown> {
  const list = engaged(s, grid);
  const missions: Record<string, unknown> = {};
  for (const mission of grid.missions.filter(({ id }) => list.includes(id))) {
    const rates = Array.from({ length: years }, (_, index) =>
      runsIn(s, mission, index + 1) ? numberOrText(rateOf(s, mission.id, index + 1)) : 0,
    );
    missions[mission.id] = {
      demarrage: startOf(s, mission),
      ...(mission.taux ? { taux: rates } : {}),
      ...(mission.plan_crise && s.planYear !== '' ? { annee_redaction_plan: numberOrText(s.planYear) } : {}),
      ...(mission.crise && s.crisisYears !== '' ? { crises: ranks(s.crisisYears) } : {}),
    };
  }
  return {
    ...(s.name === '' ? {} : { nom: s.name }),
    ...placesOrPopulation(s),
    date_signature: s.signature,
    membres: numberOrText(s.members),
    missions,
    ...common(s),
  };
}
