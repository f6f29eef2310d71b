import type { Simulation } from '../../api';
import { ProblemView } from '../../answer';
import { CopyLink } from '../../components/copy_link';
import { today } from '../../format';
import { go, href, route } from '../../router';
import { useGrid, usePosted } from '../../situation/answers';
import { simulationBody } from '../../situation/requests';
import { formatSituation, parseSituation, type Situation } from '../../situation/situation';
import { situation as current } from '../../situation/store';
import { Amounts } from './amounts';
import { SituationEditor } from './situation_editor';
import { texts } from './texts';

const kPath = 'comparer/situations';
type SideName = 'a' | 'b';

/** Each side is in the address, written as the address of Simuler writes it. */
function sideOf(name: SideName): Situation {
  const text = route.value.params.get(name);
  return text === null ? structuredClone(current()) : parseSituation(new URLSearchParams(text), today()).situation;
}

function addressOf(a: Situation, b: Situation): URLSearchParams {
  return new URLSearchParams({ a: formatSituation(a).toString(), b: formatSituation(b).toString() });
}

function useSide(situation: Situation) {
  const grid = useGrid(situation, situation.year);
  const result = usePosted<Simulation>('simulations', grid.value === null ? null : simulationBody(situation, grid.value));
  return { grid: grid.value, result };
}

export function Situations() {
  const t = texts();
  const situations = { a: sideOf('a'), b: sideOf('b') };
  const a = useSide(situations.a);
  const b = useSide(situations.b);
  const show = (next: { a: Situation; b: Situation }): void => go(kPath, addressOf(next.a, next.b), true);
  return (
    <>
      <div class="cotes a-lecran">
        {(['a', 'b'] as const).map((name) => (
          <div class="carte" key={name}>
            <SituationEditor
              id={`cote-${name}`}
              title={name === 'a' ? t.gauche : t.droite}
              situation={situations[name]}
              grid={(name === 'a' ? a : b).grid}
              problem={(name === 'a' ? a : b).result.problem}
              onChange={(next) => show({ ...situations, [name]: next })}
            />
          </div>
        ))}
      </div>
      <div class="actions">
        <button type="button" class="bouton bouton-secondaire" onClick={() => show({ a: situations.b, b: situations.a })}>
          {t.echanger}
        </button>
        <CopyLink address={() => new URL(href(kPath, addressOf(situations.a, situations.b)), location.href).href} />
      </div>
      {[a, b].map(({ result }, index) => (result.problem === null ? null : <ProblemView key={index} problem={result.problem} />))}
      {a.result.value !== null && b.result.value !== null ? (
        <Amounts before={a.result.value} after={b.result.value} names={[t.gauche, t.droite]} title={t.montants.titreSituations} />
      ) : null}
    </>
  );
}
