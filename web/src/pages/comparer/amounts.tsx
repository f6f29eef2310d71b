import { useState } from 'preact/hooks';
import type { Amount, Line, Simulation } from '../../api';
import { alignLines, gapOf, kindOf, type Kind, type Pair } from '../../compare/lines';
import { Montant } from '../../components/amounts';
import { Law } from '../../components/details';
import { Checkbox } from '../../components/field';
import { Live } from '../../components/live';
import { Table, type Row } from '../../components/table';
import { formatAmount, formatInteger, unbroken } from '../../format';
import { texts } from './texts';

/** A difference, never told by colour alone. */
export function Gap({ gap, kind }: { gap: Amount; kind: Kind }) {
  const t = texts().montants;
  const written = gap !== null && gap !== '0.00';
  // The amount of a line that one side alone has bears the sign already.
  const marked = !written || (kind !== 'added' && kind !== 'removed');
  return (
    <span class={`ecart ecart-${kind}`}>
      {marked ? <span aria-hidden="true">{t.signe[kind]} </span> : null}
      {!written ? null : (
        <>
          <Montant value={gap} sign />{' '}
        </>
      )}
      <small>{t.mot[kind]}</small>
    </span>
  );
}

function Side({ line }: { line: Line | null }) {
  const t = texts().montants;
  if (line === null) return <span class="discret">{t.absente}</span>;
  return (
    <>
      <Montant value={line.montant} />
      {line.formule || line.motif ? (
        <small class="note-ligne" lang="fr">
          {unbroken(line.formule || line.motif)}
        </small>
      ) : null}
    </>
  );
}

function lineRow(pair: Pair): Row {
  return {
    key: pair.code,
    cells: [<Law>{pair.libelle}</Law>, <Side line={pair.before} />, <Side line={pair.after} />, <Gap gap={pair.gap} kind={pair.kind} />],
  };
}

function sumRow(key: string, label: string, before: Amount, after: Amount, kind?: 'total'): Row {
  return {
    key,
    kind,
    cells: [label, <Montant value={before} />, <Montant value={after} />, <Gap gap={gapOf(before, after)} kind={kindOf(before, after)} />],
  };
}

function Facts({ before, after, names }: { before: Simulation; after: Simulation; names: [string, string] }) {
  const t = texts().montants;
  const facts: [string, string, string][] = [
    [t.texte, before.texte, after.texte],
    [t.taille, `${before.taille} (${before.taille_libelle})`, `${after.taille} (${after.taille_libelle})`],
    [texts().situation.population, formatInteger(before.population), formatInteger(after.population)],
  ];
  return (
    <Table
      caption={texts().situation.titre}
      hideCaption
      columns={[
        { key: 'fait', label: t.fait },
        { key: 'avant', label: names[0] },
        { key: 'apres', label: names[1] },
      ]}
      rows={facts.map(([label, a, b]) => ({
        key: label,
        cells: [label, <Law>{a}</Law>, a === b ? <Law>{b}</Law> : (
            <strong lang="fr">
              <span class="signe" aria-hidden="true">
                ≠
              </span>
              {unbroken(b)}
            </strong>
          )],
      }))}
    />
  );
}

function Warnings({ list }: { list: readonly string[] }) {
  if (list.length === 0) return null;
  return (
    <div class="avis">
      <h3>{texts().montants.avertissements}</h3>
      <ul lang="fr">
        {list.map((warning) => (
          <li key={warning}>{unbroken(warning)}</li>
        ))}
      </ul>
    </div>
  );
}

/** Two results beside each other, lines aligned, with what changes. */
export function Amounts(props: { before: Simulation; after: Simulation; names: [string, string]; title: string }) {
  const { before, after, names } = props;
  const t = texts().montants;
  const [changesOnly, setChangesOnly] = useState(false);
  const pairs = alignLines(before.lignes, after.lignes).filter((pair) => !changesOnly || pair.kind !== 'same');
  const gap = gapOf(before.total, after.total);
  const kind = kindOf(before.total, after.total);
  const said = gap === null ? t.ecartInconnu : kind === 'same' ? t.aucunEcart : t.resume(formatAmount(gap, { sign: true }), t.mot[kind]);
  return (
    <section aria-labelledby="comparer-montants">
      <h2 id="comparer-montants">{props.title}</h2>
      <p class={`ecart-total ecart-${kind}`}>
        {kind === 'unknown' ? <Gap gap={gap} kind={kind} /> : said}
      </p>
      <Live text={said} />
      <Facts before={before} after={after} names={names} />
      <Checkbox id="differences" label={t.seulesDifferences} checked={changesOnly} onChange={setChangesOnly} />
      <Table
        caption={t.ligneParLigne}
        hideCaption
        columns={[
          { key: 'ligne', label: t.ligne },
          { key: 'avant', label: names[0], number: true },
          { key: 'apres', label: names[1], number: true },
          { key: 'ecart', label: t.ecart, number: true },
        ]}
        rows={[
          ...pairs.map(lineRow),
          sumRow('total', t.total, before.total, after.total, 'total'),
          sumRow('fixe', t.dont.fixe, before.total_fixe, after.total_fixe),
          sumRow('variable', t.dont.variable, before.total_variable, after.total_variable),
          sumRow('majoration', t.dont.majoration, before.total_majoration, after.total_majoration),
        ]}
      />
      <Warnings list={[...new Set([...before.avertissements, ...after.avertissements])]} />
    </section>
  );
}
