import fr from '../../i18n/fr/simuler';
import { dictionary } from '../../i18n/i18n';

export const simulerTexts = dictionary(fr, () => import('../../i18n/en/simuler'));
