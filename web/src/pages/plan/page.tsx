import '../../situation/situation.css';
import '../../situation/result.css';
import './plan.css';
import type { Plan } from '../../api';
import { Montant } from '../../components/amounts';
import { Details } from '../../components/details';
import { Table } from '../../components/table';
import { Actions } from '../../export/actions';
import { common } from '../../i18n/commun';
import { useGrid, usePosted, useRegister, useTerritory } from '../../situation/answers';
import { ContractForm } from '../../situation/contract_form';
import { LineTitle } from '../../situation/line_why';
import { AddressNotices, Mistakes, Warnings } from '../../situation/notices';
import { Readings } from '../../situation/readings';
import { PrintHeader } from '../../situation/print_header';
import { planBody } from '../../situation/requests';
import { situation as presentSituation } from '../../situation/store';
import { TerritoryForm } from '../../situation/territory_form';
import { situationTexts } from '../../situation/texts';
import { TotalBar } from '../../situation/total_bar';
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
    <section class="carte" aria-labelledby="lignes">
      <h2 id="lignes">{t.detailAnnees}</h2>
      {props.plan.annees.map((year) => (
        <Details
          key={year.rang}
          summary={
            <>
              {t.annee(year.rang)} : <Montant value={year.droits} />
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

export default function PlanPage() {
  const t = planTexts();
  const situation = presentSituation();
  const grid = useGrid(situation, 1);
  const territory = useTerritory(situation);
  const years = grid.value?.texte.duree_contrat_annees ?? 0;
  const body = grid.value === null ? null : planBody(situation, grid.value, years);
  const answer = usePosted<Plan>('plans', body);
  const register = useRegister(answer.value?.ambiguites);
  const result = answer.value;
  const problem = grid.problem ?? answer.problem;
  return (
    <>
      <h1 tabIndex={-1}>{common().pages.plan.titre}</h1>
      <p class="chapeau">{t.intro}</p>
      {result !== null && grid.value !== null && (
        <PrintHeader page="plan" situation={situation} grid={grid.value} territory={territory.value} receipt={result.recu} />
      )}
      <AddressNotices />
      <div class="deux-colonnes">
        <form class="formulaire" aria-label={t.situation} onSubmit={(event) => event.preventDefault()}>
          <Mistakes problem={problem} />
          <div class="carte">
            <TerritoryForm situation={situation} territory={territory} problem={problem} />
          </div>
          <div class="carte">
            <ContractForm situation={situation} problem={problem} />
          </div>
          {grid.value !== null && (
            <div class="carte">
              <PlanMissions situation={situation} grid={grid.value} years={years} problem={problem} />
            </div>
          )}
          <p class="aide">{common().confidentialite}</p>
          {result !== null && <TotalBar total={result.total} target="resultat" />}
        </form>
        <div class="resultats">
          {result === null ? (
            <p class="attente">{problem === null ? situationTexts().chargement : ''}</p>
          ) : (
            <>
              <PlanHeadline plan={result} current={problem === null} />
              <Warnings warnings={result.avertissements} />
              <ContractYears plan={result} />
              <PaymentCalendar plan={result} />
              <CivilYears plan={result} />
              <Readings ambiguities={result.ambiguites} total={result.total} situation={situation} register={register} />
              <YearLines plan={result} />
              <Actions page="plan" name={`plan-${situation.signature}`} sheets={() => planSheets(result)} json={answer.text} />
            </>
          )}
        </div>
      </div>
    </>
  );
}
