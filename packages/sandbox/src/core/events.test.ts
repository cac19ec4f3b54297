import { expect, test } from 'vitest';
import { createEventHub, type SandboxEvent } from './events.ts';

const reset = (at: number): SandboxEvent => ({ type: 'reset', at });

test('listeners hear events until they stop, and a broken one disturbs nobody', () => {
  const hub = createEventHub();
  const heard: number[] = [];
  hub.events.on(() => {
    throw new Error('broken listener');
  });
  const off = hub.events.on(({ at }) => heard.push(at));
  hub.emit(() => reset(1));
  off();
  hub.emit(() => reset(2));
  expect(heard).toEqual([1]);
});

test('an event nobody listens for is not even built', () => {
  const hub = createEventHub();
  hub.emit(() => {
    throw new Error('built for nobody');
  });
});

test('an iterator yields every event since it began, and ends when the hub closes', async () => {
  const hub = createEventHub();
  const iterator = hub.events[Symbol.asyncIterator]();
  hub.emit(() => reset(1));
  hub.emit(() => reset(2));
  expect((await iterator.next()).value).toEqual(reset(1));
  expect((await iterator.next()).value).toEqual(reset(2));
  const waiting = iterator.next();
  hub.close();
  expect((await waiting).done).toBe(true);
});

test('next resolves with the first wanted event and rejects when aborted', async () => {
  const hub = createEventHub();
  const wanted = hub.events.next(({ at }) => at === 3);
  for (const at of [1, 2, 3]) hub.emit(() => reset(at));
  expect(await wanted).toEqual(reset(3));
  const controller = new AbortController();
  const never = hub.events.next(() => false, controller.signal);
  controller.abort(new Error('enough'));
  await expect(never).rejects.toThrow('enough');
});
