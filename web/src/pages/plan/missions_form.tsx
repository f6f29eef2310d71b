import { Checkbox, Fieldset, Input, Select } from '../../components/field';
import { formatDate } from '../../format';
import { useTurn } from '../../later';
import type { Problem } from '../../moteur';
import { mistakeAt } from '../../situation/answers';
import { earliestStart, engage, engaged, runsIn, startOf } from '../../situation/requests';
import type { ContractGrid, ContractMission } from '../../situation/contract_grid';
import { factsOf, rateOf, type Situation } from '../../situation/situation';
import { edit } from '../../situation/store';
import { situationTexts } from '../../situation/texts';
import { planTexts } from './texts';

interface RowProps {
  mission: ContractMission;
  situation: Situation;
  years: number;
  problem: Problem | null;
}

function Rates(props: RowProps) {
  const { mission, situation, years } = props;
  const t = planTexts();
  const error = mistakeAt(props.problem, `/missions/${mission.id}/taux`);
  const set = (index: number, value: string): void =>
    edit(`taux.${mission.id}.${index}`, (s) => {
      const rates = Array.from({ length: years }, (_, at) => rateOf(s, mission.id, at + 1));
      rates[index] = value;
      factsOf(s, mission.id).rates = rates;
    });
  return (
    <fieldset class="taux-annees" aria-describedby={error ? `missions-${mission.id}-taux-erreur` : undefined}>
      <legend>{t.taux}</legend>
      {Array.from({ length: years }, (_, index) => (
        <label key={index}>
          <span>{t.rang(index + 1)}</span>
          <input
            id={`missions-${mission.id}-taux-${index}`}
            type="text"
            inputMode="decimal"
            size={4}
            autocomplete="off"
            aria-label={t.tauxAnnee(index + 1, mission.libelle)}
            aria-invalid={error ? true : undefined}
            disabled={!runsIn(situation, mission, index + 1)}
            value={runsIn(situation, mission, index + 1) ? rateOf(situation, mission.id, index + 1) : '–'}
            onInput={(event) => set(index, event.currentTarget.value)}
          />
        </label>
      ))}
      {error && (
        <p class="erreur" id={`missions-${mission.id}-taux-erreur`} lang="fr">
          {error}
        </p>
      )}
    </fieldset>
  );
}

function crisisRanks(situation: Situation): string[] {
  return situation.crisisYears.split(',').filter((rank) => rank !== '');
}

function Crisis(props: RowProps) {
  const { mission, situation, years, problem } = props;
  const t = planTexts();
  const ranks = Array.from({ length: years }, (_, index) => index + 1).filter((rank) => rank >= (mission.since ?? 1)).map(String);
  const chosen = crisisRanks(situation);
  const toggle = (rank: string, on: boolean): void =>
    edit(`crises.${rank}`, (s) => {
      const before = crisisRanks(s);
      s.crisisYears = ranks.filter((each) => (each === rank ? on : before.includes(each))).join(',');
    });
  return (
    <>
      {mission.plan_crise && (
        <Select
          id={`missions-${mission.id}-annee_redaction_plan`}
          label={t.redaction}
          error={mistakeAt(problem, `/missions/${mission.id}/annee_redaction_plan`)}
          value={situation.planYear}
          choices={[
            { value: '', label: t.redactionDefaut },
            ...ranks.map((rank) => ({ value: rank, label: t.redactionAnnee(Number(rank)) })),
          ]}
          onChange={(value) => edit('redaction', (s) => (s.planYear = value))}
        />
      )}
      {mission.crise && (
        <fieldset class="radios crises">
          <legend>{t.crises}</legend>
          {ranks.map((rank) => (
            <Checkbox
              key={rank}
              id={`crises-${rank}`}
              label={t.rang(Number(rank))}
              checked={chosen.includes(rank)}
              onChange={(on) => toggle(rank, on)}
            />
          ))}
        </fieldset>
      )}
    </>
  );
}

/** What the texts say of the start: the delay of one counts from a signature that a later text has not seen. */
function startHint(situation: Situation, mission: ContractMission): string | undefined {
  const t = planTexts();
  if ((mission.since ?? 1) > 1) return t.demarrageTexte(formatDate(earliestStart(situation, mission)), mission.since ?? 1);
  return mission.demarrage_mois === null ? undefined : t.demarrageDroit(mission.demarrage_mois);
}

function Facts(props: RowProps) {
  const { mission, situation, problem } = props;
  const t = planTexts();
  if (!useTurn()) return <div class="mission-faits mission-attente" />;
  return (
    <div class="mission-faits">
      <Input
        id={`missions-${mission.id}-demarrage`}
        label={t.demarrage}
        hint={startHint(situation, mission)}
        error={mistakeAt(problem, `/missions/${mission.id}/demarrage`)}
        type="date"
        min={earliestStart(situation, mission)}
        value={startOf(situation, mission)}
        onInput={(value) => edit(`demarrage.${mission.id}`, (s) => (factsOf(s, mission.id).start = value))}
      />
      {mission.taux && <Rates {...props} />}
      {(mission.plan_crise || mission.crise) && <Crisis {...props} />}
    </div>
  );
}

/** Missions with their start and, for each contract year, their rate. */
export function PlanMissions(props: { situation: Situation; grid: ContractGrid; years: number; problem: Problem | null }) {
  const { situation, grid } = props;
  const list = engaged(situation, grid);
  const natures = situationTexts().missions.nature;
  const toggle = (id: string, on: boolean): void =>
    edit(`missions.${id}`, (s) => engage(s, grid, id, on));
  return (
    <Fieldset legend={planTexts().missions}>
      <ul class="missions">
        {grid.missions.map((mission) => (
          <li key={mission.id} class={list.includes(mission.id) ? 'mission mission-engagee' : 'mission'}>
            <div class="mission-tete">
              <Checkbox
                id={`missions-${mission.id}`}
                label={mission.libelle}
                lang="fr"
                checked={list.includes(mission.id)}
                onChange={(on) => toggle(mission.id, on)}
              />
              <span class="etiquette">{natures[mission.nature] ?? mission.nature}</span>
            </div>
            {list.includes(mission.id) && <Facts {...props} mission={mission} />}
          </li>
        ))}
      </ul>
    </Fieldset>
  );
}
