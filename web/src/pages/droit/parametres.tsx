import type { Amount, Source } from '../../api';
import { useGet, WhenAnswered } from '../../answer';
import { Montant } from '../../components/amounts';
import { Law } from '../../components/details';
import { Table } from '../../components/table';
import { formatDate } from '../../format';
import { Sources } from './sources';
import { texts } from './texts';

interface Parametre {
  id: string;
  libelle: string;
  note: string;
  valeurs: { effet: string; fin: string | null; montant: Amount; inconnu: string | null; sources: Source[] }[];
}

/** Dated numbers of the law that are no line of an account. */
export function Parametres() {
  const t = texts();
  const answer = useGet<{ parametres: Parametre[] }>('droit/parametres');
  return (
    <WhenAnswered answer={answer}>
      {({ parametres }) =>
        parametres.map((parametre) => (
          <section key={parametre.id} lang="fr">
            <Table
              caption={parametre.libelle}
              columns={[
                { key: 'periode', label: t.nombres.histoire },
                { key: 'montant', label: t.affirmations.montants, number: true },
                { key: 'sources', label: t.grille.sources },
              ]}
              rows={parametre.valeurs.map((valeur) => ({
                key: valeur.effet,
                cells: [
                  `${t.nombres.depuis(formatDate(valeur.effet))}${valeur.fin === null ? '' : `, ${t.nombres.jusquau(formatDate(valeur.fin))}`}`,
                  <Montant value={valeur.montant} cents="auto" />,
                  <>
                    {valeur.inconnu ? <Law>{valeur.inconnu}</Law> : null}
                    <Sources sources={valeur.sources} />
                  </>,
                ],
              }))}
            />
            {parametre.note ? <p class="discret">{parametre.note}</p> : null}
          </section>
        ))
      }
    </WhenAnswered>
  );
}
