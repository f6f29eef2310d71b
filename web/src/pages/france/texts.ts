import fr from '../../i18n/fr/france';
import { dictionary } from '../../i18n/i18n';

export const texts = dictionary(fr, () => import('../../i18n/en/france'));
