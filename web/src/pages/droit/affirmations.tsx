import { useGet, WhenAnswered } from '../../answer';
import { Montant } from '../../components/amounts';
import { Radios } from '../../components/field';
import { unbroken } from '../../format';
import type { Affirmation } from '../../loi/api';
import { go, href, route } from '../../router';
import { texts } from './texts';

export function keyOf(claim: Affirmation): string {
  return `${claim.sujet} ${claim.document} ${claim.lieu}`;
}

export function AffirmationView({ claim }: { claim: Affirmation }) {
  const t = texts().affirmations;
  return (
    <li class={`affirmation affirmation-${claim.jugement}`}>
      <p class="verdict">
        <span aria-hidden="true">{t.signe[claim.jugement]}</span> {t.jugement[claim.jugement]}
      </p>
      <div lang="fr">
        <p>
          <a href={href(`droit/sources/${encodeURIComponent(claim.document)}`)}>{unbroken(claim.titre)}</a>, {unbroken(claim.auteur)}, {unbroken(claim.lieu)}
        </p>
        <p class="enonce">
          {unbroken(claim.enonce)}
          {claim.montants.length > 0 ? ' : ' : ''}
          {claim.montants.map((amount, index) => (
            <>
              {index > 0 ? ' ; ' : ''}
              <Montant value={amount} cents="auto" />
            </>
          ))}
        </p>
        <p class="discret">→ {unbroken(claim.raison)}</p>
      </div>
    </li>
  );
}

function bySubject(claims: readonly Affirmation[]): [string, Affirmation[]][] {
  const groups = new Map<string, Affirmation[]>();
  for (const claim of claims) groups.set(claim.sujet, [...(groups.get(claim.sujet) ?? []), claim]);
  return [...groups];
}

export function Affirmations() {
  const t = texts().affirmations;
  const { sujets } = texts().nombres;
  const answer = useGet<{ affirmations: Affirmation[] }>('droit/affirmations');
  const shown = route.value.params.get('jugement') ?? '';
  return (
    <>
      <h2>{t.titre}</h2>
      <p>{t.intro}</p>
      <Radios
        id="jugement"
        label={t.filtre}
        value={shown}
        choices={[{ value: '', label: t.tout }, ...Object.entries(t.jugement).map(([value, label]) => ({ value, label }))]}
        onChange={(value) => go('droit/affirmations', value === '' ? undefined : new URLSearchParams({ jugement: value }), true)}
      />
      <WhenAnswered answer={answer}>
        {({ affirmations }) => {
          const claims = affirmations.filter((claim) => shown === '' || claim.jugement === shown);
          return (
            <>
              <p role="status">{t.nombre(claims.length)}</p>
              {bySubject(claims).map(([subject, group]) => (
                <section key={subject} aria-labelledby={`sujet-${subject}`}>
                  <h3 id={`sujet-${subject}`}>
                    <a href={href(`droit/nombres/${subject}`)}>
                      {sujets[subject] ?? <code>{subject}</code>}
                    </a>
                  </h3>
                  <ul class="affirmations">
                    {group.map((claim) => (
                      <AffirmationView key={keyOf(claim)} claim={claim} />
                    ))}
                  </ul>
                </section>
              ))}
            </>
          );
        }}
      </WhenAnswered>
    </>
  );
}
