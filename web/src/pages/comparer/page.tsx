import { Tabs } from '../../components/tabs';
import { href, route } from '../../router';
import { inline } from '../../prose/prose';
import '../../prose/reading.css';
import './comparer.css';
import { Droits } from './droits';
import { Situations } from './situations';
import { texts } from './texts';

export default function Comparer() {
  const t = texts();
  const situations = route.value.path.split('/')[1] === 'situations';
  return (
    <div class="comparer">
      <h1 tabIndex={-1}>{t.titre}</h1>
      <p class="chapeau">{inline(t.chapeau)}</p>
      <Tabs
        label={t.modes}
        tabs={[
          { href: href('comparer/droits'), label: t.mode.droits, current: !situations },
          { href: href('comparer/situations'), label: t.mode.situations, current: situations },
        ]}
      />
      {situations ? <Situations /> : <Droits />}
    </div>
  );
}
