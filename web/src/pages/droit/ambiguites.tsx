import { useEffect } from 'preact/hooks';
import { useGet, WhenAnswered } from '../../answer';
import { Law } from '../../components/details';
import { Table } from '../../components/table';
import { unbroken } from '../../format';
import type { Ambiguite } from '../../loi/api';
import { href } from '../../router';
import { EffectView, useEffects } from './effets';
import { Sources } from './sources';
import { texts } from './texts';

function Readings({ ambiguity }: { ambiguity: Ambiguite }) {
  const t = texts().ambiguites;
  return (
    <Table
      caption={ambiguity.question}
      hideCaption
      columns={[
        { key: 'lecture', label: t.lecture },
        { key: 'source', label: t.source },
      ]}
      rows={ambiguity.lectures.map((reading) => ({
        key: reading.id,
        cells: [
          <span class={reading.retenue ? 'lecture-retenue' : undefined}>
            <Law>{reading.libelle}</Law>
            <small class="note-ligne">
              {reading.retenue ? `✓ ${t.retenue}` : t.autre} (<code>{reading.id}</code>)
            </small>
          </span>,
          <Sources sources={reading.sources} />,
        ],
      }))}
    />
  );
}

/** `wanted`: the ambiguity that the address names. */
export function Ambiguites({ wanted }: { wanted: string | undefined }) {
  const t = texts().ambiguites;
  const answer = useGet<{ ambiguites: Ambiguite[] }>('droit/ambiguites');
  const effects = useEffects();
  useEffect(() => {
    if (wanted !== undefined && answer.value !== null) document.getElementById(`ambiguite-${wanted}`)?.scrollIntoView();
  }, [wanted, answer.value]);
  return (
    <>
      <h2>{t.titre}</h2>
      <p>{t.intro}</p>
      <WhenAnswered answer={answer}>
        {({ ambiguites }) =>
          ambiguites.map((ambiguity) => (
            <section key={ambiguity.id} id={`ambiguite-${ambiguity.id}`} class={`ambiguite ${ambiguity.id === wanted ? 'voulu' : ''}`}>
              <h3>
                <a href={href(`droit/ambiguites/${ambiguity.id}`)}>
                  <Law>{ambiguity.question}</Law>
                </a>
              </h3>
              <p lang="fr">{unbroken(ambiguity.explication)}</p>
              <Readings ambiguity={ambiguity} />
              {ambiguity.lignes.length > 0 ? (
                <p class="discret">
                  {t.lignes}{' '}
                  {ambiguity.lignes.map((code, index) => (
                    <>
                      {index > 0 ? ', ' : ''}
                      <a href={href(`droit/nombres/${code}`)}>{code}</a>
                    </>
                  ))}
                </p>
              ) : null}
              {effects === null ? null : <EffectView effect={effects.get(ambiguity.id)} ambiguity={ambiguity} />}
            </section>
          ))
        }
      </WhenAnswered>
    </>
  );
}
