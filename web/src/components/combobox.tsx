import { useRef, useState } from 'preact/hooks';
import { describedBy, Field, type FieldProps } from './field';

export interface Option {
  key: string;
  label: string;
  /** Smaller, after the label. */
  detail: string;
}

interface ComboboxProps extends FieldProps {
  value: string;
  onInput: (value: string) => void;
  options: readonly Option[];
  onChoose: (key: string) => void;
  /** Name of the list. */
  listLabel: string;
  /** How many there are, in words, for screen readers. */
  status: string;
}

/**
 * A text field with a list of propositions under it (ARIA 1.2 combobox): arrows move, Enter chooses, Escape closes; the focus stays
 * in the field.
 */
export function Combobox(props: ComboboxProps) {
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const shown = open && props.options.length > 0;
  const index = Math.min(active, props.options.length - 1);
  const optionId = (at: number): string => `${props.id}-choix-${at}`;

  const choose = (option: Option | undefined): void => {
    if (option === undefined) return;
    setOpen(false);
    setActive(0);
    props.onChoose(option.key);
    input.current?.focus();
  };
  const move = (step: number): void => {
    const count = props.options.length;
    if (!shown) setOpen(true);
    else setActive((index + step + count) % count);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && shown) choose(props.options[index]);
    else if (event.key === 'Escape' && shown) setOpen(false);
    else return;
    event.preventDefault();
  };

  return (
    <Field {...props}>
      <div class="combobox">
        <input
          ref={input}
          id={props.id}
          type="text"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={shown}
          aria-controls={`${props.id}-liste`}
          aria-activedescendant={shown ? optionId(index) : undefined}
          aria-describedby={describedBy(props)}
          aria-invalid={props.error ? true : undefined}
          autocomplete="off"
          spellcheck={false}
          value={props.value}
          onInput={(event) => {
            setOpen(true);
            setActive(0);
            props.onInput(event.currentTarget.value);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setOpen(false)}
        />
        <ul id={`${props.id}-liste`} role="listbox" aria-label={props.listLabel} hidden={!shown}>
          {props.options.map((option, at) => (
            <li
              key={option.key}
              id={optionId(at)}
              role="option"
              aria-selected={at === index}
              // Before the field loses the focus, which would close the list.
              onMouseDown={(event) => {
                event.preventDefault();
                choose(option);
              }}
            >
              <span lang="fr">{option.label}</span> <span class="detail">{option.detail}</span>
            </li>
          ))}
        </ul>
        <p class="invisible" role="status">
          {open ? props.status : ''}
        </p>
      </div>
    </Field>
  );
}
