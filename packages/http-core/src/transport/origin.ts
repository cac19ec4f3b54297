import { Pool } from 'undici';
import type { ClientSettings, OriginAddress } from '../client/read-options.ts';
import { ClockOffset } from '../time/clock-offset.ts';
import { StartQueue } from './start-queue.ts';

/** One origin of a client: its connections, its queue and what is known of its clock. */
export interface Origin extends OriginAddress {
  readonly pool: Pool;
  readonly queue: StartQueue;
  readonly clockOffset: ClockOffset;
}

/** Opens the origins of a client by key. Keys that lead to the same place share one. Nothing is connected yet. */
export function openOrigins(settings: ClientSettings, ca: string | readonly string[] | undefined): Map<string, Origin> {
  const byPlace = new Map<string, Origin>();
  const byKey = new Map<string, Origin>();
  for (const address of settings.addresses) {
    const place = `${address.origin} ${address.target}`;
    const origin = byPlace.get(place) ?? openOrigin(address, settings, ca);
    byPlace.set(place, origin);
    byKey.set(address.key, origin);
  }
  return byKey;
}

function openOrigin(
  address: OriginAddress,
  settings: ClientSettings,
  ca: string | readonly string[] | undefined,
): Origin {
  const { maxConcurrentPerOrigin, minIntervalMs, clock } = settings;
  return {
    ...address,
    pool: new Pool(address.target, {
      connections: maxConcurrentPerOrigin,
      headersTimeout: settings.headersTimeoutMs,
      bodyTimeout: settings.bodyTimeoutMs,
      // one request per connection at a time: only then is it certain which request a lost connection takes with it
      pipelining: 1,
      allowH2: false,
      connect: { timeout: settings.connectTimeoutMs, ...(ca !== undefined && { ca: [ca].flat() }) },
    }),
    queue: new StartQueue({ maxConcurrent: maxConcurrentPerOrigin, minIntervalMs, clock }),
    clockOffset: new ClockOffset(address.key, settings.maxClockOffsetMs),
  };
}
