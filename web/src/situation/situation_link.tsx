import type { ComponentChildren } from 'preact';
import { addressOf, settle } from './store';

interface SituationLinkProps {
  /** The page it leads to; pages of the situation carry it. */
  to: string;
  class?: string;
  current?: boolean;
  children: ComponentChildren;
}

function refresh(link: HTMLAnchorElement, to: string): void {
  link.href = addressOf(to);
}

/**
 * Link that takes the situation along, as it is when the link is looked at or used, whatever the way: what is typed need not draw
 * every link again, and the last keystroke is never left behind, nor missing from the step for the back button.
 */
export function SituationLink(props: SituationLinkProps) {
  const look = (event: { currentTarget: HTMLAnchorElement }): void => refresh(event.currentTarget, props.to);
  return (
    <a
      class={props.class}
      href={addressOf(props.to)}
      aria-current={props.current ? 'page' : undefined}
      onPointerEnter={look}
      onPointerDown={look}
      onFocus={look}
      onClick={(event) => {
        settle();
        refresh(event.currentTarget, props.to);
      }}
    >
      {props.children}
    </a>
  );
}
