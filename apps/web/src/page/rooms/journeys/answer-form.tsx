import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useSay } from '../../i18n/language.ts';
import { TextField } from '../../ui/field.tsx';
import type { ShownChallenge } from '../../../shared/run-messages.ts';

interface AnswerFormProps {
  readonly challenge: ShownChallenge;
  /** What stands in the field at first. */
  readonly first: string;
  readonly answer: (value: unknown) => Promise<unknown>;
}

/** Says "done", or takes a typed answer: JSON where it is JSON, else text. */
export function AnswerForm({ challenge, first, answer }: AnswerFormProps): JSX.Element {
  const say = useSay();
  const [text, setText] = useState(first);
  return (
    <form
      class="answer"
      onSubmit={(event) => {
        event.preventDefault();
        void answer(text === '' ? true : readAnswer(text));
      }}
    >
      <TextField label={challenge.answerField} hint={say('journeys.answer.hint')} value={text} onInput={setText} />
      <button type="submit" class="button primary" data-testid="answer">
        {say(text === '' ? 'journeys.answer.done' : 'journeys.answer.send')}
      </button>
    </form>
  );
}

/** JSON where it is an object, a list or a truth; digits stay text, as codes are. */
function readAnswer(text: string): unknown {
  if (!/^\s*(?:[[{]|true|false)/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
