import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useSay } from '../../i18n/language.ts';
import { TextField } from '../../ui/field.tsx';
import type { ShownChallenge } from '../../../shared/run-messages.ts';

interface AnswerFormProps {
  readonly challenge: ShownChallenge;
  readonly answer: (value: unknown) => Promise<void>;
}

/** Says "done", or takes a typed answer: JSON where it is JSON, else text. */
export function AnswerForm({ challenge, answer }: AnswerFormProps): JSX.Element {
  const say = useSay();
  const [text, setText] = useState('');
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

function readAnswer(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
