import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { WebError } from '../http/web-error.ts';
import type { NumberedCall, WorkerCall, WorkerSaying, WorkerSettings } from './worker-protocol.ts';

type Done = Extract<WorkerSaying, { readonly type: 'done' }>;
type Tick = Extract<WorkerSaying, { readonly type: 'tick' }>;

interface Waiting {
  readonly resolve: (done: Done) => void;
  readonly reject: (error: unknown) => void;
}

const IS_SOURCE = import.meta.url.endsWith('.ts');
// beside this file, as source and as built
const WORKER = fileURLToPath(new URL(IS_SOURCE ? './report-worker.ts' : './report-worker.js', import.meta.url));

/** The worker's process as the server sees it. */
export class WorkerProcess {
  readonly ready: Promise<void>;
  readonly ended: Promise<void>;
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #calls = 0;

  constructor(settings: WorkerSettings, onTick: (tick: Tick) => void) {
    this.#child = fork(WORKER, [], {
      // its settings hold the secret: in the environment other users of the machine do not see it
      env: { ...process.env, BOXWIRE_WEB_WORKER: JSON.stringify(settings) },
      // as source it needs the packages' sources too, whatever this process was started with
      execArgv: IS_SOURCE ? ['--conditions=@boxwire/source'] : [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.ended = once(this.#child, 'exit').then(() => this.#loseAll());
    const told = new Promise<void>((resolve) => {
      this.#child.on('message', (saying: WorkerSaying) => {
        if (saying.type === 'ready') resolve();
        else if (saying.type === 'tick') onTick(saying);
        else this.#settle(saying);
      });
    });
    this.ready = Promise.race([told, this.ended]);
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Asks the worker. Throws `WebError` `WORKER_LOST` when it ends before it answers, `WORKER_REFUSED` when it refuses. */
  call(call: WorkerCall): Promise<Done> {
    return new Promise((resolve, reject) => {
      if (!this.#child.connected) return reject(lost());
      this.#calls += 1;
      this.#waiting.set(this.#calls, { resolve, reject });
      const numbered: NumberedCall = { ...call, id: this.#calls };
      this.#child.send(numbered, (error) => {
        if (error !== null) reject(lost());
      });
    });
  }

  /** SIGKILL: no chance to tidy up. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }

  #settle(saying: Exclude<WorkerSaying, { readonly type: 'ready' | 'tick' }>): void {
    const waiting = this.#waiting.get(saying.id);
    this.#waiting.delete(saying.id);
    if (saying.type === 'done') waiting?.resolve(saying);
    else waiting?.reject(new WebError('WORKER_REFUSED', `${saying.message} (${saying.code})`));
  }

  #loseAll(): void {
    for (const { reject } of this.#waiting.values()) reject(lost());
    this.#waiting.clear();
  }
}

function lost(): WebError {
  return new WebError('WORKER_LOST', 'The worker ended before it answered: start it again.');
}
