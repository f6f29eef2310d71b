import { Field } from '../../components/field';
import { Tabs } from '../../components/tabs';
import { go, href, route } from '../../router';
import { Affirmations } from './affirmations';
import { Ambiguites } from './ambiguites';
import { Documents } from './documents';
import '../../prose/reading.css';
import './droit.css';
import { GrillePart } from './grille';
import { NombreView, Nombres } from './nombres';
import { Results } from './recherche';
import { Textes, TexteView } from './textes';
import { texts } from './texts';

const kParts = ['textes', 'grille', 'nombres', 'affirmations', 'ambiguites', 'sources'] as const;
type PartId = (typeof kParts)[number];

function Part({ part, id }: { part: PartId; id: string | undefined }) {
  switch (part) {
    case 'textes':
      return id === undefined ? <Textes /> : <TexteView key={id} id={id} />;
    case 'grille':
      return <GrillePart />;
    case 'nombres':
      return id === undefined ? <Nombres /> : <NombreView key={id} code={id} />;
    case 'affirmations':
      return <Affirmations />;
    case 'ambiguites':
      return <Ambiguites wanted={id} />;
    case 'sources':
      return <Documents wanted={id} />;
  }
}

/** An address typed by hand may hold a lone "%": it is then taken as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export default function Droit() {
  const t = texts();
  const [, first, second] = route.value.path.split('/');
  const part: PartId = kParts.find((each) => each === first) ?? 'textes';
  const query = route.value.params.get('q') ?? '';
  return (
    <div class="droit">
      <h1 tabIndex={-1}>{t.titre}</h1>
      <p class="chapeau">{t.chapeau}</p>
      <form role="search" class="recherche" onSubmit={(event) => event.preventDefault()}>
        <Field id="droit-recherche" label={t.recherche.libelle} hint={t.recherche.aide}>
          <input
            id="droit-recherche"
            type="search"
            value={query}
            autocomplete="off"
            aria-describedby="droit-recherche-aide"
            onInput={(event) => {
              const words = event.currentTarget.value;
              go(route.value.path, words === '' ? undefined : new URLSearchParams({ q: words }), true);
            }}
          />
        </Field>
      </form>
      {query !== '' ? (
        <Results query={query} />
      ) : (
        <>
          <Tabs label={t.parties} tabs={kParts.map((each) => ({ href: href(`droit/${each}`), label: t[each].onglet, current: each === part }))} />
          <Part part={part} id={second === undefined ? undefined : decoded(second)} />
        </>
      )}
    </div>
  );
}
