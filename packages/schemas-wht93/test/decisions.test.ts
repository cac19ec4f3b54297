import { decodeResponse, encodeRequest, requestTarget } from '@boxwire/contract';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  BATCH_LIMITS,
  buildVenueCode,
  cnDateTime,
  createWht93,
  enumLabel,
  fieldTable,
  lint,
  paged,
  parseVenueCode,
  pagedOrList,
  readDateTime,
  reportSchema,
  wht93,
  WHT93_CODES,
  writeAnswer,
} from '../src/index.ts';
import { answered, problemsIn, success } from './refusal.ts';
import { BODIES, CHECK, HALL, LINE, REFUND_LINE, SESSION, SESSION_CODE, TICKET, withoutToken } from './samples.ts';

const strict = wht93.endpoints;
const lenient = createWht93({ profile: 'lenient' }).endpoints;

/** Every decision of wht93 §6 that concerns a schema. U-27 is about the server's tokens only. */
describe('decisions of wht93 §6', () => {
  test('U-01: the token is fetched by POST with a JSON body', () => {
    const request = encodeRequest(strict.token.get, { body: BODIES['token.get'] });
    expect([request.method, request.path]).toEqual(['POST', '/getAccessToken']);
    expect(JSON.parse(request.bodyText ?? '')).toEqual(BODIES['token.get']);
  });

  test('U-02: a DateTime is written as yyyy-MM-dd HH:mm:ss of +08:00, other forms are read behind a flag', () => {
    const instant = new Date('2025-10-01T11:30:00Z');
    expect(z.encode(cnDateTime(), instant)).toBe('2025-10-01 19:30:00');
    expect(z.encode(cnDateTime({ anyForm: true }), instant)).toBe('2025-10-01 19:30:00');
    const others = ['2025-10-01T11:30:00Z', '2025-10-01T19:30:00+08:00', '2025-10-01T19:30:00', instant.getTime()];
    for (const form of others) {
      expect(readDateTime(form)).toBeUndefined();
      expect(readDateTime(form, true)).toEqual(instant);
      expect(z.decode(cnDateTime({ anyForm: true }), form)).toEqual(instant);
      expect(z.safeDecode(cnDateTime(), form).success).toBe(false);
    }
    for (const none of ['2025-02-30 10:00:00', '2025-02-30T10:00:00Z', '20250301193000', 'soon', '', 1e17]) {
      expect(readDateTime(none, true)).toBeUndefined();
    }
    const order = { ...BODIES['order.report'], orderTime: '2025-09-01T02:00:00Z' };
    const encoded = { ...order, ticketOrderList: BODIES['order.report'].ticketOrderList };
    const reading = createWht93({ anyDateTime: true }).endpoints.order.report.body.schema;
    expect(z.safeDecode(reading, encoded).data?.orderTime).toEqual(BODIES['order.report'].orderTime);
    expect(z.safeDecode(strict.order.report.body.schema, encoded).success).toBe(false);
  });

  test('U-03: the token of the one GET goes into the query', () => {
    const request = encodeRequest(strict.type.list, { query: { accessToken: 'tok' } });
    expect([request.method, requestTarget(request)]).toEqual([
      'GET',
      '/standard/performance/type/list?accessToken=tok',
    ]);
    expect(request.bodyText).toBeNull();
  });

  test('U-04: the rows of a page are read as datalist or dataList and written as datalist', () => {
    const schema = paged(z.looseObject({ id: z.int() }));
    const page = { page: 1, pageSize: 10, totalRow: 1, datalist: [{ id: 1 }] };
    expect(z.decode(schema, { page: 1, pageSize: 10, totalRow: 1, dataList: [{ id: 1 }] })).toEqual(page);
    expect(z.decode(schema, page)).toEqual(page);
    expect(z.encode(schema, page)).toEqual(page);
    expect(z.safeDecode(schema, { page: 1, pageSize: 10, totalRow: 1 }).success).toBe(false);
  });

  test('U-05: the type list is read from a page or a bare list', () => {
    const row = { typeId: 1001, typeName: '音乐会', parentTypeId: 10, level: 2 };
    for (const data of [[row], { datalist: [row], page: 1, pageSize: 10, totalRow: 1 }, { dataList: [row] }]) {
      const outcome = decodeResponse(strict.type.list, success(data));
      expect(outcome.ok && outcome.data.datalist).toEqual([row]);
    }
    const page = { datalist: [row], page: 1, pageSize: 10, totalRow: 1 };
    expect(z.encode(pagedOrList(z.looseObject({ typeId: z.int() })), page)).toEqual(page);
    expect(decodeResponse(strict.type.list, success([{ typeId: 'x', typeName: '' }]))).toMatchObject({
      kind: 'drift',
      mismatches: [{ problem: '/0/typeId typeId (A.8 row 1): expected an integer' }],
    });
  });

  test('U-06: success beside a code of neither table is a success, unless the flag says no', () => {
    const sample = answered({ code: 72007, data: {}, msg: '请求成功', success: true });
    expect(decodeResponse(strict.order.report, sample)).toEqual({ ok: true, data: true, status: 200 });
    const wary = createWht93({ acceptUnknownSuccessCode: false }).endpoints;
    expect(decodeResponse(wary.order.report, sample)).toMatchObject({
      ok: false,
      code: 'UnknownCode',
      wireCode: '72007',
    });
  });

  test('U-07: a write answers true, {} or null, and true is written', () => {
    for (const data of [true, {}, null, undefined]) {
      expect(decodeResponse(strict.order.report, success(data))).toEqual({ ok: true, data: true, status: 200 });
    }
    for (const data of [false, 'true', 1, []]) {
      expect(decodeResponse(strict.order.report, success(data))).toMatchObject({ ok: false, kind: 'drift' });
    }
    expect(z.encode(writeAnswer(), true)).toBe(true);
  });

  test('U-08: an order call holds at most 20 lines, and the cap can be set', () => {
    const line = LINE;
    const lines = (count: number) => Array.from({ length: count }, () => line);
    const send = (platform: typeof strict, count: number) =>
      problemsIn(() =>
        encodeRequest(platform.order.report, { body: { ...BODIES['order.report'], ticketOrderList: lines(count) } }),
      );
    expect(BATCH_LIMITS.strict.orderLines).toBe(20);
    expect(send(strict, 20)).toEqual([]);
    expect(send(strict, 21)).toEqual(['ticketOrderList (A.31 row 11): expected at most 20 rows, got 21']);
    expect(send(createWht93({ limits: { orderLines: 50 } }).endpoints, 21)).toEqual([]);
  });

  test('U-09: a client keeps to 20 sessions, a receiver takes 200', () => {
    expect([BATCH_LIMITS.strict.sessions, BATCH_LIMITS.lenient.sessions]).toEqual([20, 200]);
    const sessionList = Array.from({ length: 21 }, () => SESSION);
    const body = { ...BODIES['performance.code'], sessionList };
    expect(problemsIn(() => encodeRequest(strict.performance.code, { body }))).toEqual([
      'sessionList (A.16 row 10): expected at most 20 rows, got 21',
    ]);
    expect(problemsIn(() => encodeRequest(lenient.performance.code, { body }))).toEqual([]);
  });

  test('U-10: a session update is complete in the strict profile, a patch in the lenient one', () => {
    const patch = { accessToken: 'tok', sessionId: 'S-1', sessionCode: SESSION_CODE };
    expect(problemsIn(() => encodeRequest(lenient.session.update, { body: patch }))).toEqual([]);
    const missing = problemsIn(() => encodeRequest(strict.session.update, { body: patch as never }));
    expect(missing).toHaveLength(8);
    expect(missing[0]).toContain('sessionName (A.22 row 4): required');
  });

  test('U-11: the doubtful optional cells of A.10 and A.16 are optional when lenient, paging is complete when strict', () => {
    expect(problemsIn(() => encodeRequest(lenient.venue.list, { body: { accessToken: 'tok' } }))).toEqual([]);
    expect(problemsIn(() => encodeRequest(strict.venue.list, { body: { accessToken: 'tok' } as never }))).toHaveLength(
      2,
    );
    const { posterUrl: _p, performanceDesc: _d, sponsor: _s, performer: _f, ...bare } = BODIES['performance.code'];
    expect(problemsIn(() => encodeRequest(strict.performance.code, { body: bare }))).toEqual([]);
  });

  test('U-12: a poster URL has 512 characters on create and 200 on update, and lint warns between', () => {
    const url = (length: number) => 'u'.repeat(length);
    const create = (posterUrl: string) =>
      problemsIn(() => encodeRequest(strict.performance.code, { body: { ...BODIES['performance.code'], posterUrl } }));
    const update = (posterUrl: string) =>
      problemsIn(() =>
        encodeRequest(strict.performance.update, { body: { ...BODIES['performance.update'], posterUrl } }),
      );
    expect([create(url(512)), update(url(200))]).toEqual([[], []]);
    expect(create(url(513))).toEqual(['posterUrl (A.16 row 6): expected at most 512 characters, got 513']);
    expect(update(url(201))).toEqual(['posterUrl (A.19 row 6): expected at most 200 characters, got 201']);
    const found = lint('performance.code', { ...withoutToken(BODIES['performance.code']), posterUrl: url(201) });
    expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([['performance.poster-length', 'warning']]);
  });

  test('U-13: a hall is named by 9 or 11 digits, in a strict session update by 11', () => {
    const venue = HALL.slice(0, 9);
    const session = { ...SESSION, hallCode: venue };
    const create = { ...BODIES['performance.code'], sessionList: [session] };
    expect(problemsIn(() => encodeRequest(strict.performance.code, { body: create }))).toEqual([]);
    const update = { ...BODIES['session.update'], hallCode: venue };
    expect(problemsIn(() => encodeRequest(lenient.session.update, { body: update }))).toEqual([]);
    expect(problemsIn(() => encodeRequest(strict.session.update, { body: update }))).toEqual([
      'hallCode (A.22 row 7): expected a hall code of 11 digits',
    ]);
  });

  test('U-14: a region is a number of six digits, read from digit text too', () => {
    const { schema } = strict.venue.list.body;
    const wire = { accessToken: 'tok', provinceId: '110000', cityId: 110100, pageNo: 1, pageSize: 10 };
    expect(z.decode(schema, wire)).toEqual({ ...wire, provinceId: 110000 });
    expect(z.encode(schema, { accessToken: 'tok', provinceId: 110000, pageNo: 1, pageSize: 10 }).provinceId).toBe(
      110000,
    );
    const venue = { venueCode: '110101001', venueName: '示例剧院', provinceId: '110000', districtId: 110101 };
    const page = { datalist: [venue], page: 1, pageSize: 10, totalRow: 1 };
    const outcome = decodeResponse(strict.venue.list, success(page));
    expect(outcome.ok && outcome.data.datalist[0]?.provinceId).toBe(110000);
  });

  test('U-15: a venue code is region 6 and serial 3, a hall adds 2', () => {
    expect(buildVenueCode({ region: 110101, serial: 7 })).toBe('110101007');
    expect(parseVenueCode('110101007')).toEqual({ ok: true, parts: { region: 110101, serial: 7 } });
    expect(HALL).toHaveLength(11);
  });

  test('U-16: doubtful labels are marked, their values are enforced', () => {
    const doubtful = [
      ['channelType', 1],
      ['ticketMode', 1],
      ['ticketMode', 2],
      ['tag', 1],
      ['checkingType', 1],
      ['checkingType', 3],
      ['authMode', 1],
      ['managementStatus', 1],
      ['managementStatus', 2],
    ] as const;
    for (const [name, value] of doubtful) expect(enumLabel(name, value)?.unconfirmed).toBe(true);
    expect(enumLabel('checkingType', 2)).toMatchObject({ english: 'ID card', unconfirmed: false });
    const body = { ...BODIES['order.report'], ticketMode: 3 as never };
    expect(problemsIn(() => encodeRequest(strict.order.report, { body }))).toEqual([
      'ticketMode (A.31 row 9): expected one of 1, 2',
    ]);
  });

  test('U-17: an unknown value is refused on send, and passes with a warning on receive', () => {
    const body = { ...BODIES['order.report'], channelType: 3 as never };
    expect(problemsIn(() => encodeRequest(strict.order.report, { body }))).toEqual([
      'channelType (A.31 row 4): expected one of 1, 2',
    ]);
    const hall = { hallName: '大厅', hallCode: HALL, hasSeat: 2, managementStatus: 3, enableState: 1 };
    const venue = { venueCode: '110101001', venueName: '示例剧院', hallList: [hall] };
    const outcome = decodeResponse(
      strict.venue.list,
      success({ datalist: [venue], page: 1, pageSize: 10, totalRow: 1 }),
    );
    expect(outcome.ok).toBe(true);
    if (!outcome.ok) return;
    expect(lint('venue.list', outcome.data.datalist)).toEqual([
      {
        rule: 'venues.known-values',
        severity: 'warning',
        clause: 'U-17',
        pointer: '/0/hallList/0/hasSeat',
        message: 'hasSeat (A.11 row 11): expected a value of this edition',
      },
      {
        rule: 'venues.known-values',
        severity: 'warning',
        clause: 'U-17',
        pointer: '/0/hallList/0/managementStatus',
        message: 'managementStatus (A.11 row 11): expected a value of this edition',
      },
    ]);
  });

  test('U-18: amounts are safe integers of fen, not negative', () => {
    const send = (totalAmount: number) =>
      problemsIn(() => encodeRequest(strict.order.report, { body: { ...BODIES['order.report'], totalAmount } }));
    expect(send(Number.MAX_SAFE_INTEGER)).toEqual([]);
    for (const amount of [2 ** 53, -1, 0.5, Number.NaN, Infinity]) {
      expect(send(amount)).toEqual(['totalAmount (A.31 row 7): expected an integer of fen, 0 or more']);
    }
    const { schema } = strict.order.report.body;
    const wire = { ...z.encode(schema, BODIES['order.report']), totalAmount: '9007199254740993' };
    expect(z.safeDecode(schema, wire as never).success).toBe(false);
  });

  test('U-19: a nominal width is a number of digits', () => {
    const ranges = Object.fromEntries(fieldTable('A.13').map(({ name, range }) => [name, range?.maximum]));
    expect(ranges).toMatchObject({ seatNum: 99_999_999, hasHall: undefined });
    expect(fieldTable('A.16').find(({ name }) => name === 'typeId')?.range).toEqual({ minimum: 0, maximum: 9999 });
  });

  test('U-20: human text counts code points, ids count UTF-8 bytes', () => {
    const send = (change: Partial<(typeof BODIES)['order.report']>) =>
      problemsIn(() => encodeRequest(strict.order.report, { body: { ...BODIES['order.report'], ...change } }));
    expect(send({ channelName: '𠮷'.repeat(30) })).toEqual([]);
    expect(send({ channelName: '𠮷'.repeat(31) })).toEqual([
      'channelName (A.31 row 5): expected at most 30 characters, got 31',
    ]);
    expect(send({ orderId: '字'.repeat(33) })).toEqual([]);
    expect(send({ orderId: '字'.repeat(34) })).toEqual([
      'orderId (A.31 row 2): expected at most 100 UTF-8 bytes, got 102',
    ]);
  });

  test('U-21: a refunded line names its ticket when strict, and may leave it out when lenient', () => {
    const line = { ticketOrderId: 'O-1-1', sessionCode: SESSION_CODE, refundAmount: 1 };
    const body = { ...BODIES['order.refund'], ticketOrderList: [line] };
    expect(problemsIn(() => encodeRequest(lenient.order.refund, { body }))).toEqual([]);
    expect(problemsIn(() => encodeRequest(strict.order.refund, { body: body as never }))[0]).toContain(
      'ticketId (A.34 row 7): required',
    );
  });

  test('U-22: several partial refunds of a line are allowed up to what was paid', () => {
    const order = () => ({ ticketOrderList: [...BODIES['order.report'].ticketOrderList] });
    const part = (refundAmount: number) => ({
      ...withoutToken(BODIES['order.refund']),
      ticketOrderList: [{ ...REFUND_LINE, refundAmount }],
    });
    const refunds = () => [{ ...part(30_000), refundOrderId: 'R-0' }];
    expect(lint('order.refund', part(8_000), { order, refunds })).toEqual([]);
    expect(lint('order.refund', part(8_001), { order, refunds })).toMatchObject([
      { rule: 'refund.within-line', severity: 'error', pointer: '/ticketOrderList/0/refundAmount' },
    ]);
  });

  test('U-23: a ticket may be checked several times, also in one call', () => {
    const check = CHECK;
    const body = { ...BODIES['checking.report'], ticketList: [check, check] };
    expect(problemsIn(() => encodeRequest(strict.checking.report, { body }))).toEqual([]);
    expect(lint('checking.report', withoutToken(body))).toEqual([]);
  });

  test('U-24: the four seat fields come together or not at all', () => {
    const { rowName: _row, ...incomplete } = TICKET;
    const standing = { ticketId: 'K-2', availableSale: 1 as const };
    const send = (ticket: object) =>
      problemsIn(() =>
        encodeRequest(strict.ticket.report, { body: { ...BODIES['ticket.report'], ticketList: [ticket as never] } }),
      );
    expect(send(standing)).toEqual([]);
    expect(send({ ...standing, floorName: '', areaName: '', rowName: '', seatNo: '' })).toEqual([]);
    expect(send(incomplete)).toEqual([
      'rowName (A.28 row 7): required when one of floorName, areaName, rowName, seatNo is given, 排(号)，有座必填 – row, where seated',
    ]);
    const found = lint(
      'ticket.report',
      { ...withoutToken(BODIES['ticket.report']), ticketList: [standing] },
      { session: () => ({ hasSeat: 1 }) },
    );
    expect(found).toMatchObject([{ rule: 'tickets.seats-match-session', severity: 'error' }]);
  });

  test('U-25: a missing approval is a warning, not a refusal', () => {
    const { approval: _approval, ...body } = BODIES['performance.code'];
    expect(problemsIn(() => encodeRequest(strict.performance.code, { body }))).toEqual([]);
    expect(lint('performance.code', withoutToken(body))).toMatchObject([
      { rule: 'performance.approval', severity: 'warning' },
    ]);
  });

  test('U-26: malformed, unknown and wrongly stated things are told apart', () => {
    const failures = new Map(WHT93_CODES.map((row) => [row.wireCode, 'failure' in row ? row.failure : undefined]));
    expect([failures.get('4000'), failures.get('4300'), failures.get('4400')]).toEqual([
      'InvalidParameters',
      'BusinessError',
      'StateError',
    ]);
  });

  test('U-28: nothing is signed', () => {
    expect(wht93).not.toHaveProperty('signing');
  });

  test('U-29: with a venueCode a hall is added, without one the venue is described', () => {
    const hall = {
      accessToken: 'tok',
      venueCode: '110101001',
      hasHall: 1,
      hallName: '小厅',
      hasSeat: 0,
      seatingCapacity: 90,
    } as const;
    expect(problemsIn(() => encodeRequest(strict.venue.save, { body: hall }))).toEqual([]);
    const { hallName: _hall, ...nameless } = hall;
    expect(problemsIn(() => encodeRequest(strict.venue.save, { body: nameless }))).toEqual([
      'hallName (A.13 row 9): required when hasHall is 1, 场厅名称，有场厅必填 – hall name, when there is a hall',
    ]);
    expect(problemsIn(() => encodeRequest(strict.venue.save, { body: { ...hall, hasHall: 0 } }))).toEqual([
      'hasHall (A.13 row 8): expected 1 when venueCode is given; a venueCode means that a hall is added to that venue',
    ]);
    const { venueCode: _venue, ...venueless } = hall;
    expect(problemsIn(() => encodeRequest(strict.venue.save, { body: venueless }))).toHaveLength(5);
    expect(lint('venue.save', { ...withoutToken(hall), venueName: '示例剧院' })).toMatchObject([
      { rule: 'venue.new-fields-ignored', severity: 'warning', pointer: '/venueName' },
    ]);
  });

  test('U-30: hasSeat is required with a hall only when lenient, always when strict', () => {
    const { hasSeat: _seat, seatNum: _num, hallName: _hall, ...venue } = BODIES['venue.save'];
    const without = { ...venue, hasHall: 0 } as const;
    expect(problemsIn(() => encodeRequest(lenient.venue.save, { body: without }))).toEqual([]);
    expect(problemsIn(() => encodeRequest(strict.venue.save, { body: without as never }))[0]).toContain(
      'hasSeat (A.13 row 10): required',
    );
    const withHall = { ...without, hasHall: 1, hallName: '大厅' } as const;
    expect(problemsIn(() => encodeRequest(lenient.venue.save, { body: withHall }))[0]).toContain(
      'hasSeat (A.13 row 10): required when hasHall is 1',
    );
  });

  test('U-31: a receiver strips unknown members, a client refuses to send them', () => {
    const wire = {
      orderId: 'O-1',
      more: 1,
      ticketOrderList: [{ ticketOrderId: 'L', sessionCode: SESSION_CODE, refundAmount: 1, more: 2 }],
      refundOrderId: 'R',
      reason: 'x',
      refundOrderTime: '2025-10-01 19:30:00',
    };
    const read = z.decode(reportSchema('order.refund', { profile: 'lenient' }), wire);
    expect(read).not.toHaveProperty('more');
    expect(read.ticketOrderList[0]).toEqual({ ticketOrderId: 'L', sessionCode: SESSION_CODE, refundAmount: 1 });
    const extra = {
      ...BODIES['order.refund'],
      more: 1,
      ticketOrderList: [{ ...REFUND_LINE, less: 2 }],
    };
    expect(problemsIn(() => encodeRequest(strict.order.refund, { body: extra }))).toEqual([
      'ticketOrderList (A.34 row 6): table A.34 has no field "less"',
      'table A.34 has no field "more"',
    ]);
  });
});
