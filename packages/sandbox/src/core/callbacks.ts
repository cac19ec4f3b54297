import { SandboxError } from './errors.ts';
import { isLoopbackHostname } from './http/hosts.ts';
import type { PlatformContext } from './platform.ts';

/** One delivery attempt as it goes out. */
export interface CallbackRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Something to deliver until it is acknowledged. */
export interface Callback {
  /** For events, for example `channelStatus`. */
  readonly name: string;
  readonly ref: string;
  /** Called for every attempt (from 1), so that each is signed freshly. */
  readonly build: (attempt: number) => CallbackRequest;
  /** Whether an answer body acknowledges. */
  readonly acknowledges: (status: number, bodyText: string) => boolean;
}

/** Options of `createCallbacks`. */
export interface CallbackOptions {
  /** Default 5. */
  readonly tries?: number;
  /** Wait before the second, third, … attempt on the sandbox clock; the last one repeats. Default 1 s, 5 s, 30 s, 120 s. */
  readonly backOffMs?: readonly number[];
  /** How long one attempt may take on the computer's clock. Default 5000. */
  readonly timeoutMs?: number;
}

/** Delivers callbacks to loopback receivers, retrying on the virtual clock. */
export interface Callbacks {
  /** Starts a delivery; the first attempt goes out at once. */
  send(callback: Callback): void;
}

const DEFAULT_BACK_OFF_MS = [1_000, 5_000, 30_000, 120_000] as const;
const MAX_ACKNOWLEDGEMENT_CHARS = 4096;

/** Creates a deliverer. What happens to each attempt shows as a `callback` event. */
export function createCallbacks(
  context: Pick<PlatformContext, 'clock' | 'emit'>,
  options: CallbackOptions = {},
): Callbacks {
  const { tries = 5, backOffMs = DEFAULT_BACK_OFF_MS, timeoutMs = 5_000 } = options;
  const attempt = async (callback: Callback, number: number): Promise<void> => {
    const outcome = await deliver(callback, number, timeoutMs);
    const gaveUp = outcome !== 'acknowledged' && number >= tries;
    context.emit({ type: 'callback', name: callback.name, ref: callback.ref, attempt: number, outcome });
    if (gaveUp)
      context.emit({ type: 'callback', name: callback.name, ref: callback.ref, attempt: number, outcome: 'gaveUp' });
    if (outcome === 'acknowledged' || gaveUp) return;
    plan(callback, number + 1, context.clock.now() + (backOffMs[number - 1] ?? backOffMs.at(-1) ?? 0));
  };
  const plan = (callback: Callback, number: number, at: number): void => {
    context.clock.schedule({ at, name: `callback ${callback.name}`, run: () => attempt(callback, number) });
  };
  return {
    send: (callback) => {
      plan(callback, 1, context.clock.now());
    },
  };
}

/** Refuses a callback address that leaves this computer: `SandboxError` `OPTION_INVALID`. */
export function assertLoopbackUrl(url: string, option: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol === 'http:' && isLoopbackHostname(parsed.hostname)) return;
  throw new SandboxError(
    'OPTION_INVALID',
    `${option}: expected an http:// address on loopback; the sandbox calls nobody else`,
  );
}

async function deliver(
  callback: Callback,
  attempt: number,
  timeoutMs: number,
): Promise<'acknowledged' | 'refused' | 'unreachable'> {
  const { url, headers, body } = callback.build(attempt);
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = (await answer.text()).slice(0, MAX_ACKNOWLEDGEMENT_CHARS);
    return callback.acknowledges(answer.status, text) ? 'acknowledged' : 'refused';
  } catch {
    return 'unreachable';
  }
}
