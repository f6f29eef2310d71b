import { useComputed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Amount, Receipt } from '../api';
import { common } from '../i18n/commun';
import { useLater } from '../later';
import type { Problem } from '../moteur';
import { ContractForm } from './contract_form';
import type { ContractGrid } from './contract_grid';
import type { Answers } from './follow';
import { Mistakes } from './notices';
import { usedPopulation } from './population';
import type { Situation } from './situation';
import { parsed } from './store';
import { TerritoryForm } from './territory_form';
import { TotalBar } from './total_bar';

/** What the missions of a page are drawn from. */
export interface MissionsProps {
  situation: Situation;
  grid: ContractGrid;
  years: number;
  problem: Problem | null;
}

interface Props {
  answers: Answers<{ total: Amount; recu: Receipt }>;
  label: string;
  /** Whether a year of the contract is chosen. */
  ofAYear: boolean;
  missions: (props: MissionsProps) => ComponentChildren;
}

/** The whole situation, to be changed. */
export function SituationForm({ answers, label, ofAYear, missions }: Props) {
  const shown = useComputed(() => ({
    situation: parsed.value.situation,
    grid: answers.grid.value,
    years: answers.years.value,
    territory: answers.territory.value,
    problem: answers.problem.value,
    used: answers.result.value === null || answers.problem.value !== null ? null : usedPopulation(answers.result.value.recu),
  }));
  const { situation, grid, years, territory, problem, used } = useLater(shown);
  return (
    <form class="formulaire" aria-label={label} onSubmit={(event) => event.preventDefault()}>
      <Mistakes problem={problem} />
      <div class="carte">
        <TerritoryForm situation={situation} territory={territory} used={used} problem={problem} />
      </div>
      <div class="carte">
        <ContractForm situation={situation} problem={problem} {...(ofAYear ? { years } : {})} />
      </div>
      {grid !== null && <div class="carte">{missions({ situation, grid, years, problem })}</div>}
      <p class="aide">{common().confidentialite}</p>
      <TotalBar result={answers.result} target="resultat" />
    </form>
  );
}
