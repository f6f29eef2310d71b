import { useEffect } from 'preact/hooks';
import { useGet, WhenAnswered } from '../../answer';
import { Law } from '../../components/details';
import { Table } from '../../components/table';
import { unbroken } from '../../format';
import type { Document } from '../../loi/api';
import { texts } from './texts';

/** `wanted`: the document that the address names. */
export function Documents({ wanted }: { wanted: string | undefined }) {
  const t = texts().sources;
  const answer = useGet<{ sources: Document[] }>('droit/sources');
  useEffect(() => {
    if (wanted !== undefined && answer.value !== null) document.getElementById(`document-${wanted}`)?.scrollIntoView({ block: 'center' });
  }, [wanted, answer.value]);
  return (
    <>
      <h2>{t.titre}</h2>
      <p>{t.intro}</p>
      <WhenAnswered answer={answer}>
        {({ sources }) => (
          <Table
            caption={t.titre}
            hideCaption
            columns={[
              { key: 'document', label: t.document },
              { key: 'date', label: t.date },
              { key: 'valeur', label: t.fiabilite },
            ]}
            rows={sources.map((source) => ({
              key: source.id,
              cells: [
                <span id={`document-${source.id}`} class={source.id === wanted ? 'voulu' : undefined} lang="fr">
                  <strong>{unbroken(source.titre)}</strong>
                  <small class="note-ligne">
                    {unbroken(source.auteur)} (<code>{source.id}</code>)
                  </small>
                  {source.adresse ? <small class="note-ligne adresse">{source.adresse}</small> : null}
                </span>,
                <Law>{source.date}</Law>,
                <Law>{source.note}</Law>,
              ],
            }))}
          />
        )}
      </WhenAnswered>
    </>
  );
}
