import { BATCH_LIMITS, FIELD_ROWS, type FieldRow } from '@boxwire/schemas-wht93';
import { describe, expect, test } from 'vitest';
import { handWritten, startReceiver, wireBodies, type Json } from './support/receiver-world.ts';

const LISTS = FIELD_ROWS.filter(({ direction, type }) => direction === 'request' && type === 'JSON');

test('there are six lists, and each has a cap', () => {
  const caps = LISTS.map(({ table, maxItems }) => [table, maxItems.lenient]);
  const { sessions, inventoryRows, tickets, orderLines, refundLines, checks } = BATCH_LIMITS.lenient;
  expect(caps).toEqual([
    ...[
      ['A.16', sessions],
      ['A.25', inventoryRows],
      ['A.28', tickets],
    ],
    ...[
      ['A.31', orderLines],
      ['A.34', refundLines],
      ['A.37', checks],
    ],
  ]);
  expect(caps.map(([, cap]) => cap)).toEqual([200, 200, 200, 20, 200, 200]);
});

describe.each(LISTS.map((row) => [row.label, row] as const))('%s', (_label, row) => {
  test('a hand-written request with a row too many is refused with 4000, and has no effect', async () => {
    await using receiver = await startReceiver(row.endpointId);
    const before = receiver.received().totals;
    const answer = await sendRows(receiver, row, mostOf(row) + 1);
    expect(answer).toMatchObject({ http: 200, code: 4000, data: null, success: false });
    expect(answer.msg).toContain(row.pointer);
    expect(answer.msg).toContain(String(mostOf(row)));
    expect(receiver.received().totals).toEqual(before);
  });

  test('as many rows as the cap says are looked at', async () => {
    await using receiver = await startReceiver(row.endpointId);
    expect((await sendRows(receiver, row, mostOf(row))).code).not.toBe(4000);
  });
});

type Receiver = Awaited<ReturnType<typeof startReceiver>>;

function mostOf({ maxItems }: FieldRow): number {
  return maxItems.lenient ?? Number.NaN;
}

/** Sends the sample with that many rows, each under ids of its own. */
function sendRows({ cis, codes }: Receiver, { endpointId, name }: FieldRow, count: number): Promise<Json> {
  const body = wireBodies(codes)[endpointId];
  const [sample] = body[name];
  const ids = ['sessionId', 'priceId', 'ticketId', 'ticketOrderId'].filter((id) => id in sample);
  // the session of every list but A.16 is the one that is known
  const own = endpointId === 'performance.code' ? ids : ids.filter((id) => id !== 'sessionId');
  const rows = Array.from({ length: count }, (_, index) => ({
    ...sample,
    ...Object.fromEntries(own.map((id) => [id, `${id}-${index}`])),
  }));
  return handWritten(cis, endpointId, { ...body, [name]: rows });
}
