import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import type { CliIo } from './cli-io.ts';

/** Whether a person can be asked. */
export function canPrompt(io: CliIo): boolean {
  return io.stdin.isTTY === true && io.stderr.isTTY === true;
}

/** Asks on stderr and reads one line from the terminal; `hidden` shows nothing of what is typed. */
export async function prompt(
  io: CliIo,
  question: string,
  options: { readonly hidden?: boolean } = {},
): Promise<string> {
  io.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({
    input: io.stdin,
    output: options.hidden === true ? silent : io.stderr,
    terminal: true,
  });
  try {
    return await new Promise<string>((resolve, reject) => {
      const stopped = (): void =>
        reject(new CliError('INTERRUPTED', 'stopped at the prompt', { exitCode: EXIT.interrupted }));
      lines.once('line', resolve);
      lines.once('SIGINT', stopped);
      lines.once('close', stopped);
    });
  } finally {
    lines.close();
    if (options.hidden === true) io.stderr.write('\n');
  }
}
