import type { Socket } from 'node:net';
import type { RequestHead, ServerRequest } from './server-types.ts';

/** What a test server has seen so far. */
export type RequestRecorder = ReturnType<typeof requestRecorder>;

/** Collects what a test server is sent. */
export function requestRecorder() {
  const numbers = new WeakMap<Socket, number>();
  let waiters: { readonly count: number; readonly notify: () => void }[] = [];
  const recorder = {
    heads: [] as RequestHead[],
    requests: [] as ServerRequest[],
    errors: [] as unknown[],
    accepted: 0,
    open: 0,
    closing: undefined as Promise<void> | undefined,
    accept(socket: Socket): void {
      recorder.accepted += 1;
      recorder.open += 1;
      numbers.set(socket, recorder.accepted);
      socket.once('close', () => {
        recorder.open -= 1;
      });
    },
    numberOf: (socket: Socket): number => numbers.get(socket) ?? 0,
    add(request: ServerRequest): void {
      recorder.requests.push(request);
      const reached = waiters.filter((waiter) => recorder.requests.length >= waiter.count);
      waiters = waiters.filter((waiter) => !reached.includes(waiter));
      for (const waiter of reached) waiter.notify();
    },
    received: (count: number): Promise<void> =>
      new Promise((notify) => {
        if (recorder.requests.length >= count) notify();
        else waiters.push({ count, notify });
      }),
  };
  return recorder;
}
