import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { RoomProps } from '../../app/lazy-room.tsx';
import { callApi, problemText } from '../../data/api.ts';
import { useEvents } from '../../data/use-events.ts';
import { useSay } from '../../i18n/language.ts';
import type { ReportSnapshot } from '../../../shared/report-messages.ts';
import { Notice } from '../../ui/notice.tsx';
import { Controls } from './controls.tsx';
import { DeadLetters } from './dead-letters.tsx';
import { EMPTY_SERIES, addSnapshot } from './rate-series.ts';
import { Kinds } from './kinds.tsx';
import { RateChart } from './rate-chart.tsx';
import { Reconciled } from './reconciled.tsx';
import { Tiles } from './tiles.tsx';
import './reports.css';

/** Sends a command to the reporting stage. */
export type Command = (
  what: 'season' | 'worker' | 'faults' | 'redrive' | 'discard' | 'reconcile' | 'reset',
  body?: unknown,
) => Promise<void>;

/** The report dashboard: a season is sold, a worker reports it, a receiver takes it. */
export function Reports(_: RoomProps): JSX.Element {
  const say = useSay();
  const [snapshot, setSnapshot] = useState<ReportSnapshot>();
  const [series, setSeries] = useState(EMPTY_SERIES);
  const [problem, setProblem] = useState<string>();
  const stream = useEvents<ReportSnapshot>('/api/reports/events', (next) => {
    setSnapshot(next);
    setSeries((before) => addSnapshot(before, next));
  });
  const command: Command = async (what, body = {}) => {
    try {
      await callApi('POST', `/api/reports/${what}`, body);
      setProblem(undefined);
      if (what === 'reset') setSeries(EMPTY_SERIES);
    } catch (error) {
      setProblem(problemText(error));
    }
  };
  return (
    <>
      <div class="room-head">
        <h1>{say('room.reports')}</h1>
        <p>{say('reports.lead')}</p>
      </div>
      {stream !== 'open' && <Notice kind="warn">{say('journeys.reconnecting')}</Notice>}
      {problem !== undefined && <Notice kind="bad">{problem}</Notice>}
      {snapshot === undefined ? (
        <p role="status">{say('app.loading')}</p>
      ) : (
        <>
          {snapshot.season.problem !== undefined && <Notice kind="bad">{snapshot.season.problem}</Notice>}
          <Controls snapshot={snapshot} command={command} />
          <Tiles snapshot={snapshot} series={series} />
          <section class="card">
            <h2>{say('reports.rates')}</h2>
            <RateChart series={series} />
          </section>
          <Kinds snapshot={snapshot} />
          <DeadLetters snapshot={snapshot} command={command} />
          <Reconciled snapshot={snapshot} command={command} />
        </>
      )}
    </>
  );
}
