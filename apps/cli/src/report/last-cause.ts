import type { DeliveryEvent, Reporter, StoredReport } from '@boxwire/report-client';
import { redacted } from './redacted.ts';

/** Why the latest attempt failed. */
export interface LastCause {
  readonly code: string;
  /** What the receiver or the network said, redacted; absent when no token could be had. */
  readonly message?: string;
}

/** Remembers the latest failure of a run, and looks up what was said about it. */
export class LastFailure {
  #event: Extract<DeliveryEvent, { type: 'retry' | 'unauthenticated' }> | undefined;

  note(event: DeliveryEvent): void {
    if (event.type === 'retry' || event.type === 'unauthenticated') this.#event = event;
  }

  /** Events carry codes only, the outbox the message. A run that made no attempt tells what the earlier one ended with. */
  async cause(reporter: Pick<Reporter, 'inspect'>): Promise<LastCause | undefined> {
    const event = this.#event;
    if (event?.type === 'unauthenticated') return { code: event.code, message: 'the receiver gives no token' };
    const query = event === undefined ? { limit: MOST_ASKED } : { seqs: event.seqs.slice(0, 1) };
    const reports = await reporter.inspect({ ...query, state: 'pending' });
    return latestError(reports) ?? (event && { code: event.code });
  }
}

const MOST_ASKED = 1_000;

function latestError(reports: readonly StoredReport[]): LastCause | undefined {
  const at = ({ history }: StoredReport): number => history.at(-1)?.at ?? 0;
  const [latest] = reports
    .filter(({ lastError }) => lastError !== undefined)
    .toSorted((one, other) => at(other) - at(one));
  return latest?.lastError && { code: latest.lastError.code, message: redacted(latest.lastError.message) };
}

/** `http://host/path` as it may be shown. */
export function shownOrigin(origin: string): string {
  const url = URL.parse(origin);
  return url === null ? 'the receiver' : url.origin + url.pathname.replace(/\/$/, '');
}
