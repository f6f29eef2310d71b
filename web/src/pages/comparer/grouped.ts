// The engine says one difference for each thing and size class; people read one article with all its classes.
import type { Source } from '../../api';
import type { Difference } from '../../loi/api';

export interface Article {
  objet: string;
  avant: string | null;
  apres: string | null;
  sources: Source[];
}

const kByClass = /^(.*), taille (\d+)$/;

function joined(list: string | null, value: string | null, size: string | undefined): string | null {
  if (value === null) return list;
  const words = size === undefined ? value : `taille ${size} : ${value}`;
  return list === null ? words : `${list} ; ${words}`;
}

/** `names`: labels of the lines by their code, which begins what the engine calls them. */
export function grouped(differences: readonly Difference[], names: ReadonlyMap<string, string>): Article[] {
  const articles: Article[] = [];
  let last = '';
  for (const difference of differences) {
    const [, whole, size] = kByClass.exec(difference.objet) ?? [];
    const objet = whole ?? difference.objet;
    if (size === undefined || objet !== last) {
      const [code = ''] = objet.split(',', 1);
      articles.push({ objet: (names.get(code) ?? code) + objet.slice(code.length), avant: null, apres: null, sources: [] });
    }
    last = size === undefined ? '' : objet;
    const article = articles.at(-1);
    if (article === undefined) continue;
    article.avant = joined(article.avant, difference.avant, size);
    article.apres = joined(article.apres, difference.apres, size);
    for (const source of difference.sources) {
      if (!article.sources.some((known) => known.document === source.document && known.lieu === source.lieu)) article.sources.push(source);
    }
  }
  return articles;
}
