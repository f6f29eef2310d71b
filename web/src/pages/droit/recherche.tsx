import { useMemo } from 'preact/hooks';
import { useGet } from '../../answer';
import type { Affirmation, Ambiguite, Document, Grille, Texte } from '../../loi/api';
import { today, unbroken } from '../../format';
import { href } from '../../router';
import { texts } from './texts';

type Kind = 'texte' | 'nombre' | 'affirmation' | 'ambiguite' | 'document';

interface Entry {
  kind: Kind;
  title: string;
  detail: string;
  address: string;
  /** What is searched: without accents, digits without spaces. */
  words: string;
}

const kMostShown = 50;

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(\d)[\s\u202f\u00a0_](?=\d)/g, '$1')
    .toLowerCase();
}

function entry(kind: Kind, title: string, detail: string, address: string, more = ''): Entry {
  return { kind, title, detail, address, words: plain(`${title} ${detail} ${more}`) };
}

function entriesOf(textes: Texte[], grille: Grille | null, claims: Affirmation[], ambiguities: Ambiguite[], documents: Document[]): Entry[] {
  const whole = (amount: string | null): string => (amount ?? '').replace(/\.00$/, '');
  return [
    ...textes.map((each) => entry('texte', each.titre, each.note, href(`droit/textes/${each.id}`), each.id)),
    ...(grille?.lignes ?? []).map((each) =>
      entry('nombre', each.libelle, each.versement, href(`droit/nombres/${each.code}`), `${each.code} ${each.cas.map((cas) => `${cas.libelle} ${cas.montants.map(whole).join(' ')}`).join(' ')}`),
    ),
    ...ambiguities.map((each) =>
      entry('ambiguite', each.question, each.explication, href(`droit/ambiguites/${each.id}`), `${each.id} ${each.lectures.map((reading) => reading.libelle).join(' ')}`),
    ),
    ...claims.map((each) =>
      entry('affirmation', each.enonce, `${each.titre}, ${each.lieu}`, href(`droit/nombres/${each.sujet}`), `${each.raison} ${each.montants.map(whole).join(' ')}`),
    ),
    ...documents.map((each) => entry('document', each.titre, each.note, href(`droit/sources/${encodeURIComponent(each.id)}`), `${each.auteur} ${each.id} ${each.date}`)),
  ];
}

/** Everything the law holds that has all the words. */
export function Results({ query }: { query: string }) {
  const t = texts().recherche;
  const textes = useGet<{ textes: Texte[] }>('droit/textes');
  const grille = useGet<Grille>('droit/grille', { date: today() });
  const claims = useGet<{ affirmations: Affirmation[] }>('droit/affirmations');
  const ambiguities = useGet<{ ambiguites: Ambiguite[] }>('droit/ambiguites');
  const documents = useGet<{ sources: Document[] }>('droit/sources');
  const entries = useMemo(
    () =>
      entriesOf(
        textes.value?.textes ?? [],
        grille.value,
        claims.value?.affirmations ?? [],
        ambiguities.value?.ambiguites ?? [],
        documents.value?.sources ?? [],
      ),
    [textes.value, grille.value, claims.value, ambiguities.value, documents.value],
  );
  const words = plain(query).split(/\s+/).filter(Boolean);
  const found = entries.filter((each) => words.every((word) => each.words.includes(word)));
  return (
    <section aria-labelledby="droit-resultats">
      <h2 id="droit-resultats" class="invisible">
        {t.titre}
      </h2>
      <p role="status">{t.resultats(found.length)}</p>
      <ul class="trouvailles">
        {found.slice(0, kMostShown).map((each) => (
          <li key={`${each.address} ${each.title}`}>
            <span class="sorte">{t.sorte[each.kind]}</span>{' '}
            <span lang="fr">
              <a href={each.address}>{unbroken(each.title)}</a>
              {each.detail ? <small class="note-ligne">{unbroken(each.detail)}</small> : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
