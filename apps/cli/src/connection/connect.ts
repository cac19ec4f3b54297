import type { PlatformSpec } from '@boxwire/contract';
import { createClient, type ClientControls } from '@boxwire/http-core';
import { CliError } from '../cli-error.ts';
import { pairsObject } from '../io/pairs.ts';
import type { CommandContext } from '../program/command-context.ts';
import type { ConnectionOptions } from '../program/connection-options.ts';
import { openHarRecorder, type HarRecorder } from './har-recorder.ts';
import { createSigner } from './create-signer.ts';
import { openSession, type Session } from './open-session.ts';

/** An open client; disposing closes it, and then the recording. */
export interface Connection extends AsyncDisposable {
  readonly client: ClientControls;
  /** Where each origin of the platform is. */
  readonly origins: Readonly<Record<string, string>>;
  /** Keeps the session, where the command line names a file for it. */
  save(): Promise<void>;
}

/** Opens a client of a platform as the command line says. Throws `CliError` `USAGE` for origins that are missing or unknown. */
export async function connect(
  platform: PlatformSpec,
  options: ConnectionOptions,
  { io }: Pick<CommandContext, 'io'>,
): Promise<Connection> {
  const origins = originsFor(platform, options.origin);
  const signing = await createSigner(platform, options, io);
  const session = await openSession(origins, options, io);
  const recorder = options.record === undefined ? undefined : await openHarRecorder(options.record);
  const client = createClient<PlatformSpec>(platform, {
    origins,
    connectTo: pairsObject(options.connectTo, '--connect-to'),
    jar: session.jar,
    ...(signing && { signer: signing.signer }),
    redact: { values: [...session.secrets, ...(signing ? [signing.secret] : [])] },
    ...(options.retry === false && { retry: false }),
    ...(options.timeout !== undefined && { deadlineMs: options.timeout }),
    hooks: { ...(recorder && { onExchange: (exchange) => recorder.add(exchange) }) },
  });
  return {
    client,
    origins,
    save: () => session.save(),
    [Symbol.asyncDispose]: () => close({ client, recorder, session }),
  };
}

interface Opened {
  readonly client: ClientControls;
  readonly recorder: HarRecorder | undefined;
  readonly session: Session;
}

async function close({ client, recorder, session }: Opened): Promise<void> {
  await client.close({ abort: true });
  try {
    await session.save();
  } finally {
    await recorder?.close();
  }
}

function originsFor(platform: PlatformSpec, given: readonly string[] | undefined): Record<string, string> {
  const origins = pairsObject(given, '--origin');
  const unknown = Object.keys(origins).find((key) => !platform.origins.includes(key));
  if (unknown !== undefined) {
    throw new CliError('USAGE', `${platform.id} has no origin "${unknown}"`, {
      hint: `It has: ${platform.origins.join(', ')}.`,
    });
  }
  const missing = platform.origins.filter((key) => origins[key] === undefined);
  if (missing.length === 0) return origins;
  throw new CliError('USAGE', `where is ${platform.id}? No origin is built in`, {
    hint: `Add ${missing.map((key) => `--origin ${key}=<url>`).join(' ')}.`,
  });
}
