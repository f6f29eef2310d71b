import { unbroken } from '../format';
import { common } from '../i18n/commun';

export interface SummaryItem {
  text: string;
  /** Id of the control to go to. */
  target?: string | undefined;
}

/** What is wrong, above the form, each point leading to its field. Shows nothing when nothing is wrong. */
export function ErrorSummary(props: { items: readonly SummaryItem[] }) {
  if (props.items.length === 0) return null;
  return (
    <div class="resume-erreurs" role="group" aria-labelledby="resume-erreurs">
      <h2 id="resume-erreurs">{common().resumeErreurs(props.items.length)}</h2>
      <ul>
        {props.items.map((item) => (
          <li key={item.text} lang="fr">
            {item.target === undefined ? (
              item.text
            ) : (
              <a href={`#${item.target}`} onClick={(event) => goTo(event, item.target)}>
                {unbroken(item.text)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

// The part of the address after "#" is the page: only the focus moves.
function goTo(event: Event, target: string | undefined): void {
  event.preventDefault();
  if (target !== undefined) document.getElementById(target)?.focus();
}
