import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { Amount } from '../api';
import { Montant } from '../components/amounts';
import { common } from '../i18n/commun';
import { situationTexts } from './texts';

function Bar(props: { total: Amount; target: string }) {
  const [hidden, setHidden] = useState(true);
  const t = situationTexts();
  useEffect(() => {
    const result = document.getElementById(props.target);
    if (result === null) return undefined;
    const observer = new IntersectionObserver(([entry]) => setHidden(entry?.isIntersecting ?? true));
    observer.observe(result);
    return () => observer.disconnect();
  }, [props.target]);
  const show = (): void => {
    const result = document.getElementById(props.target);
    result?.scrollIntoView({ block: 'start' });
    result?.focus();
  };
  return (
    <div class="barre-total a-lecran" hidden={hidden}>
      <span>
        {t.total}{common().deuxPoints}{' '}
        <strong>
          <Montant value={props.total} cents="auto" />
        </strong>
      </span>
      <button type="button" class="bouton bouton-secondaire" onClick={show}>
        {t.voirResultat}
      </button>
    </div>
  );
}

/** Keeps the total in sight while the result is out of it, under the form. `target`: id of the result. */
export function TotalBar(props: { result: ReadonlySignal<{ total: Amount } | null>; target: string }) {
  const result = props.result.value;
  return result === null ? null : <Bar total={result.total} target={props.target} />;
}
