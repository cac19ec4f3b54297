import { spawn } from 'node:child_process';

/** How a program ended. */
export interface CommandResult {
  /** Whether it ended with exit code 0. */
  readonly ok: boolean;
  /** Standard output alone. */
  readonly stdout: string;
  /** Standard output and error together, in the order of arrival. */
  readonly output: string;
}

/** Options of `runCommand`. */
export interface CommandOptions {
  readonly cwd: string;
  /** Default 300_000: a program that hangs fails instead of holding the run. */
  readonly timeoutMs?: number;
}

/** Runs a program without a shell and without input. It never rejects: a program that cannot start is a failed one. */
export function runCommand(command: string, args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  const { cwd, timeoutMs = 300_000 } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, timeout: timeoutMs, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.once('error', (error) => resolve({ ok: false, stdout, output: output + error.message }));
    child.once('close', (code, signal) => {
      const note = signal === null ? '' : `\nended by ${signal} (limit ${timeoutMs} ms)`;
      resolve({ ok: code === 0, stdout, output: output + note });
    });
  });
}
