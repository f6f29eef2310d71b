import { LanguageSwitch } from './components/language_switch';
import { ThemeSwitch } from './components/theme_switch';
import { isOffered } from './hote';
import { common } from './i18n/commun';
import { kHome, pages, type PageEntry } from './pages';
import { href } from './router';
import { SituationLink } from './situation/situation_link';

function PageLinks(props: { place: PageEntry['place']; current: string | undefined }) {
  const t = common();
  return (
    <ul>
      {pages
        .filter((page) => page.place === props.place && isOffered(page.id))
        .map((page) => (
          <li key={page.id}>
            <SituationLink to={page.id} current={page.id === props.current}>
              {t.pages[page.id].menu}
            </SituationLink>
          </li>
        ))}
    </ul>
  );
}

/** public/socle.svg, drawn in place: an image would be a document of its own. */
function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#0f5c63" />
      <path d="M7 24h18M9 19h14M12 14h8M14.5 9h3" stroke="#fff" stroke-width="2.6" stroke-linecap="round" />
    </svg>
  );
}

export function Header(props: { current: string | undefined }) {
  const t = common();
  return (
    <header class="entete">
      <div class="entete-marque">
        <a href={href(kHome)} class="marque">
          <Mark />
          {t.socle}
        </a>
        <p class="slogan">{t.slogan}</p>
      </div>
      <nav aria-label={t.menuPrincipal}>
        <PageLinks place="menu" current={props.current} />
      </nav>
    </header>
  );
}

export function Footer() {
  const t = common();
  return (
    <footer class="pied">
      <p>{t.confidentialitePages}</p>
      <p>{t.independant}</p>
      <nav aria-label={t.menuPied}>
        <PageLinks place="pied" current={undefined} />
      </nav>
      <div class="reglages">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </footer>
  );
}
