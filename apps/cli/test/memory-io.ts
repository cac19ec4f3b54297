import { PassThrough, Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { CliIo } from '../src/io/cli-io.ts';
import { run } from '../src/run.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** What a command left behind. */
export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a command is run. */
export interface RunOptions {
  readonly stdin?: string | Buffer | readonly (string | Buffer)[];
  readonly env?: Readonly<Record<string, string>>;
  readonly now?: () => number;
  /** Ends the command, as Ctrl-C does. */
  readonly signal?: AbortSignal;
  /** Pretends that every stream is a terminal. */
  readonly tty?: boolean;
  /** On a terminal: what to type when this has appeared on stderr. */
  readonly type?: (shown: string) => string | undefined;
  /** Sees every piece written to stdout. */
  readonly onStdout?: (text: string) => void;
}

/** Runs a command in this process. */
export async function runCli(argv: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const stdout = collector(options.onStdout);
  const stdin = stdinOf(options);
  const stderr = collector((shown) => {
    const typed = options.type?.(shown);
    if (typed !== undefined && stdin instanceof PassThrough) stdin.write(typed);
  });
  const tty = options.tty === true ? { isTTY: true } : {};
  const io: CliIo = {
    stdin: Object.assign(stdin, tty),
    stdout: Object.assign(stdout.stream, tty),
    stderr: Object.assign(stderr.stream, tty),
    env: options.env ?? {},
    self: [process.execPath, '--conditions=@boxwire/source', MAIN],
    now: options.now ?? Date.now,
    interruption: () => options.signal ?? new AbortController().signal,
  };
  const exitCode = await run(argv, io);
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
}

function stdinOf({ stdin = '', tty }: RunOptions): Readable {
  const chunks = [stdin].flat().map((chunk) => Buffer.from(chunk as string));
  if (tty !== true) return Readable.from(chunks, { objectMode: false });
  const typed = new PassThrough();
  for (const chunk of chunks) typed.write(chunk);
  return typed;
}

function collector(onText?: (text: string) => void): { stream: Writable; text: () => string } {
  const pieces: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      pieces.push(chunk);
      onText?.(chunk.toString());
      done();
    },
  });
  return { stream, text: () => Buffer.concat(pieces).toString() };
}
