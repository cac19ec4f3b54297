import type { JSX } from 'preact';
import { navigate, pathOf } from '../../app/router.ts';
import type { RoomProps } from '../../app/lazy-room.tsx';
import { callApi, problemText } from '../../data/api.ts';
import { useLoaded } from '../../data/use-loaded.ts';
import { messageFor, useSay } from '../../i18n/language.ts';
import type { ListedScenario } from '../../../shared/run-messages.ts';
import { Loadable } from '../../ui/loadable.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RunPanel } from './run-panel.tsx';
import { useState } from 'preact/hooks';
import './journeys.css';

/** The journey runner: choose a scenario, watch it, be its account holder. `rest`: scenario, run. */
export function Journeys({ rest }: RoomProps): JSX.Element {
  const say = useSay();
  const [loaded, retry] = useLoaded('scenarios', () =>
    callApi<readonly ListedScenario[]>('GET', '/api/runs/scenarios'),
  );
  return (
    <>
      <div class="room-head">
        <h1>{say('room.journeys')}</h1>
        <p>{say('journeys.lead')}</p>
      </div>
      <Loadable loaded={loaded} retry={retry}>
        {(scenarios) => <Chosen scenarios={scenarios} rest={rest} />}
      </Loadable>
    </>
  );
}

function Chosen({ scenarios, rest }: RoomProps & { readonly scenarios: readonly ListedScenario[] }): JSX.Element {
  const [scenarioId, runId] = rest;
  const scenario = scenarios.find(({ id }) => id === scenarioId);
  const [problem, setProblem] = useState<string>();
  const start = async (id: string): Promise<void> => {
    try {
      const run = await callApi<{ readonly id: string }>('POST', '/api/runs', { scenario: id });
      setProblem(undefined);
      navigate(pathOf('journeys', id, run.id));
    } catch (error) {
      setProblem(problemText(error));
    }
  };
  return (
    <div class="journeys-grid">
      <ScenarioList scenarios={scenarios} current={scenarioId} start={start} />
      <div class="stack">
        {problem !== undefined && <Notice kind="bad">{problem}</Notice>}
        <Stage scenario={scenario} runId={runId} start={start} />
      </div>
    </div>
  );
}

interface StageProps {
  readonly scenario: ListedScenario | undefined;
  readonly runId: string | undefined;
  readonly start: (id: string) => Promise<void>;
}

function Stage({ scenario, runId, start }: StageProps): JSX.Element {
  const say = useSay();
  if (scenario !== undefined && runId !== undefined)
    return <RunPanel key={runId} scenario={scenario} runId={runId} restart={() => start(scenario.id)} />;
  return (
    <div class="empty stack">
      <p>{say('journeys.empty')}</p>
    </div>
  );
}

interface ScenarioListProps extends Pick<StageProps, 'start'> {
  readonly scenarios: readonly ListedScenario[];
  readonly current: string | undefined;
}

function ScenarioList({ scenarios, current, start }: ScenarioListProps): JSX.Element {
  const say = useSay();
  const summaryText = (id: string, summary: string): string => {
    const message = messageFor('scenario', id);
    return message === undefined ? summary : say(message);
  };
  const platforms = Map.groupBy(scenarios, ({ platformTitle }) => platformTitle);
  return (
    <nav class="card scenarios" aria-label={say('journeys.scenarios')}>
      {[...platforms].map(([title, own]) => (
        <section key={title} class="stack">
          <h2>{title}</h2>
          <ul class="stack">
            {own.map(({ id, summary }) => (
              <li key={id} class="scenario" aria-current={id === current ? 'true' : undefined}>
                <div>
                  <strong class="mono small">{id}</strong>
                  <p class="small soft">{summaryText(id, summary)}</p>
                </div>
                <button type="button" class="button primary" data-scenario={id} onClick={() => void start(id)}>
                  {say('journeys.run')}
                  <span class="visually-hidden"> {id}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
