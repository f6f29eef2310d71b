import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { common } from '../i18n/commun';

/** A question over the page; Escape and the button close it, the focus goes back where it was. */
export function Dialog(props: { title: string; open: boolean; onClose: () => void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (props.open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [props.open]);
  return (
    <dialog ref={dialog} class="dialogue" aria-labelledby="dialogue-titre" onClose={props.onClose}>
      <h2 id="dialogue-titre">{props.title}</h2>
      {props.children}
      <p>
        <button type="button" class="bouton" onClick={props.onClose}>
          {common().fermer}
        </button>
      </p>
    </dialog>
  );
}
