import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import type { CliIo } from '../io/cli-io.ts';

/** What a worker delivers from, and to whom. */
export interface WorkerOptions {
  readonly store: string;
  readonly origin: string;
  readonly appId: string;
  readonly secret: string;
  /** Killed (SIGKILL) once it has delivered so many reports. */
  readonly killAfter?: number;
}

/** What became of a worker. */
export interface WorkerEnd {
  readonly pid: number;
  readonly delivered: number;
  readonly retries: number;
  readonly killed: boolean;
  readonly durationMs: number;
}

const SECRET_ENV = 'BOXWIRE_DEMO_SECRET';

/** Runs `boxwire report run` in a process of its own. Throws `CliError` `DEMO_FAILED` when it ends otherwise than it should. */
export async function demoWorker(options: WorkerOptions, io: CliIo): Promise<WorkerEnd> {
  const startedAt = performance.now();
  const { store, origin, appId, secret, killAfter = Number.POSITIVE_INFINITY } = options;
  const [program, ...own] = io.self;
  const receiver = ['--origin', origin, '--app-id', appId, '--secret-env', SECRET_ENV];
  const pace = ['--back-off', '100', '--concurrency', '16'];
  const child = spawn(program, [...own, 'report', 'run', '--json', '--store', store, ...receiver, ...pace], {
    env: { ...io.env, [SECRET_ENV]: secret },
    stdio: ['ignore', 'pipe', 'ignore'],
    signal: io.interruption(),
  });
  const ended = once(child, 'close') as Promise<[code: number | null, signal: string | null]>;
  const counts = { delivered: 0, retries: 0 };
  for await (const line of createInterface({ input: child.stdout })) {
    const { event, seqs } = lineOf(line);
    if (event === 'delivered') counts.delivered += seqs;
    else if (event === 'retry') counts.retries += seqs;
    if (counts.delivered >= killAfter && !child.killed) child.kill('SIGKILL');
  }
  const [code, signal] = await ended;
  const killed = signal === 'SIGKILL';
  if (killed !== (options.killAfter !== undefined) || (!killed && code !== EXIT.ok)) throw failed(code);
  return { pid: child.pid ?? 0, ...counts, killed, durationMs: performance.now() - startedAt };
}

// a killed worker may leave half a line
function lineOf(line: string): { readonly event?: string; readonly seqs: number } {
  try {
    const { event, seqs } = JSON.parse(line) as { event?: string; seqs?: readonly number[] };
    return { ...(event !== undefined && { event }), seqs: seqs?.length ?? 0 };
  } catch {
    return { seqs: 0 };
  }
}

function failed(code: number | null): CliError {
  return new CliError('DEMO_FAILED', `a reporting worker ended with exit code ${code?.toString() ?? 'none'}`, {
    exitCode: EXIT.no,
  });
}
