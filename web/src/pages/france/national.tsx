import { batch, effect, useComputed, useSignal, type ReadonlySignal, type Signal } from '@preact/signals';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { ProblemView } from '../../answer';
import { CopyLink } from '../../components/copy_link';
import { Input, Radios } from '../../components/field';
import { Live } from '../../components/live';
import { formatAmount, formatInteger, toCents, today } from '../../format';
import { common } from '../../i18n/commun';
import { Later, useLater } from '../../later';
import type { Grille } from '../../loi/api';
import { inline } from '../../prose/prose';
import { href, keepInAddress, route } from '../../router';
import { UnknownParameters } from '../../situation/notices';
import { askEngine, useFollowed } from '../../situation/follow';
import { ByYear, Change } from './by_year';
import { FullRun, type RunQuestion } from './full_run';
import { MapSection } from './map_section';
import { formatShort, toDecimal } from './montants';
import { movesOf, readMoved, slotsOf, unusedIn, writeMoved, type Moved, type Slot } from './moved';
import { inPageWords, kFields } from './problems';
import { QuickGroups } from './quick_groups';
import { useQuick, type GridBody, type QuickState } from './quick';
import { reformToml, save } from './reform_file';
import type { Measure } from './serveur';
import { SettingsForm, type Settings } from './settings';
import { Sliders, type Change as ChangeMoved } from './sliders';
import { texts } from './texts';

const kPage = 'france';
const kYears = 7;
const kGatherMilliseconds = 300;
const kExample = 'exemple';
/** What the address says beside the lines moved. */
const kSettings = ['de', 'a', 'effet'];

function settingsIn(params: URLSearchParams): Pick<Settings, 'de' | 'a' | 'effet'> {
  const year = Number(today().slice(0, 4));
  return { de: params.get('de') ?? String(year), a: params.get('a') ?? String(year + kYears), effet: params.get('effet') ?? `${year + 1}-01-01` };
}

function addressed({ de, a, effet }: Pick<Settings, 'de' | 'a' | 'effet'>, moved: Moved | null): URLSearchParams {
  const params = new URLSearchParams({ de, a, effet });
  if (moved !== null) writeMoved(params, moved);
  return params;
}

/**
 * What was moved, read from the address once the grid is known (null before), and written there when moves pause. An address that
 * this page did not write (a link, the back button) changes the settings too; a chosen file stays.
 */
function useMoved(slots: ReadonlySignal<readonly Slot[] | null>, settings: Signal<Settings>): [ReadonlySignal<Moved | null>, ReadonlySignal<readonly string[]>, ChangeMoved] {
  const unused = useSignal<readonly string[]>([]);
  const moved = useSignal<Moved | null>(null);
  const written = useRef('');
  useLayoutEffect(
    () =>
      effect(() => {
        const { path, params } = route.value;
        const address = params.toString();
        if (slots.value === null || path !== kPage || (moved.peek() !== null && address === written.current)) return;
        written.current = address;
        batch(() => {
          set(settings, settingsIn(params));
          const read = readMoved(params, slots.value ?? []);
          moved.value = read;
          unused.value = unusedIn(params, read, slots.value ?? [], kSettings);
        });
      }),
    [],
  );
  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = effect(() => {
      const now = moved.value;
      const { de, a, effet } = settings.value;
      if (now === null) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        const params = addressed({ de, a, effet }, now);
        written.current = params.toString();
        keepInAddress(kPage, params);
      }, kGatherMilliseconds);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  const change: ChangeMoved = (next) =>
    batch(() => {
      unused.value = [];
      moved.value = next(moved.peek() ?? new Map());
    });
  return [moved, unused, change];
}

/** What is looked at while sliders move, drawn at once. */
function Totals(props: { state: ReadonlySignal<QuickState>; measure: ReadonlySignal<Measure> }) {
  const t = texts();
  const { value: quick, changed } = props.state.value;
  const measure = props.measure.value;
  if (quick === null) return null;
  const sum = (side: 'avant' | 'apres'): number => quick.annees.reduce((total, year) => total + toCents(year[measure][side]), 0);
  const before = sum('avant');
  const change = sum('apres') - before;
  return (
    <section class="carte collant" aria-label={t.cout.resume}>
      <dl class="chiffres">
      <div>
        <dt>{t.cout.total(quick.de, quick.a)}</dt>
        <dd>{formatShort(before)}</dd>
      </div>
      <div>
        <dt>{t.groupes.cpts}</dt>
        <dd>{formatInteger(quick.cpts)}</dd>
      </div>
      <div>
        <dt>{t.reforme.effetTotal}</dt>
        <dd>{changed ? <Change cents={change} /> : <span class="discret">{t.reforme.neutre}</span>}</dd>
      </div>
      {changed ? (
        <div>
          <dt>{t.gagnants.titre}</dt>
          <dd class="bascule-cpts">
            {t.gagnants.resume(formatInteger(quick.total.gagnants), formatInteger(quick.total.perdants), formatInteger(quick.total.egal))}
          </dd>
        </div>
      ) : null}
      </dl>
      <Live text={changed ? `${t.reforme.effetTotal}${common().deuxPoints} ${formatAmount(toDecimal(change), { sign: true })}` : formatShort(before)} />
    </section>
  );
}

interface Shared {
  settings: Signal<Settings>;
  measure: Signal<Measure>;
  grille: ReadonlySignal<Grille | null>;
  slots: ReadonlySignal<readonly Slot[] | null>;
  moved: ReadonlySignal<Moved | null>;
  change: ChangeMoved;
  state: ReadonlySignal<QuickState>;
}

function set(settings: Signal<Settings>, change: Partial<Settings>): void {
  settings.value = { ...settings.peek(), ...change };
}

function tomlOf(grille: Grille | null, slots: readonly Slot[] | null, moved: Moved | null, effet: string): string | null {
  return grille === null || slots === null || moved === null || moved.size === 0 ? null : reformToml(grille, slots, moved, effet);
}

/** The sliders, and what one does with what they say. */
function Reform(props: Shared) {
  const shown = useComputed(() => ({ settings: props.settings.value, slots: props.slots.value, moved: props.moved.value, state: props.state.value }));
  const { settings, slots, moved, state } = useLater(shown);
  const t = texts().reforme;
  const count = moved?.size ?? 0;
  return (
    <section class="carte a-lecran" aria-labelledby="france-reforme">
      <h2 id="france-reforme">{t.titre}</h2>
      <p>{t.intro}</p>
      <Input
        id="effet"
        label={t.effet}
        hint={t.effetAide}
        type="date"
        value={settings.effet}
        onInput={(effet) => effet !== '' && set(props.settings, { effet })}
      />
      <p role="status">
        {t.change(count)}. <span class="discret">{state.value === null ? '' : t.reponse(formatInteger(Math.round(state.milliseconds)))}</span>
      </p>
      <div class="actions">
        <button type="button" class="bouton bouton-secondaire" disabled={count === 0} onClick={() => props.change(() => new Map())}>
          {t.retablir}
        </button>
        <button
          type="button"
          class="bouton bouton-secondaire"
          disabled={count === 0}
          onClick={() => {
            const toml = tomlOf(props.grille.peek(), props.slots.peek(), props.moved.peek(), props.settings.peek().effet);
            if (toml !== null) save(toml, 'reforme.toml', 'application/toml');
          }}
        >
          {t.exporter}
        </button>
        <CopyLink address={() => new URL(href(kPage, addressed(props.settings.peek(), props.moved.peek())), location.href).href} />
      </div>
      <p class="aide">{inline(t.exporterAide)}</p>
      {slots === null || moved === null ? null : <Sliders slots={slots} moved={moved} onChange={props.change} />}
    </section>
  );
}

/** Tables, curves and map of what the sliders cost: each after the totals, in its turn. */
function Cost(props: Shared) {
  const t = texts();
  const there = useComputed(() => props.state.value.value !== null);
  const shown = useComputed(() => {
    const { value: quick, changed } = props.state.value;
    return quick === null ? null : { quick, changed, measure: props.measure.value };
  });
  if (!there.value) return null;
  return (
    <section class="carte" aria-labelledby="france-cout">
      <h2 id="france-cout">{t.cout.titre}</h2>
      <Radios
        id="mesure"
        label={t.mesure.titre}
        value={props.measure.value}
        choices={[
          { value: 'droits', label: t.mesure.droits },
          { value: 'encaissements', label: t.mesure.encaissements },
        ]}
        onChange={(value) => (props.measure.value = value === 'encaissements' ? 'encaissements' : 'droits')}
      />
      <Later of={shown}>{({ quick, changed, measure }) => <ByYear quick={quick} measure={measure} changed={changed} />}</Later>
      <Later of={shown}>
        {({ quick }) => (
          <MapSection
            id="immediat"
            title={t.carte.titre}
            what={t.mesure.droits}
            groups={quick.par_departement.map(({ code, libelle, avant, apres }) => ({ code, libelle, before: toCents(avant), after: toCents(apres) }))}
          />
        )}
      </Later>
      <Later of={shown}>{({ quick, changed }) => <QuickGroups quick={quick} changed={changed} />}</Later>
    </section>
  );
}

function Run(props: Shared) {
  const shown = useComputed(() => {
    const { csv, file, unreadable, de, a, effet } = props.settings.value;
    const toml = tomlOf(props.grille.value, props.slots.value, props.moved.value, effet);
    const reform = toml === null ? null : { toml, lines: props.moved.value?.size ?? 0, effet };
    const question: RunQuestion = { portefeuille: csv ?? kExample, file, de: Number(de), a: Number(a), reform };
    return { question: props.moved.value === null || unreadable !== null ? null : question, measure: props.measure.value };
  });
  return <FullRun {...useLater(shown)} />;
}

export function National() {
  const settings = useSignal<Settings>(useMemo(() => ({ csv: null, file: null, unreadable: null, ...settingsIn(route.peek().params) }), []));
  const measure = useSignal<Measure>('droits');
  const followed = useFollowed<Grille>(() => ({ path: 'droit/grille', query: { date: today() } }), askEngine<Grille>);
  const grille = useComputed(() => followed.value.value);
  const slots = useComputed(() => (grille.value === null ? null : slotsOf(grille.value)));
  const [moved, unused, change] = useMoved(slots, settings);
  const body = useComputed((): GridBody | null => {
    const { csv, unreadable, de, a, effet } = settings.value;
    if (grille.value === null || moved.value === null || unreadable !== null) return null;
    const ranks = grille.value.tailles.map(({ rang }) => rang);
    return { portefeuille: csv ?? kExample, date: effet, de: Number(de), a: Number(a), ...movesOf(moved.value, ranks) };
  });
  const state = useQuick(body);
  const problem = useComputed(() => (state.value.problem === null ? null : inPageWords(state.value.problem)));
  const shared: Shared = { settings, measure, grille, slots, moved, change, state };
  return (
    <>
      <div class="carte a-lecran">
        <SettingsForm settings={settings.value} problem={problem.value} onChange={(part) => set(settings, part)} />
      </div>
      <UnknownParameters names={unused.value} />
      {problem.value === null ? null : <ProblemView problem={problem.value} fields={kFields} />}
      <Totals state={state} measure={measure} />
      <div class="deux-colonnes">
        <Reform {...shared} />
        <Cost {...shared} />
      </div>
      <Run {...shared} />
    </>
  );
}
