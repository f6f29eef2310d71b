import { compareWords, type Words } from '../../compare/words';
import { Details } from '../../components/details';
import type { Difference } from '../../loi/api';
import { Sources } from '../droit/sources';
import { texts } from './texts';

type State = 'change' | 'nouveau' | 'supprime';

function stateOf(difference: Difference): State {
  if (difference.avant === null) return 'nouveau';
  return difference.apres === null ? 'supprime' : 'change';
}

function Wording({ words, tag }: { words: readonly Words[]; tag: 'del' | 'ins' }) {
  const t = texts().articles;
  const Tag = tag;
  return (
    <p lang="fr">
      {words.map((part, index) =>
        part.changed ? (
          <Tag key={index}>
            <span class="invisible">{tag === 'del' ? t.retire : t.ajoute}</span>
            {part.text}{' '}
          </Tag>
        ) : (
          `${part.text} `
        ),
      )}
    </p>
  );
}

export function ArticleView({ difference }: { difference: Difference }) {
  const t = texts();
  const state = stateOf(difference);
  const { before, after } = compareWords(difference.avant ?? '', difference.apres ?? '');
  return (
    <li class={`article article-${state}`}>
      <h3>
        <span lang="fr">{difference.objet}</span>{' '}
        <span class="etat">
          <span aria-hidden="true">{t.articles.signe[state]}</span> {t.articles.etat[state]}
        </span>
      </h3>
      <div class="cote">
        <h4>{t.avant}</h4>
        {difference.avant === null ? <p class="discret">{t.articles.absent}</p> : <Wording words={before} tag="del" />}
      </div>
      <div class="cote">
        <h4>{t.apres}</h4>
        {difference.apres === null ? <p class="discret">{t.articles.absent}</p> : <Wording words={after} tag="ins" />}
      </div>
      {difference.sources.length > 0 ? (
        <Details summary={t.articles.sources}>
          <Sources sources={difference.sources} />
        </Details>
      ) : null}
    </li>
  );
}

export function Articles({ differences }: { differences: readonly Difference[] }) {
  const t = texts().articles;
  return (
    <section aria-labelledby="comparer-articles">
      <h2 id="comparer-articles">{t.titre}</h2>
      <p role="status">{t.nombre(differences.length)}</p>
      <ul class="articles">
        {differences.map((difference) => (
          <ArticleView key={difference.objet} difference={difference} />
        ))}
      </ul>
    </section>
  );
}
