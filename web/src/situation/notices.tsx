import type { ReadonlySignal } from '@preact/signals';
import type { Grid } from '../api';
import { ErrorSummary, type SummaryItem } from '../components/error_summary';
import { unbroken } from '../format';
import { mistakeText, type Problem } from '../moteur';
import { notInGrid } from './requests';
import { parsed } from './store';
import { situationTexts } from './texts';

/** Parameters of the address that mean nothing. */
export function UnknownParameters({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <div class="avis" role="status">
      <p>{situationTexts().adresse.inconnus(names.join(', '))}</p>
    </div>
  );
}

/** What the address holds that cannot be shown. */
export function AddressNotices() {
  const t = situationTexts().adresse;
  const { unknown, newer } = parsed.value;
  return (
    <>
      {newer && (
        <div class="avis" role="status">
          <p>{t.recente}</p>
        </div>
      )}
      <UnknownParameters names={unknown} />
    </>
  );
}

/** Missions of the link that no result can count. */
export function MissionNotice(props: { grid: ReadonlySignal<Grid | null>; text: (missions: string) => string }) {
  const { situation } = parsed.value;
  const left = props.grid.value === null ? [] : notInGrid(situation, props.grid.value);
  if (left.length === 0) return null;
  return (
    <div class="avis" role="status">
      <p>{props.text(left.join(', '))}</p>
    </div>
  );
}

/** "/taux/parcours" → "taux-parcours": the id of the field, or of its parent when there is none. */
function fieldOf(pointer: string): string | undefined {
  const parts = pointer.split('/').slice(1);
  while (parts.length > 0) {
    const id = parts.join('-');
    if (document.getElementById(id) !== null) return id;
    parts.pop();
  }
  return undefined;
}

/** What the engine refuses, each point leading to its field. */
export function Mistakes(props: { problem: Problem | null }) {
  if (props.problem === null) return null;
  const { mistakes, title, detail } = props.problem;
  const items: SummaryItem[] =
    mistakes.length > 0
      ? mistakes.map((mistake) => ({ text: mistakeText(mistake), target: fieldOf(mistake.pointer) }))
      : [{ text: detail || title }];
  return <ErrorSummary items={items} />;
}

/** Sentences of the engine about a result. */
export function Warnings(props: { warnings: readonly string[] }) {
  if (props.warnings.length === 0) return null;
  return (
    <section class="avis" aria-labelledby="avertissements">
      <h2 id="avertissements" class="avis-titre">
        {situationTexts().avertissements}
      </h2>
      {props.warnings.map((warning) => (
        <p key={warning} lang="fr">
          {unbroken(warning)}
        </p>
      ))}
    </section>
  );
}
