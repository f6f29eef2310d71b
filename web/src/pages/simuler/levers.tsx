import type { Lever } from '../../api';
import { Montant } from '../../components/amounts';
import { Details } from '../../components/details';
import { toCents, unbroken } from '../../format';
import { simulerTexts } from './texts';

function List(props: { levers: readonly Lever[] }) {
  return (
    <ul class="leviers">
      {props.levers.map((lever) => (
        <li key={`${lever.code} ${lever.libelle}`}>
          <strong class={toCents(lever.ecart) > 0 ? 'gain' : 'perte'}>
            <Montant value={lever.ecart} cents="auto" sign />
          </strong>
          <span lang="fr">{unbroken(lever.libelle)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What would change the total, and by how much: gains, then losses folded. */
export function Levers(props: { levers: readonly Lever[] }) {
  const t = simulerTexts();
  const gains = props.levers.filter((lever) => toCents(lever.ecart) > 0);
  const losses = props.levers.filter((lever) => toCents(lever.ecart) < 0);
  if (gains.length + losses.length === 0) return null;
  return (
    <section class="carte" aria-labelledby="leviers">
      <h2 id="leviers">{t.leviers}</h2>
      <List levers={gains} />
      {losses.length > 0 && (
        <Details summary={t.baisses(losses.length)}>
          <List levers={losses} />
        </Details>
      )}
    </section>
  );
}
