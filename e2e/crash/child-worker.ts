import { spawn } from 'node:child_process';
import type { ChildProcess, ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { WorkerMessage, WorkerTask } from './worker-messages.ts';

/** How a child ended. */
export interface ChildEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

/** A child process that loads ahead of time and begins when it is told. */
export interface ChildWorker {
  readonly pid: number | undefined;
  readonly begin: (task: WorkerTask, onMessage: (message: WorkerMessage) => void) => void;
  readonly kill: () => void;
  /** Resolves once it is gone and everything that it told is read. */
  readonly ended: Promise<ChildEnd>;
}

/** Starts a child. `cacheFolder` keeps the compiled modules of one child for the next. */
export function startChild(cacheFolder: string): ChildWorker {
  const module = fileURLToPath(new URL('./worker.ts', import.meta.url));
  const child = spawn(process.execPath, ['--conditions=@boxwire/source', module], {
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: cacheFolder },
  }) as ChildProcessByStdio<Writable, null, Readable>;
  let onMessage: (message: WorkerMessage) => void = () => undefined;
  createInterface({ input: child.stdio[3] as Readable }).on('line', (line) => {
    const message = parsed(line);
    if (message !== undefined) onMessage(message);
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  // one that is killed before its turn cannot be told any more
  child.stdin.on('error', () => undefined);
  return {
    pid: child.pid,
    begin: (task, listener) => {
      onMessage = listener;
      child.stdin.write(`${JSON.stringify(task)}\n`);
    },
    kill: () => child.kill('SIGKILL'),
    ended: endOf(child, () => stderr),
  };
}

/** A line that the kill cut off was not told. */
function parsed(line: string): WorkerMessage | undefined {
  try {
    return JSON.parse(line) as WorkerMessage;
  } catch {
    return undefined;
  }
}

function endOf(child: ChildProcess, stderr: () => string): Promise<ChildEnd> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, signal) => {
      resolve({ exitCode, signal, stderr: stderr() });
    });
  });
}
