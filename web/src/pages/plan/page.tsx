import '../../situation/situation.css';
import '../../situation/result.css';
import './plan.css';
import { useComputed } from '@preact/signals';
import type { Plan } from '../../api';
import { Montant } from '../../components/amounts';
import { Details } from '../../components/details';
import { Table } from '../../components/table';
import { Actions } from '../../export/actions';
import { formatDate, formatRate } from '../../format';
import { common } from '../../i18n/commun';
import { Later } from '../../later';
import type { ContractMission } from '../../situation/contract_grid';
import { useAnswers, type Answers } from '../../situation/follow';
import { LineTitle } from '../../situation/line_why';
import { AddressNotices, MissionNotice, Warnings } from '../../situation/notices';
import { Readings } from '../../situation/readings';
import { PrintHeader } from '../../situation/print_header';
import { planBody, runsIn, startOf } from '../../situation/requests';
import { rateOf, type Situation } from '../../situation/situation';
import { parsed } from '../../situation/store';
import { SituationForm } from '../../situation/situation_form';
import { situationTexts } from '../../situation/texts';
import { PaymentCalendar } from './calendar_table';
import { PlanHeadline } from './headline';
import { PlanMissions } from './missions_form';
import { planSheets } from './sheets';
import { planTexts } from './texts';
import { CivilYears, ContractYears } from './years';

/** Each year's lines, folded. */
function YearLines(props: { plan: Plan }) {
  const t = planTexts();
  return (
    <section class="carte plie" aria-labelledby="lignes">
      <h2 id="lignes">{t.detailAnnees}</h2>
      {props.plan.annees.map((year) => (
        <Details
          key={year.rang}
          summary={
            <>
              {t.annee(year.rang)}{common().deuxPoints} <Montant value={year.droits} />
            </>
          }
        >
          <Table
            caption={t.annee(year.rang)}
            hideCaption
            columns={[
              { key: 'ligne', label: t.colonneLibelle },
              { key: 'montant', label: t.droits, number: true },
            ]}
            rows={year.lignes
              .filter((line) => line.montant !== '0.00')
              .map((line) => ({ key: line.code, cells: [<LineTitle line={line} />, <Montant value={line.montant} />] }))}
          />
        </Details>
      ))}
    </section>
  );
}

function rates(situation: Situation, mission: ContractMission, years: number): string {
  return Array.from({ length: years }, (_, index) =>
    runsIn(situation, mission, index + 1) ? formatRate(rateOf(situation, mission.id, index + 1)) : '–',
  ).join(', ');
}

type Props = Answers<Plan>;

function missionWords(mission: ContractMission, years: number): string {
  const { situation } = parsed.peek();
  return planTexts().missionDecrite(
    mission.libelle,
    formatDate(startOf(situation, mission)),
    mission.taux ? rates(situation, mission, years) : '',
  );
}

/** What is looked at while typing, drawn at once. */
function Total(props: Props) {
  const plan = props.result.value;
  if (plan === null) return <p class="attente">{props.problem.value === null ? situationTexts().chargement : ''}</p>;
  return <PlanHeadline plan={plan} current={props.problem.value === null} />;
}

function Results(props: Props) {
  const { result } = props;
  const readings = useComputed(() => (result.value === null ? null : { ...result.value, situation: parsed.value.situation, register: props.register.value }));
  return (
    <>
      <Later of={result}>{(plan) => <Warnings warnings={plan.avertissements} />}</Later>
      <Later of={result}>{(plan) => <ContractYears plan={plan} />}</Later>
      <Later of={result}>{(plan) => <PaymentCalendar plan={plan} />}</Later>
      <Later of={result}>{(plan) => <CivilYears plan={plan} />}</Later>
      <Later of={readings}>
        {({ ambiguites, total, situation, register }) => <Readings ambiguities={ambiguites} total={total} situation={situation} register={register} />}
      </Later>
      <Later of={result}>{(plan) => <YearLines plan={plan} />}</Later>
      <Later of={result}>
        {(plan) => <Actions page="plan" name={`plan-${parsed.peek().situation.signature}`} sheets={() => planSheets(plan)} json={props.text()} />}
      </Later>
    </>
  );
}

export default function PlanPage() {
  const answers = useAnswers<Plan>('plans', (s, grid) => planBody(s, grid, grid.texte.duree_contrat_annees), 'contract');
  return (
    <>
      <h1 tabIndex={-1}>{common().pages.plan.titre}</h1>
      <p class="chapeau">{planTexts().intro}</p>
      <PrintHeader page="plan" answers={answers} texts={(plan) => plan.annees.map(({ texte }) => texte)} describe={(mission) => missionWords(mission, answers.years.peek())} />
      <AddressNotices />
      <MissionNotice grid={answers.grid} text={situationTexts().missions.horsContrat} />
      <div class="deux-colonnes">
        <SituationForm answers={answers} label={planTexts().situation} ofAYear={false} missions={(shown) => <PlanMissions {...shown} />} />
        <div class="resultats">
          <Total {...answers} />
          <Results {...answers} />
        </div>
      </div>
    </>
  );
}
