import fr from './fr/commun';
import { dictionary } from './i18n';

/** Words of the frame and of the components, in the present language. */
export const common = dictionary(fr, () => import('./en/commun'));
