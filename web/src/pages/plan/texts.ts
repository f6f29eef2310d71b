import fr from '../../i18n/fr/plan';
import { dictionary } from '../../i18n/i18n';

export const planTexts = dictionary(fr, () => import('../../i18n/en/plan'));
