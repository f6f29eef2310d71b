import type { ComponentChildren } from 'preact';
import { common } from '../i18n/commun';

export interface FieldProps {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
}

/** Ids of the hint and of the error of a field, for aria-describedby. */
export function describedBy(props: FieldProps): string | undefined {
  const ids = [props.hint ? `${props.id}-aide` : '', props.error ? `${props.id}-erreur` : ''].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

/** Label, hint and error around one control, whose id is `props.id`. */
export function Field(props: FieldProps & { children: ComponentChildren }) {
  return (
    <div class={`champ${props.error ? ' champ-faux' : ''}`}>
      <label for={props.id}>{props.label}</label>
      {props.hint && (
        <p class="aide" id={`${props.id}-aide`}>
          {props.hint}
        </p>
      )}
      {props.children}
      {props.error && (
        <p class="erreur" id={`${props.id}-erreur`}>
          <strong>{common().erreur}{common().deuxPoints} </strong>
          {props.error}
        </p>
      )}
    </div>
  );
}

export interface InputProps extends FieldProps {
  value: string;
  onInput: (value: string) => void;
  type?: 'text' | 'date';
  /** Of a date, the earliest. */
  min?: string | undefined;
  inputMode?: 'numeric' | 'decimal' | 'text';
  /** Width in characters. */
  size?: number;
  suffix?: string;
}

/** One line of text, a number or a date. What is typed is kept as it is. */
export function Input(props: InputProps) {
  return (
    <Field {...props}>
      <span class="saisie">
        <input
          id={props.id}
          {...(props.type === 'date' ? { type: 'date' as const, min: props.min } : { type: 'text' as const })}
          inputMode={props.inputMode ?? 'text'}
          size={props.size ?? 12}
          value={props.value}
          autocomplete="off"
          aria-describedby={describedBy(props)}
          aria-invalid={props.error ? true : undefined}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
        {props.suffix && <span class="suffixe">{props.suffix}</span>}
      </span>
    </Field>
  );
}

export interface Choice {
  value: string;
  label: string;
}

export function Select(props: FieldProps & { value: string; choices: readonly Choice[]; onChange: (value: string) => void }) {
  return (
    <Field {...props}>
      <select
        id={props.id}
        value={props.value}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error ? true : undefined}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function Checkbox(
  props: FieldProps & { checked: boolean; onChange: (checked: boolean) => void; lang?: string | undefined },
) {
  return (
    <div class="case">
      <input
        id={props.id}
        type="checkbox"
        checked={props.checked}
        aria-describedby={describedBy(props)}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <label for={props.id} lang={props.lang}>
        {props.label}
      </label>
      {props.hint && (
        <p class="aide" id={`${props.id}-aide`}>
          {props.hint}
        </p>
      )}
    </div>
  );
}

/** Radio buttons under a question. */
export function Radios(
  props: FieldProps & { value: string; choices: readonly Choice[]; onChange: (value: string) => void; lang?: string | undefined },
) {
  return (
    <fieldset class="radios" aria-describedby={describedBy(props)}>
      <legend lang={props.lang}>{props.label}</legend>
      {props.hint && (
        <p class="aide" id={`${props.id}-aide`}>
          {props.hint}
        </p>
      )}
      {props.choices.map((choice) => (
        <div class="case" key={choice.value}>
          <input
            id={`${props.id}-${choice.value}`}
            type="radio"
            name={props.id}
            value={choice.value}
            checked={props.value === choice.value}
            onChange={() => props.onChange(choice.value)}
          />
          <label for={`${props.id}-${choice.value}`} lang={props.lang}>
            {choice.label}
          </label>
        </div>
      ))}
      {props.error && (
        <p class="erreur" id={`${props.id}-erreur`}>
          <strong>{common().erreur}{common().deuxPoints} </strong>
          {props.error}
        </p>
      )}
    </fieldset>
  );
}

export function Fieldset(props: { legend: string; children: ComponentChildren }) {
  return (
    <fieldset class="groupe">
      <legend>{props.legend}</legend>
      {props.children}
    </fieldset>
  );
}
