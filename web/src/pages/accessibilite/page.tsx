import fr from '../../i18n/fr/accessibilite';
import { dictionary } from '../../i18n/i18n';
import { ProseView } from '../../prose/prose';

const texts = dictionary(fr, () => import('../../i18n/en/accessibilite'));

export default function Accessibilite() {
  return <ProseView page="accessibilite" prose={texts()} />;
}
