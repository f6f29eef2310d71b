import '../../situation/situation.css';
import '../../situation/result.css';
import { useComputed } from '@preact/signals';
import type { Grid, Simulation } from '../../api';
import { Actions } from '../../export/actions';
import { formatDate, formatRate } from '../../format';
import { common } from '../../i18n/commun';
import { Later, useLater } from '../../later';
import { yearEnd, yearStart } from '../../situation/calendar';
import { useAnswers, type Answers } from '../../situation/follow';
import { AddressNotices, MissionNotice, Warnings } from '../../situation/notices';
import { Readings } from '../../situation/readings';
import { PrintHeader } from '../../situation/print_header';
import { simulationBody } from '../../situation/requests';
import { rateOf } from '../../situation/situation';
import { edit, parsed } from '../../situation/store';
import { SituationForm } from '../../situation/situation_form';
import { SituationLink } from '../../situation/situation_link';
import { situationTexts } from '../../situation/texts';
import { Headline } from './headline';
import { Levers } from './levers';
import { Lines } from './lines';
import { MissionsForm } from './missions_form';
import { simulationSheets } from './sheets';
import { simulerTexts } from './texts';

type Props = Answers<Simulation>;

function YearBanner(props: Props) {
  const shown = useComputed(() => ({ ...parsed.value.situation, years: props.years.value }));
  const { signature, year, years } = useLater(shown);
  const t = simulerTexts();
  const end = yearEnd(signature, year);
  const move = (step: number): void => edit('annee', (s) => (s.year = Math.min(Math.max(s.year + step, 1), Math.max(years, s.year))));
  return (
    <div class="bandeau">
      {end !== '' && <p>{t.bandeau(formatDate(yearStart(signature, year)), formatDate(end))}</p>}
      <p class="a-lecran">
        <button type="button" class="bouton bouton-discret" disabled={year <= 1} onClick={() => move(-1)}>
          {t.anneePrecedente}
        </button>
        <button type="button" class="bouton bouton-discret" disabled={year >= years} onClick={() => move(1)}>
          {t.anneeSuivante}
        </button>
      </p>
    </div>
  );
}

/** What is looked at while typing, drawn at once. */
function Total(props: Props) {
  const simulation = props.result.value;
  if (simulation === null) return <p class="attente">{props.problem.value === null ? situationTexts().chargement : ''}</p>;
  return <Headline simulation={simulation} current={props.problem.value === null} />;
}

function missionWords(mission: Grid['missions'][number]): string {
  const { situation } = parsed.peek();
  return mission.taux ? `${mission.libelle} (${formatRate(rateOf(situation, mission.id, situation.year))})` : mission.libelle;
}

function ToPlan() {
  return (
    <p class="a-lecran">
      <SituationLink class="bouton" to="plan">
        {simulerTexts().versPlan}
      </SituationLink>
    </p>
  );
}

function Results(props: Props) {
  const { result } = props;
  const readings = useComputed(() => (result.value === null ? null : { ...result.value, situation: parsed.value.situation, register: props.register.value }));
  return (
    <>
      <Later of={result}>{() => <ToPlan />}</Later>
      <Later of={result}>{(simulation) => <Warnings warnings={simulation.avertissements} />}</Later>
      <Later of={result}>{(simulation) => <Lines simulation={simulation} />}</Later>
      <Later of={readings}>
        {({ ambiguites, total, situation, register }) => <Readings ambiguities={ambiguites} total={total} situation={situation} register={register} />}
      </Later>
      <Later of={result}>{(simulation) => <Levers levers={simulation.leviers ?? []} />}</Later>
      <Later of={result}>
        {(simulation) => (
          <Actions page="simuler" name={`simulation-${simulation.date}`} sheets={() => simulationSheets(simulation)} json={props.text()} />
        )}
      </Later>
    </>
  );
}

export default function Simuler() {
  const answers = useAnswers<Simulation>('simulations', simulationBody, 'year');
  return (
    <>
      <h1 tabIndex={-1}>{common().pages.simuler.titre}</h1>
      <p class="chapeau">{simulerTexts().intro}</p>
      <PrintHeader page="simuler" answers={answers} texts={({ texte }) => [texte]} describe={missionWords} />
      <AddressNotices />
      <MissionNotice grid={answers.grid} text={situationTexts().missions.horsAnnee} />
      <div class="deux-colonnes">
        <SituationForm answers={answers} label={simulerTexts().situation} ofAYear={true} missions={({ situation, grid, problem }) => <MissionsForm situation={situation} grid={grid} problem={problem} />} />
        <div class="resultats">
          <YearBanner {...answers} />
          <Total {...answers} />
          <Results {...answers} />
        </div>
      </div>
    </>
  );
}
