import '../../situation/situation.css';
import './plan.css';
import type { Plan } from '../../api';
import { Montant } from '../../components/amounts';
import { Details } from '../../components/details';
import { Table } from '../../components/table';
import { common } from '../../i18n/commun';
import { usePosted, useGrid, useTerritory } from '../../situation/answers';
import { ContractForm } from '../../situation/contract_form';
import { LineTitle } from '../../situation/line_why';
import { AddressNotices, Mistakes, Warnings } from '../../situation/notices';
import { Readings } from '../../situation/readings';
import { planBody } from '../../situation/requests';
import { situation as presentSituation } from '../../situation/store';
import { TerritoryForm } from '../../situation/territory_form';
import { situationTexts } from '../../situation/texts';
import { PaymentCalendar } from './calendar_table';
import { PlanHeadline } from './headline';
import { PlanMissions } from './missions_form';
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
  const problem = grid.problem ?? answer.problem;
  return (
    <>
      <h1 tabIndex={-1}>{common().pages.plan.titre}</h1>
      <p class="chapeau">{t.intro}</p>
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
        </form>
        <div class="resultats">
          {answer.value === null ? (
            <p class="attente">{situationTexts().chargement}</p>
          ) : (
            <>
              <PlanHeadline plan={answer.value} current={problem === null} />
              <Warnings warnings={answer.value.avertissements} />
              <ContractYears plan={answer.value} />
              <PaymentCalendar plan={answer.value} />
              <CivilYears plan={answer.value} />
              <Readings
                ambiguities={answer.value.ambiguites}
                total={answer.value.total}
                situation={situation}
                words={{ libelle: () => undefined }}
              />
              <YearLines plan={answer.value} />
            </>
          )}
        </div>
      </div>
    </>
  );
}
