import type { OutboxStore } from '@boxwire/report-client';
import type { Kill, StoreStep } from './kill.ts';
import { wrapStore } from './wrap-store.ts';

/** An outbox whose process dies at one of its steps, as if the power switch of the process were hit there. */
export function mortalStore(store: OutboxStore, kill: Kill | undefined): OutboxStore {
  if (kill === undefined || !('at' in kill)) return store;
  let left = kill.nth;
  const around = async <Result>(step: StoreStep, run: () => Promise<Result>): Promise<Result> => {
    const isLast = step === kill.at && (left -= 1) === 0;
    if (isLast && kill.side === 'before') die();
    const result = await run();
    if (isLast) die();
    return result;
  };
  return wrapStore(store, {
    accept: (drafts, at) => around('accept', () => store.accept(drafts, at)),
    claim: (options) => around('claim', () => store.claim(options)),
    settle: (settlements) => around('settle', () => store.settle(settlements)),
    close: () => around('close', () => store.close()),
  });
}

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}
