import { manualClock } from '@boxwire/tooling/test-kit';
import { expect, test } from 'vitest';
import { openReporter, sqliteOutbox } from '../../src/index.ts';
import type { Reporter } from '../../src/index.ts';
import { envelope, sessionCodeOf, startReceiver } from '../support/receiver.ts';
import { sample } from '../support/sample-reports.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// after the origin was corrected, or the receiver was back, the next process sat out the back-off of the last one
test('a new process tries at once what the last one put off, and goes on from its attempts', async () => {
  using folder = temporaryFolder();
  await using receiver = await startReceiver();
  const clock = manualClock(Date.parse('2026-05-01T08:00:00+08:00'));
  const open = (): Promise<Reporter> =>
    openReporter({
      ...{ origin: receiver.origin, appId: 'app-1', secret: 's', outbox: sqliteOutbox(folder.path('outbox.db')) },
      ...{ clock, random: () => 1 },
    });
  receiver.answer = ({ path }) => (path === '/report/order' ? envelope(5100) : undefined);
  const first = await open();
  await first.codes.put('session', 'S-1', sessionCodeOf('S-1'));
  const events = first.progress();
  await first.order(sample.order('O-1', 1));
  for await (const event of events) if (event.type === 'retry') break;
  const [postponed] = await first.inspect();
  expect(postponed?.dueAt).toBeGreaterThan(clock.now());
  await first.close();
  receiver.answer = () => undefined;
  // the clock stands still: no back-off passes
  const second = await open();
  expect(await second.stop({ drain: true })).toMatchObject({ open: 0, reason: 'drained' });
  expect(await second.inspect()).toMatchObject([{ state: 'done', attempts: 2 }]);
  await second.close();
});
