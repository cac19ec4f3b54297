import type { QueryPairs } from '../../query-input.ts';
import type { Cause, CauseRequest, Variant } from './cause.ts';

/** Signing and sending each asked the clock: the difference is some milliseconds. */
const MOST_DRIFT_MS = 50;
const EIGHT_HOURS_MS = 8 * 3_600_000;

/** Another timestamp, or parts of another request, under the signature. */
export const TIME_CAUSES: readonly Cause[] = [
  { id: 'timestamp-in-seconds', variants: inSeconds },
  { id: 'timestamp-changed', variants: changed },
  { id: 'stale-signature', variants: partlyStale },
];

function inSeconds({ query }: CauseRequest): readonly Variant[] {
  const sent = timestampOf(query);
  if (sent === undefined) return [];
  if (/^\d{13}$/.test(sent)) {
    return [
      signedAs(() => sent.slice(0, -3), 'seconds signed, milliseconds sent'),
      signedAs(() => `${sent.slice(0, -3)}000`, 'milliseconds of a full second signed'),
      signedAs(() => String(Math.round(Number(sent) / 1000)), 'seconds signed, rounded'),
    ];
  }
  return /^\d{10}$/.test(sent) ? [signedAs(() => `${sent}000`, 'milliseconds signed, seconds sent')] : [];
}

function changed({ query, nowMs }: CauseRequest): readonly Variant[] {
  const sent = timestampOf(query);
  if (sent === undefined || !/^\d{13}$/.test(sent)) return [];
  const shifts: number[] = [];
  for (let ms = 1; ms <= MOST_DRIFT_MS; ms++) shifts.push(-ms, ms);
  shifts.push(-EIGHT_HOURS_MS, EIGHT_HOURS_MS);
  if (nowMs !== undefined) shifts.push(nowMs - Number(sent));
  return shifts.map((ms) => {
    return { ...signedAs(() => String(Number(sent) + ms), `${ms > 0 ? '+' : ''}${ms} ms`), alone: true };
  });
}

/** A new request that kept the timestamp or the nonce of an earlier one in its signature. */
function partlyStale({ query, earlier }: CauseRequest): readonly Variant[] {
  return earlier.flatMap((request, index) => {
    const old = new Map(request.query);
    const names = ['timestamp', 'nonce'].filter((name) => old.has(name) && new Map(query).get(name) !== old.get(name));
    const choices = names.length > 1 ? [...names.map((name) => [name]), names] : [names];
    return choices
      .filter((choice) => choice.length > 0)
      .map((choice): Variant => {
        return {
          overrides: { query: (own) => own.map((pair) => replaced(pair, choice, old)) },
          detail: `${choice.join(' and ')} of earlier[${index}]`,
          alone: true,
        };
      });
  });
}

function replaced(
  pair: QueryPairs[number],
  names: readonly string[],
  old: ReadonlyMap<string, string>,
): QueryPairs[number] {
  const [name, value] = pair;
  return names.includes(name) ? [name, old.get(name) ?? value] : pair;
}

function signedAs(timestamp: (sent: string) => string, detail: string): Variant {
  return { overrides: { timestamp }, detail };
}

function timestampOf(query: QueryPairs): string | undefined {
  return query.find(([name]) => name === 'timestamp')?.[1];
}
