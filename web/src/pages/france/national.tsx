import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ProblemView, useGet } from '../../answer';
import { CopyLink } from '../../components/copy_link';
import { Input, Radios } from '../../components/field';
import { Live } from '../../components/live';
import { formatAmount, formatInteger, toCents, today } from '../../format';
import type { Grille } from '../../loi/api';
import { inline } from '../../prose/prose';
import { href, keepInAddress, route } from '../../router';
import { ByYear, Change } from './by_year';
import { FullRun, type RunBody } from './full_run';
import { MapSection } from './map_section';
import { formatShort, toDecimal } from './montants';
import { movesOf, readMoved, slotsOf, writeMoved, type Moved, type Slot } from './moved';
import { QuickGroups } from './quick_groups';
import { useQuick, type GridBody, type Quick } from './quick';
import { reformToml, save } from './reform_file';
import type { Measure } from './serveur';
import { SettingsForm, type Settings } from './settings';
import { Sliders } from './sliders';
import { texts } from './texts';

const kYears = 7;
const kGatherMilliseconds = 300;
const kExample = 'exemple';

function initialSettings(): Settings {
  const year = Number(today().slice(0, 4));
  const { params } = route.peek();
  return { csv: null, nom: '', de: params.get('de') ?? String(year), a: params.get('a') ?? String(year + kYears), effet: params.get('effet') ?? `${year + 1}-01-01` };
}

/** What was moved, read from the address once the grid is known, and written there when moves pause. */
function useMoved(slots: readonly Slot[] | null, { de, a, effet }: Settings): [Moved, (next: Moved) => void] {
  const [moved, setMoved] = useState<Moved>(new Map());
  const read = useRef(false);
  useEffect(() => {
    if (slots === null || read.current) return;
    read.current = true;
    setMoved(readMoved(route.peek().params, slots));
  }, [slots]);
  useEffect(() => {
    if (!read.current) return undefined;
    const timer = setTimeout(() => {
      const params = new URLSearchParams({ de, a, effet });
      writeMoved(params, moved);
      keepInAddress('france', params);
    }, kGatherMilliseconds);
    return () => clearTimeout(timer);
  }, [moved, de, a, effet]);
  return [moved, setMoved];
}

function Totals({ quick, measure, changed }: { quick: Quick; measure: Measure; changed: boolean }) {
  const t = texts();
  const sum = (side: 'avant' | 'apres'): number => quick.annees.reduce((total, year) => total + toCents(year[measure][side]), 0);
  const before = sum('avant');
  const change = sum('apres') - before;
  return (
    <>
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
      <Live text={changed ? `${t.reforme.effetTotal} : ${formatAmount(toDecimal(change), { sign: true })}` : formatShort(before)} />
    </>
  );
}

export function National() {
  const t = texts();
  const [settings, setSettings] = useState(initialSettings);
  const [measure, setMeasure] = useState<Measure>('droits');
  const grille = useGet<Grille>('droit/grille', { date: today() }).value;
  const slots = useMemo(() => (grille === null ? null : slotsOf(grille)), [grille]);
  const [moved, setMoved] = useMoved(slots, settings);
  const changed = moved.size > 0;

  const years = { de: Number(settings.de), a: Number(settings.a) };
  const portfolio = settings.csv ?? kExample;
  // The server moves the grid of the example alone; another portfolio is for the full computation.
  const body: GridBody | null =
    grille === null || settings.csv !== null ? null : { date: settings.effet, ...years, ...movesOf(moved, grille.tailles.map(({ rang }) => rang)) };
  const quick = useQuick(body);
  const toml = grille === null || slots === null || !changed ? null : reformToml(grille, slots, moved, settings.effet);
  const run: RunBody = { portefeuille: portfolio, ...years, reformes: toml === null ? [] : [toml] };
  const groups = quick.value?.par_departement;

  return (
    <>
      <div class="carte a-lecran">
        <SettingsForm settings={settings} onChange={setSettings} />
      </div>
      {settings.csv === null ? null : <p class="avis avis-info">{t.portefeuille.differe}</p>}
      {quick.problem === null ? null : <ProblemView problem={quick.problem} />}
      {quick.value === null ? null : (
        <section class="carte collant" aria-label={t.cout.resume}>
          <Totals quick={quick.value} measure={measure} changed={changed} />
        </section>
      )}
      <div class="deux-colonnes">
        <section class="carte a-lecran" aria-labelledby="france-reforme">
          <h2 id="france-reforme">{t.reforme.titre}</h2>
          <p>{t.reforme.intro}</p>
          <Input
            id="effet"
            label={t.reforme.effet}
            hint={t.reforme.effetAide}
            type="date"
            value={settings.effet}
            onInput={(effet) => effet !== '' && setSettings({ ...settings, effet })}
          />
          <p role="status">
            {t.reforme.change(moved.size)}. <span class="discret">{quick.value === null ? '' : t.reforme.reponse(formatInteger(Math.round(quick.milliseconds)))}</span>
          </p>
          <div class="actions">
            <button type="button" class="bouton bouton-secondaire" disabled={!changed} onClick={() => setMoved(new Map())}>
              {t.reforme.retablir}
            </button>
            <button type="button" class="bouton bouton-secondaire" disabled={toml === null} onClick={() => toml !== null && save(toml, 'reforme.toml', 'application/toml')}>
              {t.reforme.exporter}
            </button>
            <CopyLink address={() => new URL(href('france', route.peek().params), location.href).href} />
          </div>
          <p class="aide">{inline(t.reforme.exporterAide)}</p>
          {slots === null ? null : <Sliders slots={slots} moved={moved} onChange={setMoved} />}
        </section>
        {quick.value === null ? null : (
          <section class="carte" aria-labelledby="france-cout">
            <h2 id="france-cout">{t.cout.titre}</h2>
            <Radios
              id="mesure"
              label={t.mesure.titre}
              value={measure}
              choices={[
                { value: 'droits', label: t.mesure.droits },
                { value: 'encaissements', label: t.mesure.encaissements },
              ]}
              onChange={(value) => setMeasure(value === 'encaissements' ? 'encaissements' : 'droits')}
            />
            <ByYear quick={quick.value} measure={measure} changed={changed} />
            {groups === undefined ? null : (
              <MapSection
                id="immediat"
                title={t.carte.titre}
                what={t.mesure.droits}
                groups={groups.map(({ code, libelle, avant, apres }) => ({ code, libelle, before: toCents(avant), after: toCents(apres) }))}
              />
            )}
            <QuickGroups quick={quick.value} changed={changed} />
          </section>
        )}
      </div>
      <FullRun body={grille === null ? null : run} changed={changed} measure={measure} />
    </>
  );
}
