import fr from '../i18n/fr/situation';
import { dictionary } from '../i18n/i18n';

/** Words that the pages of a situation share. */
export const situationTexts = dictionary(fr, () => import('../i18n/en/situation'));
