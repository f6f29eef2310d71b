import { compareWords, type Words } from '../../compare/words';
import { Details } from '../../components/details';
import { useGet } from '../../answer';
import { unbroken } from '../../format';
import type { Comparaison, Grille } from '../../loi/api';
import { Sources } from '../droit/sources';
import { grouped, type Article } from './grouped';
import { texts } from './texts';

type State = 'change' | 'nouveau' | 'supprime';

function stateOf(article: Article): State {
  if (article.avant === null) return 'nouveau';
  return article.apres === null ? 'supprime' : 'change';
}

function Wording({ words, tag }: { words: readonly Words[]; tag: 'del' | 'ins' }) {
  const t = texts().articles;
  const Tag = tag;
  return (
    <p lang="fr">
      {words.map((part, index) => (
        <span key={index}>
          {part.changed ? (
            <>
              {index > 0 ? ' ' : ''}
              <Tag>
                <span class="invisible">{tag === 'del' ? t.retire : t.ajoute}</span>
                {unbroken(part.text)}
              </Tag>
            </>
          ) : (
            unbroken(`${index > 0 ? ' ' : ''}${part.text}`)
          )}
        </span>
      ))}
    </p>
  );
}

function ArticleView({ article }: { article: Article }) {
  const t = texts();
  const state = stateOf(article);
  const { before, after } = compareWords(article.avant ?? '', article.apres ?? '');
  return (
    <li class={`article article-${state}`}>
      <h3>
        <span lang="fr">{unbroken(article.objet)}</span>{' '}
        <span class="etat">
          <span class="signe" aria-hidden="true">
              {t.articles.signe[state]}
            </span>
            {t.articles.etat[state]}
        </span>
      </h3>
      <div class="cote">
        <h4>{t.avant}</h4>
        {article.avant === null ? <p class="discret">{t.articles.absent}</p> : <Wording words={before} tag="del" />}
      </div>
      <div class="cote">
        <h4>{t.apres}</h4>
        {article.apres === null ? <p class="discret">{t.articles.absent}</p> : <Wording words={after} tag="ins" />}
      </div>
      {article.sources.length > 0 ? (
        <Details summary={t.articles.sources}>
          <Sources sources={article.sources} />
        </Details>
      ) : null}
    </li>
  );
}

export function Articles({ comparison }: { comparison: Comparaison }) {
  const t = texts().articles;
  const before = useGet<Grille>('droit/grille', { texte: comparison.de.id });
  const names = new Map(before.value?.lignes.map((ligne) => [ligne.code, ligne.libelle]));
  const articles = grouped(comparison.differences, names);
  return (
    <section aria-labelledby="comparer-articles">
      <h2 id="comparer-articles">{t.titre}</h2>
      <p role="status">{t.nombre(articles.length)}</p>
      <ul class="articles">
        {articles.map((article) => (
          <ArticleView key={article.objet} article={article} />
        ))}
      </ul>
    </section>
  );
}
