import type { CliIo } from '../io/cli-io.ts';
import type { Output } from '../io/output.ts';
import type { Style } from '../output/style.ts';

/** What a command works with. */
export interface CommandContext {
  readonly io: CliIo;
  readonly out: Output;
  readonly err: Output;
  readonly style: Style;
}

/** A command: does its work and answers the exit code. */
export type CommandRunner<Options> = (options: Options, context: CommandContext) => Promise<number>;

/** Options every command has. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly color?: boolean;
}
