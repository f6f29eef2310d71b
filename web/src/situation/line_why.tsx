import type { Line, Source } from '../api';
import { Details } from '../components/details';
import { unbroken } from '../format';
import { situationTexts } from './texts';

function Sources(props: { title: string; sources: readonly Source[] }) {
  if (props.sources.length === 0) return null;
  return (
    <>
      <dt>{props.title}</dt>
      {props.sources.map((source) => (
        <dd key={`${source.document} ${source.lieu}`} lang="fr">
          {unbroken(source.titre)}, {unbroken(source.lieu)}
        </dd>
      ))}
    </>
  );
}

/** What a line is: its words, its formula, and why, folded. */
export function LineTitle(props: { line: Line }) {
  const { line } = props;
  const t = situationTexts();
  return (
    <div class="ligne">
      <span class="ligne-libelle" lang="fr">
        {unbroken(line.libelle)}
      </span>
      <span class="ligne-formule" lang="fr">
        {unbroken(line.formule || line.motif)}
      </span>
      <Details
        summary={
          <>
            {t.pourquoi} <span class="invisible">{unbroken(line.libelle)}</span>
          </>
        }
      >
        <dl class="pourquoi">
          {line.motif && (
            <>
              <dt>{t.ligne.raison}</dt>
              <dd lang="fr">{unbroken(line.motif)}</dd>
            </>
          )}
          {line.formule && (
            <>
              <dt>{t.ligne.formule}</dt>
              <dd lang="fr">{unbroken(line.formule)}</dd>
            </>
          )}
          <Sources title={t.ligne.source} sources={line.sources} />
          <dt>{t.ligne.versement}</dt>
          <dd lang="fr">{unbroken(line.versement)}</dd>
          <Sources title={t.ligne.sourceVersement} sources={line.sources_versement} />
        </dl>
      </Details>
    </div>
  );
}
