import type { Command } from 'commander';
import { addSecretOptions, integerOption, repeatable } from './shared-options.ts';

/** How a command reaches a platform. */
export interface ConnectionOptions {
  readonly origin?: readonly string[];
  readonly connectTo?: readonly string[];
  readonly appId?: string;
  readonly secretEnv?: string;
  readonly secretFile?: string;
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
    .option('--record <path>', 'write the exchanges, redacted, to a HAR file')
    .option('--timeout <ms>', 'total time of a call, retries included', integerOption(1, 2 ** 31 - 1))
    .option('--no-retry', 'send once only');
}
