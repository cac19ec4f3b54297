import type { Sandbox } from '@boxwire/sandbox';
import type { ChildEnd, ChildWorker } from './child-worker.ts';
import type { WorkerMessage, WorkerTask } from './worker-messages.ts';

/** What became of one child. */
export interface Life extends ChildEnd {
  readonly acknowledged: readonly { readonly index: number; readonly seqs: readonly number[] }[];
  readonly refused: readonly { readonly index: number; readonly code: string }[];
  readonly last: WorkerMessage | undefined;
  /** Whether it took longer than any round should. */
  readonly timedOut: boolean;
}

const LONGEST_LIFE_MS = 30_000;

/** Lets a child work until it is done or its time has come. */
export async function live(child: ChildWorker, task: WorkerTask, sandbox: Sandbox): Promise<Life> {
  const acknowledged: { readonly index: number; readonly seqs: readonly number[] }[] = [];
  const refused: { readonly index: number; readonly code: string }[] = [];
  let last: WorkerMessage | undefined;
  let timedOut = false;
  const { kill } = task;
  const after = kill !== undefined && 'after' in kill ? kill : undefined;
  let requests = 0;
  const off = sandbox.events.on(({ type }) => {
    requests += type === 'request' ? 1 : 0;
    if (after?.after === 'requests' && requests === after.count) child.kill();
  });
  child.begin(task, (message) => {
    last = message;
    if (message.type === 'acknowledged') acknowledged.push(message);
    if (message.type === 'refused') refused.push(message);
    if (after?.after === 'acknowledgements' && acknowledged.length === after.count) child.kill();
  });
  const timer = after?.after === 'time' ? setTimeout(child.kill, after.ms) : undefined;
  const limit = setTimeout(() => {
    timedOut = true;
    child.kill();
  }, LONGEST_LIFE_MS);
  try {
    const end = await child.ended;
    return { ...end, acknowledged, refused, last, timedOut };
  } finally {
    clearTimeout(timer);
    clearTimeout(limit);
    off();
  }
}
