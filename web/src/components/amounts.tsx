import type { Amount } from '../api';
import { formatAmount, formatRate } from '../format';
import { common } from '../i18n/commun';

/** An amount of the engine; unknown is said, never shown as zero. */
export function Montant(props: { value: Amount; cents?: 'always' | 'auto'; sign?: boolean }) {
  if (props.value === null) return <span class="inconnu">{common().inconnu}</span>;
  return <span class="montant">{formatAmount(props.value, { cents: props.cents ?? 'always', sign: props.sign ?? false })}</span>;
}

/** A percentage. */
export function Taux(props: { value: number | string }) {
  return <span class="montant">{formatRate(props.value)}</span>;
}
