import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

/** Details whose content is only made while they are open: a long table must not slow a slider down. */
export function DetailsWhenOpen(props: { summary: string; children: () => ComponentChildren }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="details" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{props.summary}</summary>
      <div class="details-corps">{open ? props.children() : null}</div>
    </details>
  );
}
