import { useEffect, useState } from 'preact/hooks';
import type { Simulation } from '../../api';
import { ProblemView, useGet } from '../../answer';
import { useReadyReforms, type Reforme } from '../../compare/ready';
import { pack, unpack } from '../../compare/packed';
import { CopyLink } from '../../components/copy_link';
import { describedBy, Field, Input, Select } from '../../components/field';
import { today, unbroken } from '../../format';
import type { Comparaison, Texte } from '../../loi/api';
import { go, href, keepInAddress, route } from '../../router';
import { useAnswer, useGrid, usePosted } from '../../situation/answers';
import { simulationBody } from '../../situation/requests';
import { formatSituation, parseSituation, type Situation } from '../../situation/situation';
import { situation as current } from '../../situation/store';
import { Amounts } from './amounts';
import { Articles } from './articles';
import { compareLaws, isDate, kTyped, readyRef, reformOf, type LawRef } from './law';
import { SituationEditor } from './situation_editor';
import { texts } from './texts';

const kPath = 'comparer/droits';
const kDated = 'date';
/** Longest packed reform that the address takes. */
const kMostInAddress = 6000;

function LawSelect(props: { id: string; label: string; value: LawRef; textes: readonly Texte[]; ready: readonly Reforme[] | null; onChange: (ref: LawRef) => void }) {
  const t = texts().droits;
  const dated = isDate(props.value);
  return (
    <div class="en-ligne">
      <Select
        id={props.id}
        label={props.label}
        value={dated ? kDated : props.value}
        choices={[
          { value: '', label: t.enVigueur },
          { value: kDated, label: t.aUneDate },
          ...props.textes.map((texte) => ({ value: texte.id, label: t.texte(texte.titre) })),
          ...(props.ready?.map((reforme) => ({ value: readyRef(reforme.id), label: t.reforme(reforme.titre) })) ?? []),
          ...(props.ready === null ? [] : [{ value: kTyped, label: t.ecrire }]),
        ]}
        onChange={(value) => props.onChange(value === kDated ? today() : value)}
      />
      {dated ? <Input id={`${props.id}-date`} label={t.date} type="date" value={props.value} onInput={(value) => isDate(value) && props.onChange(value)} /> : null}
    </div>
  );
}

function Typed(props: { toml: string; ready: readonly Reforme[]; onInput: (toml: string) => void; tooLong: boolean }) {
  const t = texts().droits;
  const field = { id: 'reforme-toml', label: t.toml, hint: t.aideToml, error: props.tooLong ? t.tropLong : undefined };
  return (
    <>
      <Select
        id="reforme-modele"
        label={t.modele}
        value=""
        choices={[{ value: '', label: t.choisirModele }, ...props.ready.map((reforme) => ({ value: reforme.id, label: reforme.titre }))]}
        onChange={(id) => {
          const model = props.ready.find((reforme) => reforme.id === id);
          if (model !== undefined) props.onInput(model.texte);
        }}
      />
      <Field {...field}>
        <textarea
          id={field.id}
          class="toml"
          rows={16}
          spellcheck={false}
          lang="fr"
          value={props.toml}
          aria-describedby={describedBy(field)}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      </Field>
    </>
  );
}

/** The typed reform, which the address holds in packed form. */
function useTyped(): [string, (toml: string) => void, boolean] {
  const packed = route.value.params.get('reforme') ?? '';
  const [toml, setToml] = useState('');
  const [written, setWritten] = useState('');
  const [tooLong, setTooLong] = useState(false);
  useEffect(() => {
    if (packed === written || (packed === '' && tooLong)) return;
    setWritten(packed);
    setTooLong(false);
    if (packed === '') setToml('');
    else void unpack(packed).then((text) => text !== null && setToml(text));
  }, [packed]);
  const type = (text: string): void => {
    setToml(text);
    void pack(text).then((next) => {
      setTooLong(next.length > kMostInAddress);
      setWritten(text === '' ? '' : next);
      const params = new URLSearchParams(route.peek().params);
      if (text === '' || next.length > kMostInAddress) params.delete('reforme');
      else params.set('reforme', next);
      keepInAddress(kPath, params);
    });
  };
  return [toml, type, tooLong];
}

function Received(props: { situation: Situation; comparison: Comparaison; reform: string | null; onChange: (next: Situation) => void }) {
  const t = texts();
  const grid = useGrid(props.situation, props.situation.year);
  const body = grid.value === null ? null : simulationBody(props.situation, grid.value);
  const before = usePosted<Simulation>('simulations', body && { ...body, texte: props.comparison.de.id });
  const after = usePosted<Simulation>(
    'simulations',
    body && { ...body, texte: props.comparison.a.id, ...(props.reform === null ? {} : { reformes: [props.reform] }) },
  );
  const problem = before.problem ?? after.problem;
  return (
    <>
      {before.value !== null && after.value !== null ? <Amounts before={before.value} after={after.value} names={[t.avant, t.apres]} title={t.montants.titreDroits} /> : null}
      {problem === null ? null : <ProblemView problem={problem} />}
      <details class="details carte a-lecran">
        <summary>{t.situation.changer}</summary>
        <SituationEditor id="cas" title={t.situation.titre} situation={props.situation} grid={grid.value} problem={problem} onChange={props.onChange} />
      </details>
    </>
  );
}

export function Droits() {
  const t = texts();
  const { params } = route.value;
  const textes = useGet<{ textes: Texte[] }>('droit/textes').value?.textes ?? [];
  const ready = useReadyReforms();
  const [typed, type, tooLong] = useTyped();
  const de = params.get('de') ?? '';
  const a = params.get('a') ?? (ready[0] === undefined ? '' : readyRef(ready[0].id));
  const reform = reformOf(a, typed, ready);
  const waiting = a === kTyped && typed.trim() === '';
  const text = params.get('cas');
  const situation = text === null ? current() : parseSituation(new URLSearchParams(text), today()).situation;
  const from = de === '' ? today() : de;
  const to = a === '' ? today() : a;
  const comparison = useAnswer<Comparaison>(waiting ? null : JSON.stringify([from, to, reform]), () => compareLaws(from, to, reform));
  const set = (name: string, value: string): void => {
    const next = new URLSearchParams(params);
    next.set(name, value);
    go(kPath, next, true);
  };
  const expose = ready.find((reforme) => readyRef(reforme.id) === a)?.expose;
  return (
    <>
      <div class="carte a-lecran">
        <LawSelect id="droit-de" label={t.droits.de} value={de} textes={textes} ready={null} onChange={(ref) => set('de', ref)} />
        <LawSelect id="droit-a" label={t.droits.a} value={a} textes={textes} ready={ready} onChange={(ref) => set('a', ref)} />
        {a === kTyped ? <Typed toml={typed} ready={ready} onInput={type} tooLong={tooLong} /> : null}
        {expose ? (
          <p lang="fr">
            <strong>{t.droits.expose}.</strong> {unbroken(expose)}
          </p>
        ) : null}
        <div class="actions">
          <CopyLink address={() => new URL(href(kPath, params), location.href).href} />
        </div>
      </div>
      {comparison.problem === null ? null : <ProblemView problem={comparison.problem} />}
      {comparison.value === null || comparison.problem !== null ? null : (
        <>
          <p class="cotes-titres" lang="fr">
            {unbroken(comparison.value.de.titre)} <span aria-hidden="true">→</span> {unbroken(comparison.value.a.titre)}
          </p>
          {comparison.value.de.id === comparison.value.a.id && comparison.value.differences.length === 0 ? <p class="avis avis-info">{t.droits.memes}</p> : null}
          <Received situation={situation} comparison={comparison.value} reform={reform} onChange={(next) => set('cas', formatSituation(next).toString())} />
          <Articles comparison={comparison.value} />
        </>
      )}
    </>
  );
}
