import '../../situation/situation.css';
import '../../situation/result.css';
import type { Simulation } from '../../api';
import { Actions } from '../../export/actions';
import { formatDate } from '../../format';
import { common } from '../../i18n/commun';
import { useGrid, usePosted, useRegister, useTerritory } from '../../situation/answers';
import { yearEnd, yearStart } from '../../situation/calendar';
import { ContractForm } from '../../situation/contract_form';
import { AddressNotices, Mistakes, Warnings } from '../../situation/notices';
import { Readings } from '../../situation/readings';
import { PrintHeader } from '../../situation/print_header';
import { simulationBody } from '../../situation/requests';
import type { Situation } from '../../situation/situation';
import { addressOf, edit, situation as presentSituation } from '../../situation/store';
import { TerritoryForm } from '../../situation/territory_form';
import { situationTexts } from '../../situation/texts';
import { TotalBar } from '../../situation/total_bar';
import { Headline } from './headline';
import { Levers } from './levers';
import { Lines } from './lines';
import { MissionsForm } from './missions_form';
import { simulationSheets } from './sheets';
import { simulerTexts } from './texts';

function YearBanner(props: { situation: Situation; years: number }) {
  const { signature, year } = props.situation;
  const t = simulerTexts();
  const goTo = (wanted: number): void => edit('annee', (s) => (s.year = wanted));
  return (
    <div class="bandeau">
      <p>{t.bandeau(formatDate(yearStart(signature, year)), formatDate(yearEnd(signature, year)))}</p>
      <p class="a-lecran">
        <button type="button" class="bouton bouton-discret" disabled={year <= 1} onClick={() => goTo(year - 1)}>
          {t.anneePrecedente}
        </button>
        <button type="button" class="bouton bouton-discret" disabled={year >= props.years} onClick={() => goTo(year + 1)}>
          {t.anneeSuivante}
        </button>
      </p>
    </div>
  );
}

export default function Simuler() {
  const t = simulerTexts();
  const situation = presentSituation();
  const grid = useGrid(situation, situation.year);
  const territory = useTerritory(situation);
  const body = grid.value === null ? null : simulationBody(situation, grid.value);
  const answer = usePosted<Simulation>('simulations', body);
  const problem = grid.problem ?? answer.problem;
  const register = useRegister(answer.value?.ambiguites);
  const result = answer.value;
  const years = grid.value?.texte.duree_contrat_annees ?? situation.year;

  return (
    <>
      <h1 tabIndex={-1}>{common().pages.simuler.titre}</h1>
      <p class="chapeau">{t.intro}</p>
      {result !== null && grid.value !== null && (
        <PrintHeader page="simuler" situation={situation} grid={grid.value} territory={territory.value} receipt={result.recu} />
      )}
      <AddressNotices />
      <div class="deux-colonnes">
        <form class="formulaire" aria-label={t.situation} onSubmit={(event) => event.preventDefault()}>
          <Mistakes problem={problem} />
          <div class="carte">
            <TerritoryForm situation={situation} territory={territory} problem={problem} />
          </div>
          <div class="carte">
            <ContractForm situation={situation} problem={problem} years={years} />
          </div>
          {grid.value !== null && (
            <div class="carte">
              <MissionsForm situation={situation} grid={grid.value} problem={problem} />
            </div>
          )}
          <p class="aide">{common().confidentialite}</p>
          {result !== null && <TotalBar total={result.total} target="resultat" />}
        </form>
        <div class="resultats">
          <YearBanner situation={situation} years={years} />
          {result === null || grid.value === null ? (
            <p class="attente">{problem === null ? situationTexts().chargement : ''}</p>
          ) : (
            <>
              <Headline simulation={result} current={problem === null} />
              <p class="a-lecran">
                <a class="bouton" href={addressOf('plan')}>
                  {t.versPlan}
                </a>
              </p>
              <Warnings warnings={result.avertissements} />
              <Lines simulation={result} />
              <Readings ambiguities={result.ambiguites} total={result.total} situation={situation} register={register} />
              <Levers levers={result.leviers ?? []} />
              <Actions
                page="simuler"
                name={`simulation-${result.date}`}
                sheets={() => simulationSheets(result)}
                json={answer.text}
              />
            </>
          )}
        </div>
      </div>
    </>
  );
}
