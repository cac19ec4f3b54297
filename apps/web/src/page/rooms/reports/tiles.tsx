import type { JSX } from 'preact';
import { useSay } from '../../i18n/language.ts';
import type { ReportSnapshot } from '../../../shared/report-messages.ts';
import { durationText } from '../journeys/time-text.ts';
import { recentMean } from './rate-series.ts';
import type { RateSeries } from './rate-series.ts';

interface TilesProps {
  readonly snapshot: ReportSnapshot;
  readonly series: RateSeries;
}

/** The numbers that matter, large. */
export function Tiles({ snapshot, series }: TilesProps): JSX.Element {
  const say = useSay();
  const { season, status, counts, dead, receiver, worker } = snapshot;
  const circuit = status?.circuit ?? 'closed';
  const age = status?.oldestAgeMs;
  const tiles = [
    ['sold', number(season.accepted), say('reports.of', { total: number(season.total) }), ''],
    [
      'waiting',
      number(status?.open ?? 0),
      age === undefined ? '' : say('reports.oldest', { age: durationText(age) }),
      '',
    ],
    [
      'delivered',
      number(counts.delivered),
      say('reports.perSecond', { rate: number(recentMean(series.delivered)) }),
      '',
    ],
    ['retries', number(counts.retries), say('reports.recognised', { count: number(receiver.duplicates) }), ''],
    ['circuit', say(`reports.circuit.${circuit}`), '', circuit === 'closed' ? 'good' : 'bad'],
    [
      'worker',
      say(worker.alive ? 'reports.alive' : 'reports.killed'),
      say('reports.starts', { count: worker.starts }),
      worker.alive ? 'good' : 'bad',
    ],
    ['dead', number(dead.length), '', dead.length === 0 ? 'good' : 'bad'],
    ['orderBreaks', number(receiver.orderBreaks), '', receiver.orderBreaks === 0 ? 'good' : 'bad'],
  ] as const;
  return (
    <dl class="tiles">
      {tiles.map(([id, value, note, kind]) => (
        <div key={id} class={`tile ${kind}`} data-tile={id}>
          <dt>{say(`reports.tile.${id}`)}</dt>
          <dd>{value}</dd>
          {note !== '' && <dd class="small soft">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}

function number(value: number): string {
  return Math.round(value).toLocaleString('en-GB');
}
