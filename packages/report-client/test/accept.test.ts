import { describe, expect, expectTypeOf, test } from 'vitest';
import { reportDrafts } from '../src/accept/report-drafts.ts';
import { isReportError } from '../src/index.ts';
import type { OrderReport, ReportIssue, Reporter } from '../src/index.ts';
import { sample } from './support/sample-reports.ts';

function issuesOf(work: () => unknown): readonly ReportIssue[] {
  try {
    work();
  } catch (error) {
    if (isReportError(error)) return error.issues;
    throw error;
  }
  throw new Error('it was accepted');
}

const payload = (draft: { payload: string } | undefined): Record<string, unknown> =>
  JSON.parse(draft?.payload ?? '') as Record<string, unknown>;

describe('what is accepted', () => {
  test('an order is kept in wire spelling, without the codes it names', () => {
    const drafts = reportDrafts('order', sample.order('O-1', 1));
    expect(drafts).toHaveLength(1);
    expect(drafts[0]).toMatchObject({
      ...{ kind: 'order', businessId: 'O-1', lane: 'order:O-1', needs: ['session:S-1'], holds: ['S-1'] },
      ticketOrder: { orderId: 'O-1', ticketIds: ['T-O-1-1'] },
    });
    expect(payload(drafts[0])).toEqual({
      ...{ orderId: 'O-1', orderTime: '2026-04-01 10:00:00', channelType: 1, channelName: '自营', ticketNum: 1 },
      ...{ totalAmount: 38_000, ticketType: 1, ticketMode: 2, authMode: 3 },
      ticketOrderList: [
        {
          ...{ ticketOrderId: 'O-1-1', performanceId: 'P-1', sessionId: 'S-1', priceId: 'A', ticketPrice: 38_000 },
          ...{ ticketId: 'T-O-1-1', ticketOrderAmount: 38_000 },
        },
      ],
    });
  });

  test('an order of 45 lines becomes three parts of the same order, in one lane', () => {
    const drafts = reportDrafts('order', sample.order('O-1', 45));
    expect(drafts.map(({ lane }) => lane)).toEqual(['order:O-1', 'order:O-1', 'order:O-1']);
    const lines = drafts.map((draft) => payload(draft).ticketOrderList as { ticketOrderId: string }[]);
    expect(lines.map((part) => part.length)).toEqual([20, 20, 5]);
    expect(lines.flat().map(({ ticketOrderId }) => ticketOrderId)).toEqual(
      Array.from({ length: 45 }, (_, i) => `O-1-${i + 1}`),
    );
    expect(drafts.map((draft) => payload(draft).ticketNum)).toEqual([45, 45, 45]);
  });

  test('a performance of 45 sessions is reported in calls of at most 20', () => {
    const sessions = Array.from({ length: 45 }, (_, i) => `S-${i}`);
    const drafts = reportDrafts('performance', sample.performance(sessions));
    expect(drafts.map((draft) => (payload(draft).sessionList as unknown[]).length)).toEqual([20, 20, 5]);
  });

  test('450 tickets become reports of at most 200', () => {
    const drafts = reportDrafts('ticket', sample.ticket('S-1', 450));
    expect(drafts.map((draft) => (payload(draft).ticketList as unknown[]).length)).toEqual([200, 200, 50]);
  });

  test('inventory and checks have a report for each row', () => {
    expect(
      reportDrafts('inventory', sample.inventory('S-1', 'A', 'B')).map(({ lane, coalesces }) => [lane, coalesces]),
    ).toEqual([
      ['stock:S-1:A', true],
      ['stock:S-1:B', true],
    ]);
    expect(
      reportDrafts('check', sample.check('S-1', 'T-1', 'T-2')).map(({ lane, laneOfTicket }) => [lane, laneOfTicket]),
    ).toEqual([
      ['ticket:T-1', 'T-1'],
      ['ticket:T-2', 'T-2'],
    ]);
  });

  test('a session may name its hall by the caller’s id, and then waits for its code', () => {
    const sessionList = [
      { ...sample.session('S-1'), hallCode: undefined, hallId: 'H-1' },
      { ...sample.session('S-2'), hallCode: undefined, venueId: 'V-1' },
      sample.session('S-3'),
    ] as never;
    const [draft] = reportDrafts('performance', sample.performance([], { sessionList }));
    expect(draft?.needs).toEqual(['hall:H-1', 'venue:V-1']);
  });

  test('only a cancellation waits for what is earlier', () => {
    expect(reportDrafts('sessionUpdate', sample.cancellation('S-1'))[0]).toMatchObject({ waitsFor: 'S-1' });
    const [update] = reportDrafts('sessionUpdate', { ...sample.cancellation('S-1'), sessionStatus: 1 });
    expect(update).not.toHaveProperty('waitsFor');
  });

  test('a refund’s line names the session, which the wire has not', () => {
    const [draft] = reportDrafts('refund', sample.refund('R-1', 'O-1'));
    expect(draft).toMatchObject({ lane: 'order:O-1', needs: ['session:S-1'], businessId: 'R-1' });
    expect(payload(draft).ticketOrderList).toMatchObject([{ sessionId: 'S-1', refundAmount: 38_000 }]);
  });

  test('a hall is looked for under the caller’s ids', () => {
    const [draft] = reportDrafts('hall', sample.hall());
    expect(draft).toMatchObject({ kind: 'hall', businessId: 'H-1', lane: 'hall:V-1', needs: [] });
    expect(payload(draft)).toMatchObject({ hallId: 'H-1', venueId: 'V-1', hasHall: 1 });
  });

  test('ids with colons do not share a lane', () => {
    const lanes = [
      reportDrafts('inventory', sample.inventory('a:b', 'c'))[0]?.lane,
      reportDrafts('inventory', sample.inventory('a', 'b:c'))[0]?.lane,
      reportDrafts('inventory', sample.inventory('a%3Ab', 'c'))[0]?.lane,
    ];
    expect(new Set(lanes).size).toBe(3);
  });
});

describe('what is refused', () => {
  const line = (changes: object): OrderReport => {
    const order = sample.order('O-1', 1);
    return { ...order, ticketOrderList: [{ ...order.ticketOrderList[0]!, ...changes }] };
  };
  const cases: readonly (readonly [name: string, work: () => unknown, pointer: string, problem: RegExp])[] = [
    [
      'a price that is no integer',
      () => reportDrafts('order', line({ ticketPrice: 1.5 })),
      '/ticketOrderList/0/ticketPrice',
      /^ticketPrice \(A\.31 row 12\)/,
    ],
    [
      'a total below zero',
      () => reportDrafts('order', { ...sample.order('O-1', 1), totalAmount: -1 }),
      '/totalAmount',
      /^totalAmount \(A\.31 row 7\)/,
    ],
    [
      'an order without lines',
      () => reportDrafts('order', sample.order('O-1', 0)),
      '/ticketOrderList',
      /at least one row/,
    ],
    [
      'an unknown member',
      () => reportDrafts('order', { ...sample.order('O-1', 1), note: 'x' } as never),
      '',
      /no field "note"/,
    ],
    [
      'a code that is filled in at dispatch',
      () => reportDrafts('order', line({ sessionCode: '1'.repeat(21) })),
      '/ticketOrderList/0',
      /no field "sessionCode"/,
    ],
    [
      'a reason that is empty',
      () => reportDrafts('refund', { ...sample.refund('R-1', 'O-1'), reason: '' }),
      '/reason',
      /^reason \(A\.34 row 4\)/,
    ],
    [
      'a refund line without its session',
      () =>
        reportDrafts('refund', {
          ...sample.refund('R-1', 'O-1'),
          ticketOrderList: [{ ticketOrderId: 'x', ticketId: 'y', refundAmount: 1 } as never],
        }),
      '/ticketOrderList/0/sessionId',
      /^sessionId: expected your own id/,
    ],
    [
      'a session without a hall',
      () =>
        reportDrafts(
          'performance',
          sample.performance([], { sessionList: [{ ...sample.session('S-1'), hallCode: undefined } as never] }),
        ),
      '/sessionList/0/hallCode',
      /^hallCode: give it, or hallId/,
    ],
    [
      'a hall named twice',
      () =>
        reportDrafts(
          'performance',
          sample.performance([], { sessionList: [sample.session('S-1', { hallId: 'H-1' })] }),
        ),
      '/sessionList/0/hallCode',
      /^hallCode: give it, or hallId/,
    ],
    [
      'a hall code of ten digits',
      () => reportDrafts('sessionUpdate', { ...sample.cancellation('S-1'), hallCode: '1234567890' }),
      '/hallCode',
      /^hallCode: expected a hall code of 11 digits/,
    ],
    [
      'a hall without an id',
      () => reportDrafts('hall', sample.hall({ hallId: '' })),
      '/hallId',
      /^hallId: expected your own id/,
    ],
    [
      'a seat that is named in part',
      () =>
        reportDrafts('ticket', {
          ...sample.ticket('S-1', 1),
          ticketList: [{ ticketId: 'T', availableSale: 1, rowName: '3' }],
        }),
      '/ticketList/0/floorName',
      /^floorName \(A\.28 row 7\)/,
    ],
    ['nothing at all', () => reportDrafts('order', undefined as never), '', /fields of table A\.31/],
    [
      'a list that is none',
      () => reportDrafts('performance', sample.performance([], { sessionList: 'S-1' as never })),
      '/sessionList',
      /^sessionList \(A\.16 row 10\)/,
    ],
    [
      'a row that is none',
      () => reportDrafts('refund', { ...sample.refund('R', 'O'), ticketOrderList: [7 as never] }),
      '/ticketOrderList/0',
      /fields of table A\.34/,
    ],
  ];

  test.each(cases)('%s is refused with its field and table', (_, work, pointer, problem) => {
    const issues = issuesOf(work);
    expect(issues).toContainEqual({ pointer, problem: expect.stringMatching(problem) as unknown });
  });

  test('the error names kind and clause, and no value', () => {
    const secretive = { ...sample.order('O-SECRET', 1), totalAmount: -4711 };
    try {
      reportDrafts('order', secretive);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'REPORT_INVALID', kind: 'order', clause: 'A.3.3.6' });
      expect((error as Error).message).toMatch(/^order \(A\.3\.3\.6\) was not accepted: \/totalAmount totalAmount/);
      expect(JSON.stringify(error) + String(error)).not.toMatch(/4711|SECRET/);
    }
  });
});

describe('types', () => {
  test('reports are typed by kind', () => {
    type Order = Parameters<Reporter['order']>[0];
    expectTypeOf<Order['totalAmount']>().toEqualTypeOf<number>();
    expectTypeOf<Order['orderTime']>().toEqualTypeOf<Date>();
    const check = (reporter: Reporter): void => {
      // @ts-expect-error the code is filled in at dispatch
      void reporter.order({ ...sample.order('O-1', 1), ticketOrderList: [{ sessionCode: '' }] });
      // @ts-expect-error 3 is no channel
      void reporter.order({ ...sample.order('O-1', 1), channelType: 3 });
      // @ts-expect-error a token is none of the caller's business
      void reporter.inventory({ ...sample.inventory('S-1', 'A'), accessToken: 'x' });
      const lines = [{ ticketOrderId: '', ticketId: '', refundAmount: 1 }];
      // @ts-expect-error a line of a refund names its session
      void reporter.refund({ ...sample.refund('R-1', 'O-1'), ticketOrderList: lines });
    };
    expect(check).toBeTypeOf('function');
  });
});
