import type { Grid, Territory as TerritoryOf } from '../../api';
import { Checkbox, Fieldset, Input, Select } from '../../components/field';
import type { Problem } from '../../moteur';
import { href } from '../../router';
import { mistakeAt, usePosted } from '../../situation/answers';
import { engage, engaged, notInGrid, placeTexts } from '../../situation/requests';
import { formatSituation, type Situation } from '../../situation/situation';
import { situationTexts } from '../../situation/texts';
import { texts } from './texts';

/** Where the people are: typed, or places that came from Simuler. */
function Territory(props: { id: string; situation: Situation; problem: Problem | null; change: (change: (s: Situation) => void) => void }) {
  const t = texts().situation;
  const { situation } = props;
  const lieux = placeTexts(situation);
  const territory = usePosted<TerritoryOf>('territoires', lieux.length === 0 ? null : { lieux });
  // By their codes until the names come, or when the engine knows none.
  const names = territory.current && territory.value !== null ? territory.value.lieux.map((place) => place.libelle) : lieux;
  if (situation.places.length === 0) {
    return (
      <Input
        id={`${props.id}-population`}
        label={t.population}
        inputMode="numeric"
        error={mistakeAt(props.problem, '/population')}
        value={situation.population}
        onInput={(value) => props.change((s) => (s.population = value))}
      />
    );
  }
  return (
    <div class="champ">
      <p>{t.lieux(names.join(', '))}</p>
      <button type="button" class="bouton bouton-discret" onClick={() => props.change((s) => (s.places = []))}>
        {t.remplacer}
      </button>
    </div>
  );
}

/** A short form of one situation; what it does not show is kept as it came. */
export function SituationEditor(props: {
  id: string;
  title: string;
  situation: Situation;
  grid: Grid | null;
  problem: Problem | null;
  onChange: (next: Situation) => void;
}) {
  const t = texts().situation;
  const plans = situationTexts().missions.plans;
  const { id, situation, grid, problem } = props;
  const change = (edit: (s: Situation) => void): void => {
    const next = structuredClone(situation);
    edit(next);
    props.onChange(next);
  };
  const list = grid === null ? [] : engaged(situation, grid);
  const left = grid === null ? [] : notInGrid(situation, grid);
  const ownRates = [...situation.facts.values()].some((facts) => facts.rates !== undefined);
  return (
    <Fieldset legend={props.title}>
      <Territory id={id} situation={situation} problem={problem} change={change} />
      <div class="en-ligne">
        <Input
          id={`${id}-signature`}
          label={t.signature}
          type="date"
          error={mistakeAt(problem, '/date_signature')}
          value={situation.signature}
          onInput={(value) => change((s) => (s.signature = value))}
        />
        <Select
          id={`${id}-annee`}
          label={t.annee}
          error={mistakeAt(problem, '/date')}
          value={String(situation.year)}
          choices={Array.from({ length: Math.max(grid?.texte.duree_contrat_annees ?? 1, situation.year) }, (_, index) => ({ value: String(index + 1), label: t.rang(index + 1) }))}
          onChange={(value) => change((s) => (s.year = Number(value)))}
        />
        <Input
          id={`${id}-membres`}
          label={t.membres}
          inputMode="numeric"
          size={6}
          error={mistakeAt(problem, '/membres')}
          value={situation.members}
          onInput={(value) => change((s) => (s.members = value))}
        />
      </div>
      <fieldset class="champ missions-courtes">
        <legend>{t.missions}</legend>
        {grid?.missions.map((mission) => (
          <Checkbox
            key={mission.id}
            id={`${id}-mission-${mission.id}`}
            label={mission.libelle}
            lang="fr"
            checked={list.includes(mission.id)}
            onChange={(on) => change((s) => engage(s, grid, mission.id, on))}
          />
        ))}
      </fieldset>
      {left.length > 0 ? <p class="avis">{situationTexts().missions.horsAnnee(left.join(', '))}</p> : null}
      <Input
        id={`${id}-taux`}
        label={t.taux}
        inputMode="decimal"
        size={6}
        error={mistakeAt(problem, '/taux')}
        value={situation.rate}
        onInput={(value) => change((s) => (s.rate = value))}
      />
      <Select
        id={`${id}-plan`}
        label={t.planCrise}
        value={situation.crisisPlan}
        choices={Object.entries(plans).map(([value, label]) => ({ value, label }))}
        onChange={(value) => change((s) => (s.crisisPlan = value))}
      />
      <Checkbox id={`${id}-crise`} label={t.crise} checked={situation.crisis} onChange={(checked) => change((s) => (s.crisis = checked))} />
      {ownRates ? <p class="aide">{t.tauxPropres}</p> : null}
      {situation.readings.size > 0 ? <p class="aide">{t.lectures([...situation.readings].map((pair) => pair.join(' = ')).join(', '))}</p> : null}
      <p class="a-lecran">
        <a href={href('simuler', formatSituation(situation))}>{t.modifier}</a>
      </p>
    </Fieldset>
  );
}
