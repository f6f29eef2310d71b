import type { Simulation } from '../../api';
import { Montant } from '../../components/amounts';
import { Details } from '../../components/details';
import { Table } from '../../components/table';
import { toCents } from '../../format';
import { LineTitle } from '../../situation/line_why';
import { situationTexts } from '../../situation/texts';
import { simulerTexts } from './texts';

/** The lines that give something or are unknown, then those at zero with their reason. */
export function Lines(props: { simulation: Simulation }) {
  const t = simulerTexts();
  const { lignes, total } = props.simulation;
  const atZero = lignes.filter((line) => line.montant !== null && toCents(line.montant) === 0);
  const due = lignes.filter((line) => !atZero.includes(line));
  return (
    <section class="carte" aria-labelledby="lignes">
      <h2 id="lignes">{t.lignes}</h2>
      <Table
        caption={t.lignes}
        hideCaption
        columns={[
          { key: 'ligne', label: t.colonneLigne },
          { key: 'montant', label: t.colonneMontant, number: true },
        ]}
        rows={[
          ...due.map((line) => ({
            key: line.code,
            cells: [<LineTitle line={line} />, <Montant value={line.montant} />],
          })),
          { key: 'total', kind: 'total' as const, cells: [situationTexts().total, <Montant value={total} />] },
        ]}
      />
      {atZero.length > 0 && (
        <Details summary={t.nonDues(atZero.length)}>
          <ul class="a-zero">
            {atZero.map((line) => (
              <li key={line.code}>
                <LineTitle line={line} />
              </li>
            ))}
          </ul>
        </Details>
      )}
    </section>
  );
}
