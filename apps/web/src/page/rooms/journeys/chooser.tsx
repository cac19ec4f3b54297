import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useSay } from '../../i18n/language.ts';
import type { Choices } from './choices.ts';

interface ChooserProps {
  readonly label: string;
  readonly choices: Choices;
  readonly answer: (value: unknown) => Promise<unknown>;
}

/** Picks one or several of what is offered: seats, buyers, a date, an address. */
export function Chooser({ label, choices, answer }: ChooserProps): JSX.Element {
  const say = useSay();
  const [picked, setPicked] = useState<readonly string[]>([]);
  const toggle = (value: string): void =>
    setPicked((before) => {
      if (!choices.multiple) return [value];
      return before.includes(value) ? before.filter((each) => each !== value) : [...before, value];
    });
  return (
    <div class="stack" data-testid="chooser">
      <div class="choices" role="group" aria-label={label}>
        {choices.items.map(({ value, label: text }) => (
          <button
            key={value}
            type="button"
            class="button choice"
            aria-pressed={picked.includes(value)}
            onClick={() => toggle(value)}
          >
            {text}
          </button>
        ))}
      </div>
      <div class="row">
        <button
          type="button"
          class="button primary"
          data-testid="choose"
          disabled={picked.length === 0}
          onClick={() => void answer(choices.multiple ? picked : picked[0])}
        >
          {say('journeys.choose', { count: picked.length })}
        </button>
      </div>
    </div>
  );
}
