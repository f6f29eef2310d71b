import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { unbroken } from '../format';

/** What opens when asked for; made only then, since a page has many and few are opened. */
export function Details(props: { summary: ComponentChildren; children: ComponentChildren; open?: boolean }) {
  const [opened, setOpened] = useState(props.open ?? false);
  return (
    <details class="details" open={props.open} onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>{props.summary}</summary>
      {opened && <div class="details-corps">{props.children}</div>}
    </details>
  );
}

/** Words of the law, which stay French whatever the language of the page. */
export function Law(props: { children: ComponentChildren }) {
  const { children } = props;
  return <span lang="fr">{typeof children === 'string' ? unbroken(children) : children}</span>;
}
