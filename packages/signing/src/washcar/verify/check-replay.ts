import type { ReplayStore } from '../../replay-window.ts';
import type { SigningParameters } from './check-parameters.ts';
import { TIME_WINDOW_MS } from './check-time-window.ts';
import { refuse, type Refusal } from './refusal.ts';

/**
 * Step V9: notes `(appId, timestamp, nonce)` until the timestamp has left the window, and refuses it when it is noted
 * already (washcar §4.4). Call it only after a good signature, or a forger could burn nonces.
 */
export async function checkReplay(options: {
  readonly parameters: Pick<SigningParameters, 'appId' | 'timestamp' | 'nonce'>;
  readonly now: number;
  readonly store: ReplayStore;
  readonly windowMs?: number;
}): Promise<{ readonly ok: true } | Refusal> {
  const { parameters, now, store, windowMs = TIME_WINDOW_MS } = options;
  const { appId, timestamp, nonce } = parameters;
  const fresh = await store.putIfAbsent(replayKey({ appId, timestamp, nonce }), Number(timestamp) + windowMs, now);
  return fresh ? { ok: true } : refuse('V9', 'REPLAYED', 'nonce');
}

/** The key a request is remembered by. */
export function replayKey({
  appId,
  timestamp,
  nonce,
}: Pick<SigningParameters, 'appId' | 'timestamp' | 'nonce'>): string {
  return `${appId}|${timestamp}|${nonce}`;
}
