import { useEffect, useState } from 'preact/hooks';
import { common } from '../i18n/commun';

const kShownMilliseconds = 5000;

/** Copies an address, and says so for five seconds. */
export function CopyLink(props: { address: () => string }) {
  const [state, setState] = useState<'repos' | 'copie' | 'refus'>('repos');
  useEffect(() => {
    if (state === 'repos') return undefined;
    const timer = setTimeout(() => setState('repos'), kShownMilliseconds);
    return () => clearTimeout(timer);
  }, [state]);
  const t = common();
  const copy = (): void => {
    Promise.resolve()
      .then(() => navigator.clipboard.writeText(props.address()))
      .then(
        () => setState('copie'),
        () => setState('refus'),
      );
  };
  return (
    <span class="copie-lien">
      <button type="button" class="bouton bouton-secondaire" onClick={copy}>
        {state === 'copie' ? t.copie : t.copierLeLien}
      </button>
      <span role="status" class={state === 'refus' ? '' : 'invisible'}>
        {state === 'copie' ? t.copie : state === 'refus' ? t.copieImpossible : ''}
      </span>
    </span>
  );
}
