import { encodeRequest, findEndpoint, listEndpoints, requestTarget, type WireRequest } from '@boxwire/contract';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createWht93, reportSchema, requestSchema, wht93 } from '../src/index.ts';
import { problemsIn, refusal } from './refusal.ts';
import { BODIES, LINE, SESSION, SESSION_CODE, TIER, withoutToken } from './samples.ts';

const { endpoints } = wht93;

function encoded(id: keyof typeof BODIES): WireRequest {
  const target = findEndpoint(wht93, id);
  if (target === undefined) throw new Error(`no endpoint ${id}`);
  return encodeRequest(target, (target.body === undefined ? { query: BODIES[id] } : { body: BODIES[id] }) as never);
}

describe('every endpoint on the wire', () => {
  test.each([
    ['token.get', 'POST', '/getAccessToken', 'idempotent'],
    ['type.list', 'GET', '/standard/performance/type/list?accessToken=tok', 'read'],
    ['venue.list', 'POST', '/standard/venue/list', 'read'],
    ['venue.save', 'POST', '/standard/venue/save', 'write'],
    ['performance.code', 'POST', '/performance/code', 'idempotent'],
    ['performance.update', 'POST', '/report/performance/update', 'idempotent'],
    ['session.update', 'POST', '/report/session/update', 'idempotent'],
    ['inventory.report', 'POST', '/report/inventory', 'idempotent'],
    ['ticket.report', 'POST', '/report/ticket', 'idempotent'],
    ['order.report', 'POST', '/report/order', 'idempotent'],
    ['order.refund', 'POST', '/report/refundOrder', 'idempotent'],
    ['checking.report', 'POST', '/report/checking', 'idempotent'],
  ] as const)('%s', (id, method, target, effect) => {
    const request = encoded(id);
    expect([request.method, requestTarget(request), request.origin]).toEqual([method, target, 'cis']);
    expect(findEndpoint(wht93, id)?.effect).toBe(effect);
    expect(request.headers).toEqual({
      accept: 'application/json',
      ...(method === 'POST' && { 'content-type': 'application/json; charset=UTF-8' }),
    });
  });

  test('none is left out', () => {
    expect(
      listEndpoints(wht93)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(Object.keys(BODIES).toSorted());
  });

  test('times become local text, the rest stays as it is', () => {
    expect(JSON.parse(encoded('order.report').bodyText ?? '')).toEqual({
      ...BODIES['order.report'],
      orderTime: '2025-09-01 10:00:00',
    });
    const session = { ...SESSION, sessionStartTime: '2025-10-01 19:30:00', sessionEndTime: '2025-10-01 21:30:00' };
    expect(JSON.parse(encoded('performance.code').bodyText ?? '')).toMatchObject({ sessionList: [session] });
  });

  test('what is sent reads back as what was given, in both profiles', () => {
    for (const platform of [wht93, createWht93({ profile: 'lenient' })]) {
      for (const target of listEndpoints(platform)) {
        const schema = (target.body?.schema ?? target.query) as z.ZodType;
        const body: unknown = BODIES[target.id as keyof typeof BODIES];
        expect(z.decode(schema, z.encode(schema, body) as never)).toEqual(body);
      }
    }
  });
});

describe('refusals', () => {
  test('name every place at once, by pointer, field, table and row, and no value', () => {
    const body = {
      ...BODIES['order.report'],
      orderId: 'x'.repeat(101),
      totalAmount: 1.5,
      ticketOrderList: [{ ...LINE, sessionCode: 'SECRET-CODE' }],
    };
    const error = refusal(() => encodeRequest(endpoints.order.report, { body }));
    expect(error?.issues).toEqual([
      { pointer: '/body/orderId', problem: 'orderId (A.31 row 2): expected at most 100 UTF-8 bytes, got 101' },
      { pointer: '/body/totalAmount', problem: 'totalAmount (A.31 row 7): expected an integer of fen, 0 or more' },
      {
        pointer: '/body/ticketOrderList/0/sessionCode',
        problem: 'sessionCode (A.31 row 12): expected a session code of 21 digits',
      },
    ]);
    expect(error?.message).not.toContain('SECRET-CODE');
  });

  test('a body that is no object, a row that is no object', () => {
    expect(problemsIn(() => encodeRequest(endpoints.order.report, { body: 7 as never }))).toEqual([
      'expected an object with the fields of table A.31',
    ]);
    const body = { ...BODIES['inventory.report'], priceList: [TIER, null as never] };
    expect(refusal(() => encodeRequest(endpoints.inventory.report, { body }))?.issues).toEqual([
      {
        pointer: '/body/priceList/1',
        problem: 'priceList (A.25 row 3): expected an object with the fields of table A.25',
      },
    ]);
  });

  test('a request to the query is refused alike', () => {
    expect(problemsIn(() => encodeRequest(endpoints.type.list, { query: { accessToken: '' } }))).toEqual([
      'accessToken (A.7 row 1): expected text that is not empty',
    ]);
  });
});

describe('reports before they are sent', () => {
  test('need no token, and no code that is not issued yet', () => {
    const order = withoutToken(BODIES['order.report']);
    expect(z.encode(reportSchema('order.report'), order)).toEqual({ ...order, orderTime: '2025-09-01 10:00:00' });
    const { sessionCode: _code, ...line } = LINE;
    const uncoded = reportSchema('order.report', { without: ['sessionCode'] });
    const early = { ...order, ticketOrderList: [line] };
    expect(z.safeEncode(uncoded, early).success).toBe(true);
    expect(z.safeEncode(reportSchema('order.report'), early as never).success).toBe(false);
    const filled = { ...early, ticketOrderList: [{ ...line, sessionCode: SESSION_CODE }] };
    expect(z.safeEncode(uncoded, filled as never).success).toBe(false);
  });

  test('keep the conditions of their table', () => {
    const { seatingChart: _chart, ...session } = SESSION;
    const value = { ...withoutToken(BODIES['performance.code']), sessionList: [session] };
    const result = z.safeEncode(reportSchema('performance.code'), value);
    expect(result.error?.issues.map(({ path, message }) => [path.join('/'), message])).toEqual([
      [
        'sessionList/0/seatingChart',
        'seatingChart (A.16 row 11): required when hasSeat is 1, 票图 URL 地址，有座必填 – URL of the seating chart, where seated',
      ],
    ]);
  });

  test('a schema can be made from a table with its own limits', () => {
    const schema = requestSchema('A.25', { profile: 'strict', limits: { inventoryRows: 1 } });
    const body = { ...BODIES['inventory.report'], priceList: [TIER, TIER] };
    expect(z.safeEncode(schema, body).error?.issues[0]?.message).toBe(
      'priceList (A.25 row 3): expected at most 1 rows, got 2',
    );
  });
});
