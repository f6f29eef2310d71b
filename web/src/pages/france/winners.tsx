import { Montant } from '../../components/amounts';
import { Details } from '../../components/details';
import { Table } from '../../components/table';
import { formatInteger, unbroken } from '../../format';
import { common } from '../../i18n/commun';
import type { Bascule, Reforme } from './serveur';
import { texts } from './texts';

/** How many gain, lose, stay: a bar whose parts are told by words beside it, and by hatching. */
function Shares({ swing }: { swing: Bascule }) {
  const t = texts().gagnants;
  const all = Math.max(1, swing.gagnants + swing.perdants + swing.egal);
  const parts = [
    { key: 'gagnants', count: swing.gagnants, label: t.gagnants },
    { key: 'egal', count: swing.egal, label: t.egal },
    { key: 'perdants', count: swing.perdants, label: t.perdants },
  ];
  return (
    <div class="parts">
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        {parts.map((part, index) => (
          <rect
            key={part.key}
            x={(100 * parts.slice(0, index).reduce((sum, each) => sum + each.count, 0)) / all}
            width={(100 * part.count) / all}
            height="6"
            class={`part part-${part.key}`}
          />
        ))}
      </svg>
      <ul>
        {parts.map((part) => (
          <li key={part.key}>
            <span class={`pastille part-${part.key}`} aria-hidden="true" /> {part.label}{common().deuxPoints} <strong>{formatInteger(part.count)}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Swings({ what, list }: { what: string; list: readonly Bascule[] }) {
  const t = texts().gagnants;
  return (
    <Table
      caption={`${t.titre}${common().deuxPoints} ${what}`}
      columns={[
        { key: 'groupe', label: what },
        { key: 'gagnants', label: t.gagnants, number: true },
        { key: 'perdants', label: t.perdants, number: true },
        { key: 'egal', label: t.egal, number: true },
        { key: 'gains', label: t.gains, number: true },
        { key: 'pertes', label: t.pertes, number: true },
      ]}
      rows={list.map((swing) => ({
        key: swing.code,
        kind: swing.code === '' ? ('total' as const) : undefined,
        cells: [
          swing.code === '' ? t.france : <span lang="fr">{unbroken(swing.libelle)}</span>,
          formatInteger(swing.gagnants),
          formatInteger(swing.perdants),
          formatInteger(swing.egal),
          <Montant value={swing.gains} sign />,
          <Montant value={swing.pertes} sign />,
        ],
      }))}
    />
  );
}

export function Winners({ reform }: { reform: Reforme }) {
  const t = texts().gagnants;
  const [france] = reform.par_taille;
  return (
    <section aria-labelledby="resultat-gagnants">
      <h3 id="resultat-gagnants">{t.titre}</h3>
      {france === undefined ? null : <Shares swing={france} />}
      <Swings what={t.parTaille} list={reform.par_taille} />
      <Details summary={t.parRegion}>
        <Swings what={t.parRegion} list={reform.par_region} />
      </Details>
      <Details summary={t.plusTouches}>
        <Table
          caption={t.plusTouches}
          columns={[
            { key: 'nom', label: t.nom },
            { key: 'region', label: t.region },
            { key: 'taille', label: t.taille },
            { key: 'avant', label: t.avant, number: true },
            { key: 'apres', label: t.apres, number: true },
            { key: 'ecart', label: t.ecart, number: true },
          ]}
          rows={reform.plus_touches.map((touched) => ({
            key: touched.id,
            cells: [
              <span lang="fr">{touched.nom || touched.id}</span>,
              <span lang="fr">{touched.region}</span>,
              <span lang="fr">{touched.taille}</span>,
              <Montant value={touched.avant} />,
              <Montant value={touched.apres} />,
              <Montant value={touched.ecart} sign />,
            ],
          }))}
        />
      </Details>
    </section>
  );
}
