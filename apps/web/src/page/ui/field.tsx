import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
}

/** A labelled line of text. */
export function TextField({
  label,
  hint,
  value,
  onInput,
  isHidden = false,
  mono = true,
  children,
}: FieldProps & {
  readonly isHidden?: boolean;
  readonly mono?: boolean;
  readonly children?: ComponentChildren;
}): JSX.Element {
  const id = useId();
  const input = {
    id,
    class: mono ? 'mono' : '',
    value,
    autocomplete: 'off',
    spellcheck: false,
    'aria-describedby': hint === undefined ? undefined : `${id}-hint`,
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => onInput(currentTarget.value),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="row field-row">
        {isHidden ? <input type="password" {...input} /> : <input type="text" {...input} />}
        {children}
      </div>
      {hint !== undefined && (
        <span id={`${id}-hint`} class="small soft">
          {hint}
        </span>
      )}
    </div>
  );
}

/** A labelled text of several lines. */
export function TextArea({
  label,
  hint,
  value,
  onInput,
  rows = 4,
}: FieldProps & { readonly rows?: number }): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        rows={rows}
        value={value}
        spellcheck={false}
        autocomplete="off"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      {hint !== undefined && (
        <span id={`${id}-hint`} class="small soft">
          {hint}
        </span>
      )}
    </div>
  );
}

/** A labelled choice. */
export function Select({
  label,
  value,
  options,
  onInput,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onInput: (value: string) => void;
}): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={({ currentTarget }) => onInput(currentTarget.value)}>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
