import type { JSX } from 'preact';
import { messageFor, useSay } from '../../i18n/language.ts';
import type { ListedScenario } from '../../../shared/run-messages.ts';
import { instantText } from './time-text.ts';
import type { Command } from './run-panel.tsx';
import type { RunView } from './run-view.ts';

interface ControlsProps {
  readonly scenario: ListedScenario;
  readonly view: RunView;
  readonly command: Command;
}

const ADVANCES = [
  [60_000, '1 min'],
  [600_000, '10 min'],
  [3_600_000, '1 h'],
  [86_400_000, '24 h'],
] as const;

/** The sandbox's clock, faults and invariants. */
export function Controls({ scenario, view, command }: ControlsProps): JSX.Element {
  return (
    <div class="controls">
      <ClockCard view={view} command={command} />
      <FaultCard scenario={scenario} view={view} command={command} />
      <InvariantCard view={view} />
    </div>
  );
}

function ClockCard({ view: { clock }, command }: Omit<ControlsProps, 'scenario'>): JSX.Element {
  const say = useSay();
  const isFrozen = clock?.mode === 'manual';
  return (
    <section class="card">
      <h2>{say('journeys.clock')}</h2>
      <p class="mono" data-testid="clock">
        {clock === undefined ? '' : instantText(clock.now)}
      </p>
      <div class="row">
        <button
          type="button"
          class="button"
          aria-pressed={isFrozen}
          onClick={() => void command('clock', { frozen: !isFrozen })}
        >
          {say(isFrozen ? 'journeys.clock.thaw' : 'journeys.clock.freeze')}
        </button>
        {ADVANCES.map(([advanceMs, text]) => (
          <button key={text} type="button" class="button" onClick={() => void command('clock', { advanceMs })}>
            +{text}
          </button>
        ))}
      </div>
      <p class="small soft">{say(isFrozen ? 'journeys.clock.frozen' : 'journeys.clock.auto')}</p>
    </section>
  );
}

function FaultCard({ scenario, view, command }: ControlsProps): JSX.Element {
  const say = useSay();
  const faultText = (name: string, what: string): string => {
    const id = messageFor('fault', name);
    return id === undefined ? what : say(id);
  };
  const active = new Map(view.faults.map((fault) => [fault.name, fault.hits]));
  return (
    <section class="card">
      <h2>{say('journeys.faults')}</h2>
      <ul class="stack">
        {scenario.faults.map(({ name, what }) => (
          <li key={name}>
            <label class="switch">
              <input
                type="checkbox"
                checked={active.has(name)}
                onChange={({ currentTarget }) => void command('faults', { name, on: currentTarget.checked })}
              />
              <span>{faultText(name, what)}</span>
              {(active.get(name) ?? 0) > 0 && (
                <span class="badge">{say('journeys.hits', { count: active.get(name) ?? 0 })}</span>
              )}
            </label>
          </li>
        ))}
      </ul>
    </section>
  );
}

function InvariantCard({ view: { invariants } }: Pick<ControlsProps, 'view'>): JSX.Element {
  const say = useSay();
  return (
    <section class="card">
      <h2>{say('journeys.invariants')}</h2>
      <ul class="stack" data-testid="invariants">
        {invariants.map(({ name, holds, problems }) => (
          <li key={name} data-holds={holds}>
            <span class={`badge ${holds ? 'good' : 'bad'}`}>{say(holds ? 'journeys.holds' : 'journeys.broken')}</span>{' '}
            {name}
            {problems.map((problem) => (
              <p key={problem} class="small">
                {problem}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
