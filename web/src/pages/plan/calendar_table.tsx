import type { Plan } from '../../api';
import { Montant } from '../../components/amounts';
import { Details } from '../../components/details';
import { Table } from '../../components/table';
import { formatDate } from '../../format';
import { situationTexts } from '../../situation/texts';
import { amountOf, lineWords, totalOf, yearFigures } from './figures';
import { planTexts } from './texts';

/** Every payment with its date, and what it is made of. */
export function PaymentCalendar(props: { plan: Plan }) {
  const t = planTexts();
  const words = lineWords(props.plan);
  const sums = yearFigures(props.plan).map(({ paid }) => totalOf(paid));
  const paid = sums.some((sum) => sum === null) ? null : sums.reduce<number>((total, sum) => total + (sum ?? 0), 0);
  return (
    <section class="carte" aria-labelledby="calendrier">
      <h2 id="calendrier">{t.calendrier}</h2>
      <p class="aide">{t.calendrierAide}</p>
      <Table
        caption={t.calendrier}
        hideCaption
        columns={[
          { key: 'date', label: t.colonneDate },
          { key: 'detail', label: t.colonneDetail },
          { key: 'montant', label: t.colonneMontant, number: true },
        ]}
        rows={[
          ...props.plan.versements.map((payment) => ({
            key: payment.date,
            cells: [
              <time dateTime={payment.date}>{formatDate(payment.date)}</time>,
              <Details
                summary={
                  <>
                    {t.nombreLignes(payment.detail.length)} <span class="invisible">{formatDate(payment.date)}</span>
                  </>
                }
              >
                <ul class="versement">
                  {payment.detail.map((item) => (
                    <li key={`${item.code} ${item.annee} ${item.nature}`}>
                      <span>
                        {t.detailLigne(
                          words.get(item.code)?.libelle ?? item.code,
                          item.annee,
                          t.natures[item.nature] ?? item.nature,
                        )}
                      </span>
                      <Montant value={item.montant} />
                    </li>
                  ))}
                </ul>
              </Details>,
              <Montant value={payment.montant} />,
            ],
          })),
          { key: 'total', kind: 'total' as const, cells: [situationTexts().total, '', <Montant value={amountOf(paid)} />] },
        ]}
      />
    </section>
  );
}
