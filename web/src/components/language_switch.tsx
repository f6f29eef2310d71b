import { common } from '../i18n/commun';
import { chooseLanguage, language, type Language } from '../i18n/i18n';

const languages: readonly Language[] = ['fr', 'en'];

export function LanguageSwitch() {
  const t = common();
  return (
    <fieldset class="bascule">
      <legend>{t.langue}</legend>
      {languages.map((each) => (
        <button type="button" key={each} lang={each} aria-pressed={language() === each} onClick={() => void chooseLanguage(each)}>
          {t.langues[each]}
        </button>
      ))}
    </fieldset>
  );
}
