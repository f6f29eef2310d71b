import { useGet, WhenAnswered } from '../../answer';
import { Montant } from '../../components/amounts';
import { Law } from '../../components/details';
import { Table } from '../../components/table';
import { formatDate, unbroken } from '../../format';
import type { Parametre } from '../../loi/api';
import { Sources } from './sources';
import { texts } from './texts';

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
                key: valeur.du,
                cells: [
                  `${t.nombres.depuis(formatDate(valeur.du))}${valeur.au === null ? '' : `, ${t.nombres.jusquau(formatDate(valeur.au))}`}`,
                  <Montant value={valeur.montant} cents="auto" />,
                  <>
                    {valeur.inconnu ? <Law>{valeur.inconnu}</Law> : null}
                    <Sources sources={valeur.sources} />
                  </>,
                ],
              }))}
            />
            {parametre.note ? <p class="discret">{unbroken(parametre.note)}</p> : null}
          </section>
        ))
      }
    </WhenAnswered>
  );
}
