import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ProblemView, useGet } from '../../answer';
import { CopyLink } from '../../components/copy_link';
import { Input, Radios } from '../../components/field';
import { Live } from '../../components/live';
import { formatAmount, formatInteger, today } from '../../format';
import type { Grille } from '../../loi/api';
import { inline } from '../../prose/prose';
import { go, href, route } from '../../router';
import { readMoved, slotsOf, writeMoved, type Moved, type Slot } from './amounts_moved';
import { ByYear, Change } from './by_year';
import { FullRun } from './full_run';
import { MapSection } from './map_section';
import { formatShort, toDecimal } from './montants';
import { usePortfolio } from './portfolio';
import { both, gridBody, useQuick, type QuickState } from './quick';
import { downloadReform } from './reform_file';
import type { Measure } from './serveur';
import { SettingsForm, type Settings } from './settings';
import { Sliders } from './sliders';
import { texts } from './texts';

const kYears = 7;
const kGatherMilliseconds = 300;

function initialSettings(): Settings {
  const year = Number(today().slice(0, 4));
  const { params } = route.peek();
  return { csv: null, nom: '', de: params.get('de') ?? String(year), a: params.get('a') ?? String(year + kYears) };
}

/** What was moved, read from the address once the grid is known, and written there when moves pause. */
function useMoved(slots: readonly Slot[] | null, settings: Settings, effect: string): [Moved, (next: Moved) => void] {
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
      const params = new URLSearchParams({ de: settings.de, a: settings.a, effet: effect });
      writeMoved(params, moved);
      go('france', params, true);
    }, kGatherMilliseconds);
    return () => clearTimeout(timer);
  }, [moved, settings.de, settings.a, effect]);
  return [moved, setMoved];
}

function Totals({ quick, measure, changed }: { quick: QuickState; measure: Measure; changed: boolean }) {
  const t = texts();
  if (quick.value === null) return null;
  const [before, after] = quick.value.annees.reduce(
    (sum, year) => {
      const pair = both(year, measure);
      return [sum[0] + pair[0], sum[1] + pair[1]] as [number, number];
    },
    [0, 0] as [number, number],
  );
  const first = quick.value.annees[0]?.annee ?? 0;
  const last = quick.value.annees.at(-1)?.annee ?? 0;
  return (
    <dl class="chiffres">
      <div>
        <dt>{t.cout.total(first, last)}</dt>
        <dd>{formatShort(before)}</dd>
      </div>
      {changed ? (
        <div>
          <dt>{t.reforme.effetTotal}</dt>
          <dd>
            <Change cents={after - before} />
          </dd>
        </div>
      ) : null}
      <div>
        <dt>{t.groupes.cpts}</dt>
        <dd>{formatInteger(quick.value.cpts)}</dd>
      </div>
      <Live text={changed ? `${t.reforme.effetTotal} : ${formatAmount(toDecimal(after - before), { sign: true })}` : formatShort(before)} />
    </dl>
  );
}

export function National() {
  const t = texts();
  const [settings, setSettings] = useState(initialSettings);
  const [measure, setMeasure] = useState<Measure>('droits');
  const [effect, setEffect] = useState(route.peek().params.get('effet') ?? `${Number(today().slice(0, 4)) + 1}-01-01`);
  const grille = useGet<Grille>('droit/grille', { date: today() });
  const slots = useMemo(() => (grille.value === null ? null : slotsOf(grille.value)), [grille.value]);
  const [moved, setMoved] = useMoved(slots, settings, effect);
  const portfolio = usePortfolio(settings);
  const body =
    slots === null || portfolio.id === null ? null : gridBody(portfolio.id, Number(settings.de), Number(settings.a), effect, slots, moved);
  const quick = useQuick(body);
  const changed = moved.size > 0;
  const [fileProblem, setFileProblem] = useState(quick.problem);

  return (
    <>
      <div class="carte a-lecran">
        <SettingsForm settings={settings} onChange={setSettings} />
        {portfolio.problem === null ? null : <ProblemView problem={portfolio.problem} />}
      </div>
      {quick.problem === null ? null : <ProblemView problem={quick.problem} />}

      <section class="carte collant" aria-labelledby="france-cout">
        <h2 id="france-cout">{t.cout.titre}</h2>
        <Totals quick={quick} measure={measure} changed={changed} />
      </section>
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

      <div class="deux-colonnes">
        <section class="carte a-lecran" aria-labelledby="france-reforme">
          <h2 id="france-reforme">{t.reforme.titre}</h2>
          <p>{t.reforme.intro}</p>
          <Input id="effet" label={t.reforme.effet} hint={t.reforme.effetAide} type="date" value={effect} onInput={(value) => value !== '' && setEffect(value)} />
          <p role="status">
            {t.reforme.change(moved.size)}. {changed && quick.value !== null ? <span class="discret">{t.reforme.reponse(formatInteger(Math.round(quick.milliseconds)))}</span> : null}
          </p>
          <div class="actions">
            <button type="button" class="bouton bouton-secondaire" disabled={!changed} onClick={() => setMoved(new Map())}>
              {t.reforme.retablir}
            </button>
            <button
              type="button"
              class="bouton bouton-secondaire"
              disabled={!changed || body === null}
              onClick={() => body !== null && void downloadReform(body).then(setFileProblem)}
            >
              {t.reforme.exporter}
            </button>
            <CopyLink address={() => new URL(href('france', route.peek().params), location.href).href} />
          </div>
          <p class="aide">{inline(t.reforme.exporterAide)}</p>
          {fileProblem === null ? null : <ProblemView problem={fileProblem} />}
          {slots === null ? null : <Sliders slots={slots} moved={moved} onChange={setMoved} />}
        </section>
        {quick.value === null ? null : (
          <div class="carte">
            <ByYear quick={quick.value} measure={measure} changed={changed} />
            <MapSection
              id="immediat"
              what={t.mesure[measure]}
              groups={quick.value.departements.map((group) => {
                const [before, after] = both(group, measure);
                return { code: group.code, libelle: group.libelle, before, after };
              })}
            />
          </div>
        )}
      </div>
      <FullRun body={body} changed={changed} measure={measure} />
    </>
  );
}
