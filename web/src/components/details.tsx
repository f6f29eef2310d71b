import type { ComponentChildren } from 'preact';

/** What opens when asked for. Print shows it open. */
export function Details(props: { summary: ComponentChildren; children: ComponentChildren; open?: boolean }) {
  return (
    <details class="details" open={props.open}>
      <summary>{props.summary}</summary>
      <div class="details-corps">{props.children}</div>
    </details>
  );
}

/** Words of the law, which stay French whatever the language of the page. */
export function Law(props: { children: ComponentChildren }) {
  return <span lang="fr">{props.children}</span>;
}
