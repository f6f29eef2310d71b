import { common } from '../i18n/commun';
import { chooseTheme, theme, themes } from '../theme';

export function ThemeSwitch() {
  const t = common();
  return (
    <fieldset class="bascule">
      <legend>{t.theme}</legend>
      {themes.map((each) => (
        <button type="button" key={each} aria-pressed={theme.value === each} onClick={() => chooseTheme(each)}>
          {t.themes[each]}
        </button>
      ))}
    </fieldset>
  );
}
