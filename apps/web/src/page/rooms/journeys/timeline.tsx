import type { Exchange } from '@boxwire/contract';
import type { JSX } from 'preact';
import { useSay } from '../../i18n/language.ts';
import type { Say } from '../../i18n/language.ts';
import { Code } from '../../ui/code.tsx';
import type { RunView, TimelineRow } from './run-view.ts';
import { durationText } from './time-text.ts';
import { prettyJson } from '../../../shared/pretty-json.ts';

/** Requests, waits and questions in their order, each request with its place in time. */
export function Timeline({ view }: { readonly view: RunView }): JSX.Element {
  const say = useSay();
  const requests = view.rows.filter((row) => row.type === 'exchange');
  const totalMs = requests.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  let beforeMs = 0;
  return (
    <section class="card">
      <div class="card-head">
        <h2>{say('journeys.timeline')}</h2>
        <span class="soft small">{say('journeys.requests', { count: requests.length })}</span>
      </div>
      {view.rows.length === 0 && <p class="soft">{say('app.loading')}</p>}
      <ol class="timeline" data-testid="timeline">
        {view.rows.map((row) => {
          if (row.type !== 'exchange') return <NoteRow key={row.seq} text={noteText(row, say)} row={row} />;
          const place = { offset: beforeMs / totalMs, share: (row.endMs - row.startMs) / totalMs };
          beforeMs += row.endMs - row.startMs;
          return <ExchangeRow key={row.seq} row={row} place={place} />;
        })}
      </ol>
    </section>
  );
}

type Note = Exclude<TimelineRow, { readonly type: 'exchange' }>;

function noteText(row: Note, say: Say): string {
  switch (row.type) {
    case 'failed':
      return say('journeys.note.failed', { step: row.stepId, code: row.code, kind: row.kind });
    case 'waiting':
      return say('journeys.note.waiting', { time: durationText(row.waitMs), reason: row.reason });
    case 'settling':
      return say('journeys.note.settling', { step: row.stepId, reason: row.reason });
    case 'settled':
      return say('journeys.note.settled', { step: row.stepId, verdict: row.verdict });
    case 'challenge':
      return say('journeys.note.challenge', { kind: row.kind });
    case 'answered':
      return say('journeys.note.answered');
    case 'explained':
      return say('journeys.note.explained', { causes: row.causes.map(({ cause }) => cause).join(', ') });
    case 'acted':
      return say('journeys.note.acted', { action: row.action });
  }
}

function NoteRow({ row, text }: { readonly row: Note; readonly text: string }): JSX.Element {
  return (
    <li class="note" data-type={row.type}>
      {text}
    </li>
  );
}

interface ExchangeRowProps {
  readonly row: Extract<TimelineRow, { readonly type: 'exchange' }>;
  readonly place: { readonly offset: number; readonly share: number };
}

function ExchangeRow({ row, place }: ExchangeRowProps): JSX.Element {
  const { exchange, stepId, startMs, endMs } = row;
  const { request, response, outcome, error, attempt, endpointId } = exchange;
  const isGood = outcome?.ok === true;
  const said = isGood ? 'ok' : (outcome?.code ?? error?.code ?? '');
  return (
    <li class="exchange" data-endpoint={endpointId} data-ok={isGood}>
      <details>
        <summary>
          <span class="exchange-name">
            <strong>{stepId ?? endpointId}</strong>
            <span class="mono small soft">
              {request.method} {pathOfUrl(request.url)}
              {attempt > 1 && ` #${attempt}`}
            </span>
          </span>
          <Waterfall place={place} isGood={isGood} />
          <span class="number small soft">{durationText(endMs - startMs)}</span>
          <span class={`badge ${isGood ? 'good' : 'bad'}`}>
            {response?.status ?? '—'} {said}
          </span>
        </summary>
        <ExchangeDetails exchange={exchange} />
      </details>
    </li>
  );
}

/** The path alone; a masked URL may be none that `URL` can read. */
function pathOfUrl(url: string): string {
  return /^[a-z]+:\/\/[^/?#]*([^?#]*)/i.exec(url)?.[1] ?? url;
}

/** An SVG, as the page's policy allows no inline styles. */
function Waterfall({ place, isGood }: Pick<ExchangeRowProps, 'place'> & { readonly isGood: boolean }): JSX.Element {
  return (
    <svg
      class={`waterfall ${isGood ? 'good' : 'bad'}`}
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect x={place.offset * 100} y="1" width={Math.max(place.share * 100, 0.8)} height="6" rx="1" />
    </svg>
  );
}

function ExchangeDetails({ exchange: { request, response, error } }: { readonly exchange: Exchange }): JSX.Element {
  const say = useSay();
  return (
    <div class="split exchange-details">
      <div class="stack">
        <h3>{say('journeys.request')}</h3>
        <Code label={say('journeys.request')}>{messageText(`${request.method} ${request.url}`, request)}</Code>
      </div>
      <div class="stack">
        <h3>{say('journeys.response')}</h3>
        <Code label={say('journeys.response')}>
          {response === undefined
            ? `${error?.code ?? ''} ${error?.message ?? ''}`
            : messageText(String(response.status), response)}
        </Code>
      </div>
    </div>
  );
}

function messageText(
  head: string,
  { headers, bodyText }: { readonly headers: Exchange['request']['headers']; readonly bodyText: string | null },
): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  return [head, ...lines, ...(bodyText === null || bodyText === '' ? [] : ['', prettyJson(bodyText)])].join('\n');
}
