import { expect, test } from 'vitest';
import { openReporter, sqliteOutbox } from '../../src/index.ts';
import { envelope, sessionCodeOf, startReceiver } from '../support/receiver.ts';
import { sample } from '../support/sample-reports.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// it resolved to nothing, so that a drain with a dead letter looked like one that delivered everything
test('a drain tells what it left: a dead letter, and an order that waits for a code', async () => {
  using folder = temporaryFolder();
  await using receiver = await startReceiver();
  receiver.answer = ({ path, body }) =>
    path === '/report/order' && body.orderId === 'O-1' ? envelope(4100) : undefined;
  await using reporter = await openReporter({
    ...{ origin: receiver.origin, appId: 'app-1', secret: 's', outbox: sqliteOutbox(folder.path('outbox.db')) },
  });
  await reporter.codes.put('session', 'S-1', sessionCodeOf('S-1'));
  await reporter.order(sample.order('O-1', 1));
  await reporter.order(sample.order('O-2', 1));
  await reporter.order(sample.order('O-3', 1, 'S-2'));
  expect(await reporter.stop({ drain: true })).toMatchObject({
    ...{ open: 2, dead: 1, waitingForCode: 1, waitingForReports: 0, missingCodes: ['session:S-2'] },
  });
  await reporter.discard(1, { reason: 'entered twice' });
  await reporter.discard(3, { reason: 'entered twice' });
  expect(await reporter.stop()).toMatchObject({ open: 0, dead: 0, waitingForCode: 0 });
});

test('closing while a stop is under way lets the stop tell what is left', async () => {
  using folder = temporaryFolder();
  await using receiver = await startReceiver();
  const reporter = await openReporter({
    ...{ origin: receiver.origin, appId: 'app-1', secret: 's', outbox: sqliteOutbox(folder.path('outbox.db')) },
  });
  await reporter.order(sample.order('O-1', 1));
  const stopping = reporter.stop();
  await reporter.close();
  expect(await stopping).toMatchObject({ open: 1, waitingForCode: 1 });
  await expect(reporter.stop()).rejects.toMatchObject({ code: 'OUTBOX_CLOSED' });
});
