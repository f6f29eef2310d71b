import { useGet, WhenAnswered } from '../../answer';
import { CopyLink } from '../../components/copy_link';
import { Law } from '../../components/details';
import { Table } from '../../components/table';
import { formatDate, today, unbroken } from '../../format';
import type { Ambiguite, Grille, Nombre } from '../../loi/api';
import { href } from '../../router';
import { AffirmationView, keyOf } from './affirmations';
import { values, words } from './grille';
import { Parametres } from './parametres';
import { Sources } from './sources';
import { texts } from './texts';

export function Nombres() {
  const t = texts().nombres;
  const answer = useGet<Grille>('droit/grille', { date: today() });
  return (
    <>
      <h2>{t.titre}</h2>
      <p>{t.intro}</p>
      <WhenAnswered answer={answer}>
        {(grille) => (
          <ul class="liste-nombres" lang="fr">
            {grille.lignes.map((ligne) => (
              <li key={ligne.code}>
                <a href={href(`droit/nombres/${ligne.code}`)}>{unbroken(ligne.libelle)}</a> <code>{ligne.code}</code>
              </li>
            ))}
          </ul>
        )}
      </WhenAnswered>
      <h3>{t.parametres}</h3>
      <Parametres />
    </>
  );
}

function History({ nombre }: { nombre: Nombre }) {
  const t = texts();
  const classes = Math.max(0, ...nombre.historique.flatMap((entry) => entry.cas.map((cas) => cas.montants.length)));
  if (nombre.historique.length === 0) return null;
  return (
    <Table
      caption={t.nombres.evolution(nombre.libelle)}
      columns={[
        { key: 'depuis', label: t.nombres.histoire },
        ...Array.from({ length: classes }, (_, index) => ({ key: String(index), label: t.grille.taille(index + 1), number: true })),
        { key: 'sources', label: t.grille.sources },
      ]}
      rows={nombre.historique.flatMap((entry) =>
        entry.cas.map((cas, index) => ({
          key: `${entry.texte} ${entry.effet} ${index}`,
          cells: [
            <>
              {t.nombres.depuis(formatDate(entry.effet))}
              {entry.fin === null ? '' : `, ${t.nombres.jusquau(formatDate(entry.fin))}`}
              <small class="note-ligne" lang="fr">
                <a href={href(`droit/textes/${entry.texte}`)}>{unbroken(entry.titre)}</a>
                {words(cas) ? ` ; ${words(cas)}` : ''}
              </small>
            </>,
            ...values(cas, classes),
            <Sources sources={cas.sources} />,
          ],
        })),
      )}
    />
  );
}

/** The law's own words, or ours where it has none. */
function Title({ nombre }: { nombre: Nombre }) {
  const ours = texts().nombres.sujets[nombre.code];
  return nombre.libelle === nombre.code && ours !== undefined ? <>{ours}</> : <Law>{nombre.libelle}</Law>;
}

export function NombreView({ code }: { code: string }) {
  const t = texts();
  const register = useGet<{ ambiguites: Ambiguite[] }>('droit/ambiguites').value;
  const questions = new Map(register?.ambiguites.map(({ id, question }) => [id, question]));
  const answer = useGet<Nombre>(`droit/nombres/${encodeURIComponent(code)}`);
  return (
    <WhenAnswered answer={answer}>
      {(nombre) => (
        <>
          <p>
            <a href={href('droit/nombres')}>{t.nombres.retour}</a>
          </p>
          <h2>
            <Title nombre={nombre} /> <code class="discret">{nombre.code}</code>
          </h2>
          <div class="actions">
            <CopyLink address={() => new URL(href(`droit/nombres/${nombre.code}`), location.href).href} />
          </div>
          <History nombre={nombre} />
          {nombre.ambiguites.length > 0 ? (
            <>
              <h3>{t.ambiguites.titre}</h3>
              <ul>
                {nombre.ambiguites.map((id) => (
                  <li key={id} lang="fr">
                    <a href={href(`droit/ambiguites/${id}`)}>{unbroken(questions.get(id) ?? id)}</a>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
          <h3>{t.affirmations.titre}</h3>
          {nombre.affirmations.length === 0 ? <p>{t.nombres.sansAffirmation}</p> : null}
          <ul class="affirmations">
            {nombre.affirmations.map((claim) => (
              <AffirmationView key={keyOf(claim)} claim={claim} />
            ))}
          </ul>
        </>
      )}
    </WhenAnswered>
  );
}
