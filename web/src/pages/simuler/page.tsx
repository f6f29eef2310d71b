import { common } from '../../i18n/commun';

export default function Simuler() {
  return <h1 tabIndex={-1}>{common().pages.simuler.titre}</h1>;
}
