import { expect, test } from 'vitest';
import { openReporter, sqliteOutbox } from '../../src/index.ts';
import { sample } from '../support/sample-reports.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// only the ids of reports and sessions were looked at: PostgreSQL then refused the whole group of callers
test('an order with a ticket id that no database keeps is refused, the reports of other callers are kept', async () => {
  using folder = temporaryFolder();
  const outbox = sqliteOutbox(folder.path('outbox.db'));
  const options = { origin: 'http://127.0.0.1:9', appId: 'app-1', secret: 'not-a-secret', deliver: false };
  await using reporter = await openReporter({ ...options, outbox });
  const order = sample.order('O-1', 1);
  const [line] = order.ticketOrderList;
  const [refused, kept] = await Promise.allSettled([
    reporter.order({ ...order, ticketOrderList: [{ ...line!, ticketId: 'T-\0' }] }),
    reporter.order(sample.order('O-2', 1)),
  ]);
  expect(refused).toMatchObject({ status: 'rejected', reason: { code: 'OUTBOX_ARGUMENT' } });
  expect(kept).toMatchObject({ status: 'fulfilled', value: { seqs: [1] } });
});
