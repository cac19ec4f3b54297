import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useSay } from '../../i18n/language.ts';
import { TextField } from '../../ui/field.tsx';

interface SecretFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
}

/** A secret: hidden until the reader asks. */
export function SecretField(props: SecretFieldProps): JSX.Element {
  const say = useSay();
  const [isShown, setShown] = useState(false);
  return (
    <TextField {...props} isHidden={!isShown}>
      <button type="button" class="button" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
        {say(isShown ? 'playground.hide' : 'playground.show')}
      </button>
    </TextField>
  );
}
