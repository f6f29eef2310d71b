import fr from '../../i18n/fr/methode';
import { dictionary } from '../../i18n/i18n';
import { ProseView } from '../../prose/prose';

const texts = dictionary(fr, () => import('../../i18n/en/methode'));

export default function Methode() {
  return <ProseView page="methode" prose={texts()} />;
}
