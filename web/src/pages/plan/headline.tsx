import type { Payment, Plan } from '../../api';
import { Montant } from '../../components/amounts';
import { Live } from '../../components/live';
import { formatAmount, formatDate } from '../../format';
import { dayBefore } from '../../situation/calendar';
import { situationTexts } from '../../situation/texts';
import { planTexts } from './texts';

function One(props: { label: string; payment: Payment | undefined }) {
  if (props.payment === undefined) return null;
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>
        <Montant value={props.payment.montant} cents="auto" />
        <span class="periode">{planTexts().leDate(formatDate(props.payment.date))}</span>
      </dd>
    </div>
  );
}

/** Rights of the whole contract, first and last payments. */
export function PlanHeadline(props: { plan: Plan; current: boolean }) {
  const t = planTexts();
  const { plan } = props;
  const first = plan.annees[0];
  const last = plan.annees.at(-1);
  return (
    <section class={`carte resultat${props.current ? '' : ' perime'}`} aria-labelledby="resultat">
      <h2 id="resultat" tabIndex={-1}>
        {t.total}
      </h2>
      {!props.current && <p class="perime-avis">{situationTexts().perime}</p>}
      <p class="total">
        <Montant value={plan.total} cents="auto" />
      </p>
      {first !== undefined && last !== undefined && (
        <p class="aide">{t.totalAide(formatDate(first.debut), formatDate(dayBefore(last.fin)))}</p>
      )}
      <dl class="parts">
        <One label={t.premiere} payment={plan.versements[0]} />
        <One label={t.derniere} payment={plan.versements.at(-1)} />
      </dl>
      <Live text={plan.total === null ? t.annonceInconnue : t.annonce(formatAmount(plan.total))} />
    </section>
  );
}
