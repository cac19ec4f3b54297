import { manualClock } from '@boxwire/tooling/test-kit';
import { expect, test } from 'vitest';
import { openReporter, sqliteOutbox } from '../../src/index.ts';
import type { Leftover, Reporter } from '../../src/index.ts';
import { envelope, sessionCodeOf, startReceiver } from '../support/receiver.ts';
import { sample } from '../support/sample-reports.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function reporterWith(origin: string, path: string) {
  const clock = manualClock(Date.parse('2026-05-01T08:00:00+08:00'));
  const reporter = await openReporter({
    ...{ origin, appId: 'app-1', secret: 's', outbox: sqliteOutbox(path), clock, random: () => 1 },
  });
  await reporter.codes.put('session', 'S-1', sessionCodeOf('S-1'));
  await reporter.order(sample.order('O-1', 1));
  return { clock, reporter };
}

function drain(reporter: Reporter): { readonly ended: Promise<Leftover>; readonly hasEnded: () => boolean } {
  let hasEnded = false;
  const ended = reporter.stop({ drain: true }).finally(() => (hasEnded = true));
  return { ended, hasEnded: () => hasEnded };
}

// it waited, and asked for a token again and again, however often the receiver said no
test('a drain ends at once when the receiver refuses the secret, and says so', async () => {
  using folder = temporaryFolder();
  await using receiver = await startReceiver();
  receiver.answer = ({ path }) => (path === '/getAccessToken' ? envelope(4100) : undefined);
  const { reporter } = await reporterWith(receiver.origin, folder.path('outbox.db'));
  // the clock stands still: no time passes
  expect(await reporter.stop({ drain: true })).toMatchObject({ open: 1, reason: 'unauthenticated', code: '4100' });
  reporter.start();
  receiver.answer = () => undefined;
  await reporter.close();
});

test('a drain that begins after the secret was refused ends at once too', async () => {
  using folder = temporaryFolder();
  await using receiver = await startReceiver();
  receiver.answer = ({ path }) => (path === '/getAccessToken' ? envelope(4100) : undefined);
  const { reporter } = await reporterWith(receiver.origin, folder.path('outbox.db'));
  for await (const event of reporter.progress()) if (event.type === 'unauthenticated') break;
  expect(await reporter.stop({ drain: true })).toMatchObject({ open: 1, reason: 'unauthenticated' });
  await reporter.close();
});

test('a drain gives up a receiver that is down after 60 s on the reporter’s clock', async () => {
  using folder = temporaryFolder();
  await using receiver = await startReceiver();
  receiver.answer = () => ({ drop: true });
  const { clock, reporter } = await reporterWith(receiver.origin, folder.path('outbox.db'));
  await receiver.received(1);
  const { ended, hasEnded } = drain(reporter);
  await clock.advance(59_999);
  await new Promise((resolve) => setImmediate(resolve));
  expect(hasEnded()).toBe(false);
  await clock.advance(1);
  expect(await ended).toMatchObject({ open: 1, dead: 0, reason: 'timedOut' });
  await reporter.close();
});

test('a drain that delivers everything, and a stop without one, say so', async () => {
  using folder = temporaryFolder();
  await using receiver = await startReceiver();
  const { reporter } = await reporterWith(receiver.origin, folder.path('outbox.db'));
  expect(await reporter.stop({ drain: true })).toMatchObject({ open: 0, reason: 'drained' });
  reporter.start();
  expect(await reporter.stop()).toMatchObject({ open: 0, reason: 'stopped' });
  expect(await reporter.stop({ drain: true })).toMatchObject({ open: 0, reason: 'stopped' });
  await reporter.close();
});
