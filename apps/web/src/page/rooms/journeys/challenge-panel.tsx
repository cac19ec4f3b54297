import type { JSX } from 'preact';
import { useSay } from '../../i18n/language.ts';
import type { ShownChallenge } from '../../../shared/run-messages.ts';
import { AnswerForm } from './answer-form.tsx';
import type { Command } from './run-panel.tsx';

interface ChallengePanelProps {
  readonly challenge: ShownChallenge;
  readonly command: Command;
}

/** What the account holder is asked, and the ways to answer. */
export function ChallengePanel({ challenge, command }: ChallengePanelProps): JSX.Element {
  const say = useSay();
  const { kind, ref, prompt, actions } = challenge;
  return (
    <section class="card challenge fade-in" data-testid="challenge" data-kind={kind}>
      <div class="card-head">
        <h2>{say('journeys.challenge')}</h2>
        <span class="badge warn">{kind}</span>
      </div>
      <p>{prompt}</p>
      <Shown show={challenge.show} />
      {actions.length > 0 && (
        <div class="row">
          {actions.map(({ name, summary }) => (
            <button
              key={name}
              type="button"
              class="button"
              title={summary}
              data-action={name}
              onClick={() => void command('act', { ref, action: name })}
            >
              {name}
            </button>
          ))}
          <span class="small soft">{say('journeys.actions')}</span>
        </div>
      )}
      <AnswerForm challenge={challenge} answer={(value) => command('answer', { ref, value })} />
    </section>
  );
}

function Shown({ show }: Pick<ShownChallenge, 'show'>): JSX.Element | null {
  const facts = Object.entries(show).filter(([, value]) => value !== undefined && value !== null);
  if (facts.length === 0) return null;
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{shownValue(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function shownValue(value: unknown): JSX.Element | string {
  if (typeof value !== 'string') return JSON.stringify(value);
  if (/^data:image\/(?:png|jpeg|gif|svg\+xml)[;,]/.test(value)) return <img class="shown-image" src={value} alt="" />;
  return value;
}
