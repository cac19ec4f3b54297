import type { Command } from 'commander';
import { addSecretOptions, integerOption, repeatable } from './shared-options.ts';

/** How a command reaches a platform. */
export interface ConnectionOptions {
  readonly origin?: readonly string[];
  readonly connectTo?: readonly string[];
  readonly appId?: string;
  readonly secretEnv?: string;
  readonly secretFile?: string;
  readonly session?: string;
  readonly sessionKeyEnv?: string;
  readonly sessionKeyFile?: string;
  readonly cookieEnv?: string;
  readonly cookieFile?: string;
  readonly record?: string;
  readonly timeout?: number;
  readonly retry?: boolean;
}

/** Adds the options of `ConnectionOptions`. */
export function addConnectionOptions(command: Command): Command {
  addSecretOptions(
    command
      .addOption(repeatable('--origin <key=url>', 'where an origin of the platform is'))
      .addOption(repeatable('--connect-to <key=url>', 'connect there instead, keeping the real host name'))
      .option('--app-id <id>', 'app id of the channel that signs'),
  );
  return command
    .option('--session <path>', 'file that keeps the cookies, sealed, so that a later command is still logged in')
    .option(
      '--session-key-env <name>',
      'environment variable with the sealing key of the session, 64 hexadecimal digits',
    )
    .option('--session-key-file <path>', 'file with the sealing key of the session')
    .option('--cookie-env <name>', 'environment variable with cookies of your own session: name=value; name=value')
    .option('--cookie-file <path>', 'file with them')
    .option('--record <path>', 'write the exchanges, redacted, to a HAR file')
    .option('--timeout <ms>', 'total time of a call, retries included', integerOption(1, 2 ** 31 - 1))
    .option('--no-retry', 'send once only');
}
