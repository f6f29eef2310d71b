import { LanguageSwitch } from './components/language_switch';
import { ThemeSwitch } from './components/theme_switch';
import { isOffered } from './hote';
import { common } from './i18n/commun';
import { kHome, pages, type PageEntry } from './pages';
import { href } from './router';
import { addressOf } from './situation/store';

function PageLinks(props: { place: PageEntry['place']; current: string | undefined }) {
  const t = common();
  return (
    <ul>
      {pages
        .filter((page) => page.place === props.place && isOffered(page.id))
        .map((page) => (
          <li key={page.id}>
            <a href={addressOf(page.id)} aria-current={page.id === props.current ? 'page' : undefined}>
              {t.pages[page.id].menu}
            </a>
          </li>
        ))}
    </ul>
  );
}

export function Header(props: { current: string | undefined }) {
  const t = common();
  return (
    <header class="entete">
      <div class="entete-marque">
        <a href={href(kHome)} class="marque">
          <img src="./socle.svg" alt="" width="32" height="32" />
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
