import { common } from '../../i18n/commun';

export default function Plan() {
  return <h1 tabIndex={-1}>{common().pages.plan.titre}</h1>;
}
