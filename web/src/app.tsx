import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ComponentType } from 'preact';
import { Footer, Header } from './frame';
import { common } from './i18n/commun';
import { wordsReady } from './i18n/i18n';
import { kHome, pages, type PageEntry } from './pages';
import { href, route } from './router';

type Shown = { id: string; Page: ComponentType } | { id: string; failed: true } | null;

function entryOf(path: string): PageEntry | undefined {
  const first = path.split('/')[0] || kHome;
  return pages.find((page) => page.id === first);
}

function NotFound() {
  const t = common().introuvable;
  return (
    <>
      <h1 tabIndex={-1}>{t.titre}</h1>
      <p>{t.texte}</p>
      <p>
        <a href={href(kHome)}>{t.retour}</a>
      </p>
    </>
  );
}

function Failed(props: { retry: () => void }) {
  const t = common().echec;
  return (
    <>
      <h1 tabIndex={-1}>{t.titre}</h1>
      <p>{t.texte}</p>
      <p>
        <button type="button" class="bouton" onClick={props.retry}>
          {t.reessayer}
        </button>
      </p>
    </>
  );
}

/** What is there already. */
function ready(entry: PageEntry | undefined): Shown {
  return entry !== undefined && 'Page' in entry ? { id: entry.id, Page: entry.Page } : null;
}

/** Fetches the page of the address if need be; the former one stays until the new one is there. */
function usePage(entry: PageEntry | undefined): [Shown, () => void] {
  const [shown, setShown] = useState<Shown>(() => ready(entry));
  const [attempt, setAttempt] = useState(0);
  useLayoutEffect(() => {
    if (entry === undefined) return undefined;
    if ('Page' in entry) {
      if (shown?.id !== entry.id) setShown(ready(entry));
      return undefined;
    }
    let wanted = true;
    entry
      .load()
      .then(async (module) => {
        await wordsReady();
        if (wanted) setShown({ id: entry.id, Page: module.default });
      })
      .catch((error: unknown) => {
        console.error(error);
        if (wanted) setShown({ id: entry.id, failed: true });
      });
    return () => {
      wanted = false;
    };
  }, [entry, attempt]);
  return [shown, () => setAttempt(attempt + 1)];
}

export function App() {
  const entry = entryOf(route.value.path);
  const [shown, retry] = usePage(entry);
  const first = useRef(true);
  const t = common();

  // The page's own id, or that of the page which is not there: what the title and the focus follow.
  const current = entry === undefined ? 'introuvable' : shown?.id;
  const title = entry === undefined ? t.introuvable.titre : t.pages[entry.id].titre;
  useEffect(() => {
    document.title = `${title} – ${t.socle}`;
  }, [title]);
  useEffect(() => {
    if (current === undefined) return;
    if (first.current) {
      first.current = false;
      return;
    }
    window.scrollTo(0, 0);
    document.querySelector<HTMLElement>('main h1')?.focus();
  }, [current]);

  return (
    <>
      <a class="evitement" href="#contenu" onClick={skipToContent}>
        {t.allerAuContenu}
      </a>
      <Header current={entry?.id} />
      <main id="contenu" tabIndex={-1}>
        {entry === undefined ? (
          <NotFound />
        ) : shown === null ? (
          <p class="attente">{t.chargement}</p>
        ) : 'failed' in shown ? (
          <Failed retry={retry} />
        ) : (
          <shown.Page key={shown.id} />
        )}
      </main>
      <Footer />
    </>
  );
}

// The part of the address after "#" is the page: following the link would leave it.
function skipToContent(event: Event): void {
  event.preventDefault();
  document.getElementById('contenu')?.focus();
}
