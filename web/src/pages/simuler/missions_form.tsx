import type { Grid } from '../../api';
import { Checkbox, Fieldset, Radios } from '../../components/field';
import { formatRate } from '../../format';
import type { Problem } from '../../moteur';
import { mistakeAt } from '../../situation/answers';
import { engage, engaged, numberOrText } from '../../situation/requests';
import { factsOf, rateOf, type Situation } from '../../situation/situation';
import { edit } from '../../situation/store';
import { situationTexts } from '../../situation/texts';

type Mission = Grid['missions'][number];

/** Sets the rate of the year looked at, without touching the other years. */
function setRate(mission: string, value: string): void {
  edit(`taux.${mission}`, (s) => {
    const facts = factsOf(s, mission);
    if (facts.rates === undefined || facts.rates.length < 2) {
      facts.rates = [value];
      return;
    }
    const last = facts.rates.at(-1) ?? value;
    while (facts.rates.length < s.year) facts.rates.push(last);
    facts.rates[s.year - 1] = value;
  });
}

function Rate(props: { mission: Mission; situation: Situation; problem: Problem | null }) {
  const { id, libelle } = props.mission;
  const t = situationTexts().missions;
  const value = rateOf(props.situation, id, props.situation.year);
  const number = numberOrText(value);
  const error = mistakeAt(props.problem, `/taux/${id}`);
  return (
    <div class="taux">
      <input
        type="range"
        min="0"
        max="100"
        step="5"
        value={typeof number === 'number' ? number : 0}
        aria-label={t.curseurDe(libelle)}
        aria-valuetext={formatRate(value)}
        onInput={(event) => setRate(id, event.currentTarget.value)}
      />
      <span class="saisie">
        <input
          id={`taux-${id}`}
          type="text"
          inputMode="decimal"
          size={5}
          value={value}
          aria-label={t.tauxDe(libelle)}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `taux-${id}-erreur` : undefined}
          autocomplete="off"
          onInput={(event) => setRate(id, event.currentTarget.value)}
        />
        <span class="suffixe">%</span>
      </span>
      {error && (
        <p class="erreur" id={`taux-${id}-erreur`} lang="fr">
          {error}
        </p>
      )}
    </div>
  );
}

function Crisis(props: { mission: Mission; situation: Situation; problem: Problem | null }) {
  const t = situationTexts().missions;
  return (
    <div class="crise">
      {props.mission.plan_crise && (
        <Radios
          id="plan_crise"
          label={t.planCrise}
          error={mistakeAt(props.problem, '/plan_crise')}
          value={props.situation.crisisPlan}
          choices={Object.entries(t.plans).map(([value, label]) => ({ value, label }))}
          onChange={(value) => edit('plan', (s) => (s.crisisPlan = value))}
        />
      )}
      {props.mission.crise && (
        <Checkbox
          id="crise"
          label={t.crise}
          checked={props.situation.crisis}
          onChange={(on) => edit('crise', (s) => (s.crisis = on))}
        />
      )}
    </div>
  );
}

export function MissionsForm(props: { situation: Situation; grid: Grid; problem: Problem | null }) {
  const { situation, grid, problem } = props;
  const t = situationTexts().missions;
  const list = engaged(situation, grid);
  const toggle = (id: string, on: boolean): void =>
    edit(`missions.${id}`, (s) => engage(s, grid, id, on));
  return (
    <Fieldset legend={t.titre}>
      <p class="aide">{t.aide}</p>
      <ul class="missions">
        {grid.missions.map((mission) => {
          const on = list.includes(mission.id);
          return (
            <li key={mission.id} class={on ? 'mission mission-engagee' : 'mission'}>
              <div class="mission-tete">
                <Checkbox
                  id={`missions-${mission.id}`}
                  label={mission.libelle}
                  lang="fr"
                  checked={on}
                  onChange={(checked) => toggle(mission.id, checked)}
                />
                <span class="etiquette">{t.nature[mission.nature] ?? mission.nature}</span>
              </div>
              {on && mission.taux && <Rate mission={mission} situation={situation} problem={problem} />}
              {on && (mission.plan_crise || mission.crise) && <Crisis mission={mission} situation={situation} problem={problem} />}
            </li>
          );
        })}
      </ul>
    </Fieldset>
  );
}
