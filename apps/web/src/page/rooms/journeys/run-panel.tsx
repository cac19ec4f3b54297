import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { callApi, problemText } from '../../data/api.ts';
import { useSay } from '../../i18n/language.ts';
import { Code } from '../../ui/code.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { ListedScenario } from '../../../shared/run-messages.ts';
import { ChallengePanel } from './challenge-panel.tsx';
import { Controls } from './controls.tsx';
import type { RunStatus, RunView } from './run-view.ts';
import { StepStrip } from './step-strip.tsx';
import { Timeline } from './timeline.tsx';
import { useRun } from './use-run.ts';

interface RunPanelProps {
  readonly scenario: ListedScenario;
  readonly runId: string;
  readonly restart: () => Promise<void>;
}

/** Sends a command to the run: its answer, an action, the clock, a fault. */
export type Command = (
  what: 'answer' | 'act' | 'clock' | 'faults',
  body: unknown,
) => Promise<CommandAnswer | undefined>;

/** What came of a command: after an action, what the account holder now knows. */
export interface CommandAnswer {
  readonly known?: unknown;
}

const BADGES: Readonly<Record<RunStatus, string>> = {
  running: 'accent',
  asking: 'warn',
  done: 'good',
  failed: 'bad',
  paused: 'warn',
};

/** One run: its state, its questions, its controls, its timeline. */
export function RunPanel({ scenario, runId, restart }: RunPanelProps): JSX.Element {
  const say = useSay();
  const { view, stream } = useRun(runId);
  const [problem, setProblem] = useState<string>();
  const command: Command = async (what, body) => {
    try {
      const answer = await callApi<CommandAnswer>('POST', `/api/runs/${runId}/${what}`, body);
      setProblem(undefined);
      return answer;
    } catch (error) {
      setProblem(problemText(error));
      return undefined;
    }
  };
  if (stream === 'gone') return <Notice kind="warn">{say('journeys.gone')}</Notice>;
  return (
    <>
      <section class="card">
        <div class="card-head">
          <h2 class="mono">{scenario.id}</h2>
          <span class={`badge ${BADGES[view.status]}`} data-testid="run-status" data-status={view.status} role="status">
            {say(`journeys.status.${view.status}`)}
          </span>
        </div>
        <StepStrip scenario={scenario} view={view} />
        <Ending view={view} />
        <div class="row">
          <button type="button" class="button" onClick={() => void restart()}>
            {say('journeys.restart')}
          </button>
          <a class="button" href={`/api/runs/${runId}/har`} download={`${scenario.id}.har`}>
            {say('journeys.har')}
          </a>
        </div>
      </section>
      {problem !== undefined && <Notice kind="bad">{problem}</Notice>}
      {stream === 'reconnecting' && <Notice kind="warn">{say('journeys.reconnecting')}</Notice>}
      {view.challenge !== undefined && (
        <ChallengePanel key={view.challenge.ref} challenge={view.challenge} command={command} />
      )}
      <Controls scenario={scenario} view={view} command={command} />
      <Timeline view={view} />
    </>
  );
}

function Ending({ view: { status, data, failure, causes } }: { readonly view: RunView }): JSX.Element | null {
  const say = useSay();
  if (status === 'done') return <Code label={say('journeys.result')}>{JSON.stringify(data, null, 2)}</Code>;
  if (failure === undefined) return null;
  const { kind, code, message, ...facts } = failure;
  return (
    <Notice kind="bad">
      <p>
        <strong class="mono" data-testid="failure">
          {code}
        </strong>{' '}
        <span class="badge">{kind}</span>
      </p>
      <p>{message}</p>
      <FailureFacts facts={facts} />
      {causes.map(({ cause, message: why, certainty }) => (
        <p key={cause} data-testid="explained" data-cause={cause}>
          <span class="badge warn">{say(`journeys.cause.${certainty}`)}</span> <code>{cause}</code> {why}
        </p>
      ))}
    </Notice>
  );
}

function FailureFacts({ facts }: { readonly facts: Readonly<Record<string, unknown>> }): JSX.Element | null {
  const shown = Object.entries(facts).filter(([name, value]) => name !== 'ok' && value !== undefined);
  if (shown.length === 0) return null;
  return (
    <dl class="facts small">
      {shown.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
