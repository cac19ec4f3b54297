import type { PlatformSpec, RequestSigner } from '@boxwire/contract';
import { createSigner as createWashcarSigner } from '@boxwire/signing';
import { CliError } from '../cli-error.ts';
import type { CliIo } from '../io/cli-io.ts';
import type { ConnectionOptions } from '../program/connection-options.ts';
import { readSecret } from '../secret/read-secret.ts';

/** A signer, and the secret it holds so that recordings can mask it. */
export interface Signing {
  readonly signer: RequestSigner;
  readonly secret: string;
}

/** The signer a platform asks for, or `undefined` for one that signs nothing. Throws `CliError` when credentials are missing. */
export async function createSigner(
  platform: PlatformSpec,
  { appId, secretEnv, secretFile }: ConnectionOptions,
  io: CliIo,
): Promise<Signing | undefined> {
  if (platform.signing === undefined) return undefined;
  if (appId === undefined)
    throw new CliError('USAGE', `${platform.id} requests are signed: name the channel with --app-id`);
  const secret = await readSecret({ env: secretEnv, file: secretFile }, io);
  return { signer: createWashcarSigner({ appId, secret }), secret };
}
