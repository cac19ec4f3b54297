import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useSay } from '../../i18n/language.ts';
import type { ShownAction, ShownChallenge } from '../../../shared/run-messages.ts';
import { AnswerForm } from './answer-form.tsx';
import { choicesOf } from './choices.ts';
import { Chooser } from './chooser.tsx';
import type { Command } from './run-panel.tsx';

interface ChallengePanelProps {
  readonly challenge: ShownChallenge;
  readonly command: Command;
}

/** What the account holder is asked, and the ways to answer. */
export function ChallengePanel({ challenge, command }: ChallengePanelProps): JSX.Element {
  const say = useSay();
  const [known, setKnown] = useState('');
  const { kind, ref, prompt, actions, answerField } = challenge;
  const choices = choicesOf(challenge);
  const answer = (value: unknown): Promise<unknown> => command('answer', { ref, value });
  const act = async ({ name, reveals }: ShownAction): Promise<void> => {
    const done = await command('act', { ref, action: name });
    if (reveals) setKnown(knownText(done?.known));
  };
  return (
    <section class="card challenge fade-in" data-testid="challenge" data-kind={kind}>
      <div class="card-head">
        <h2>{say('journeys.challenge')}</h2>
        <span class="badge warn">{kind}</span>
      </div>
      <p>{prompt}</p>
      {choices === undefined && <Shown show={challenge.show} />}
      {actions.length > 0 && (
        <div class="row">
          {actions.map((action) => (
            <button
              key={action.name}
              type="button"
              class="button"
              title={action.summary}
              data-action={action.name}
              onClick={() => void act(action)}
            >
              {action.name}
            </button>
          ))}
          <span class="small soft">{say('journeys.actions')}</span>
        </div>
      )}
      {choices === undefined ? (
        <AnswerForm key={known} challenge={challenge} first={known} answer={answer} />
      ) : (
        <Chooser label={answerField} choices={choices} answer={answer} />
      )}
    </section>
  );
}

/** What the holder read, as the answer's field takes it. */
function knownText(known: unknown): string {
  if (typeof known !== 'object' || known === null) return '';
  const values: readonly unknown[] = Object.values(known);
  const [only] = values;
  return values.length === 1 && typeof only === 'string' ? only : JSON.stringify(known);
}

function Shown({ show }: Pick<ShownChallenge, 'show'>): JSX.Element | null {
  const facts = Object.entries(show).filter(([, value]) => value !== undefined && value !== null);
  if (facts.length === 0) return null;
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{shownValue(name, value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function shownValue(name: string, value: unknown): JSX.Element | string {
  if (typeof value !== 'string') return JSON.stringify(value);
  if (/^data:image\/(?:png|jpeg|gif|svg\+xml)[;,]/.test(value))
    return <img class="shown-image" src={value} alt={name} />;
  return value;
}
