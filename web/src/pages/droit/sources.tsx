import type { Source } from '../../api';
import { unbroken } from '../../format';
import { href } from '../../router';

/** Where something is written: document, then place in it. */
export function Sources({ sources }: { sources: readonly Source[] }) {
  if (sources.length === 0) return null;
  return (
    <ul class="sources" lang="fr">
      {sources.map((source) => (
        <li key={`${source.document} ${source.lieu}`}>
          <a href={href(`droit/sources/${encodeURIComponent(source.document)}`)}>{unbroken(source.titre || source.document)}</a>, {unbroken(source.lieu)}
        </li>
      ))}
    </ul>
  );
}
