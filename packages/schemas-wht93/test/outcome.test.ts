import { decodeResponse, findUnknownMembers, redactorFor, sensitivityOf } from '@boxwire/contract';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  createWht93,
  envelope,
  FIELD_ROWS,
  LONG_BACK_OFF_MS,
  unknownSuccessCode,
  wht93,
  WHT93_CODES,
  WHT93_FAILURES,
} from '../src/index.ts';
import { answered, success } from './refusal.ts';
import { HALL, SESSION_CODE } from './samples.ts';

const { token, venue, performance, order } = wht93.endpoints;

describe('codes of wht93 §1.2', () => {
  test.each([
    [4000, 'InvalidParameters', 'invalid', 'no'],
    [4100, 'NotAuthorised', 'permission', 'no'],
    [4200, 'TokenExpired', 'expired', 'no'],
    [4300, 'BusinessError', 'refused', 'no'],
    [4400, 'StateError', 'conflict', 'no'],
    [5000, 'SystemError', 'upstream', 'ifSafe'],
    [5100, 'SystemUnavailable', 'busy', 'wait'],
    [4999, 'UnknownCode', 'refused', 'no'],
  ] as const)('%i is %s', (code, name, kind, retry) => {
    const outcome = decodeResponse(order.report, answered({ code, data: null, msg: '…', success: false }));
    expect(outcome).toMatchObject({ ok: false, code: name, kind, retry, message: '…', wireCode: String(code) });
  });

  test('every code of the table has its failure, every failure its row or its reason', () => {
    const named = WHT93_CODES.flatMap((row) => ('failure' in row ? [row.failure] : []));
    expect(new Set([...named, 'UnknownCode', 'ContradictoryAnswer'])).toEqual(new Set(Object.keys(WHT93_FAILURES)));
    expect(order.report.outcome.codes).toEqual(Object.keys(WHT93_FAILURES));
  });

  test('5100 asks for the long back-off, 5000 leaves it to the policy', () => {
    const read = (code: number) => decodeResponse(order.report, answered({ code, msg: '', success: false }));
    expect(read(5100)).toMatchObject({ retryAfterMs: LONG_BACK_OFF_MS });
    expect(read(5000)).not.toHaveProperty('retryAfterMs');
  });
});

describe('envelopes of wht93 §1.1', () => {
  test.each([
    ['a number', 200],
    ['digit text', '200'],
  ])('code 200 as %s is a success', (_name, code) => {
    expect(decodeResponse(order.report, answered({ code, data: true, msg: '', success: true })).ok).toBe(true);
  });

  test('the printed samples are read', () => {
    const first = { code: 72007, data: {}, msg: '请求成功', success: true };
    const second = { ...first, data: { datalist: [], page: 1, pageSize: 10, totalRow: 1 } };
    expect(decodeResponse(order.report, answered(first)).ok).toBe(true);
    expect(decodeResponse(venue.list, answered(second))).toEqual({ ok: true, data: second.data, status: 200 });
  });

  test('the unlisted code of an accepted success can be logged', () => {
    expect(unknownSuccessCode({ code: 72007, success: true })).toBe('72007');
    for (const body of [{ code: 200, success: true }, { code: 72007, success: false }, { success: true }, null, []]) {
      expect(unknownSuccessCode(body)).toBeUndefined();
    }
  });

  test.each([
    ['200 with success false', { code: 200, data: true, success: false }, 'ContradictoryAnswer'],
    ['200 without success', { code: 200, data: true }, 'ContradictoryAnswer'],
    ['success without a code', { data: true, success: true }, 'ContradictoryAnswer'],
    ['a failure code with success true', { code: 5000, data: null, success: true }, 'SystemError'],
    ['an unknown code with success false', { code: 1, success: false }, 'UnknownCode'],
  ])('%s is no success', (_name, body, code) => {
    expect(decodeResponse(order.report, answered(body))).toMatchObject({
      ok: false,
      code,
      retry: code === 'SystemError' ? 'ifSafe' : 'no',
    });
  });

  test.each([
    ['a page', '<html></html>', 'BODY_NOT_JSON'],
    ['nothing', '', 'BODY_EMPTY'],
    ['a list', '[]', 'STATUS_UNEXPECTED'],
    ['another object', '{"error":"x"}', 'STATUS_UNEXPECTED'],
  ])('%s in place of an envelope is drift', (_name, bodyText, code) => {
    expect(decodeResponse(order.report, { status: 200, headers: {}, bodyText })).toMatchObject({ kind: 'drift', code });
  });

  test('the envelope counts at any HTTP status, a bare failed status does not pass', () => {
    const busy = { ...answered({ code: 5100, success: false }), status: 503 };
    expect(decodeResponse(order.report, busy)).toMatchObject({ code: 'SystemUnavailable', status: 503 });
    expect(decodeResponse(order.report, { status: 502, headers: {}, bodyText: '' })).toMatchObject({
      kind: 'upstream',
    });
  });

  test('a server can write the envelope from the same schemas', () => {
    const whole = envelope(order.report.responses[200].schema);
    const body = { code: 200, data: true as const, msg: '请求成功', success: true };
    expect(z.encode(whole, body)).toEqual(body);
    expect(order.report.outcome.wrap?.(z.literal(true))).toBeInstanceOf(z.ZodObject);
  });
});

describe('answers', () => {
  test('a token lives 3600 seconds unless the answer says otherwise', () => {
    const read = (data: object) => decodeResponse(token.get, success(data));
    expect(read({ accessToken: 'tok', expiresIn: 60 })).toMatchObject({ data: { expiresIn: 60 } });
    expect(read({ accessToken: 'tok' })).toMatchObject({ data: { accessToken: 'tok', expiresIn: 3600 } });
    expect(read({ accessToken: 'tok', expiresIn: null })).toMatchObject({ data: { expiresIn: 3600 } });
    expect(read({ expiresIn: 60 })).toMatchObject({ ok: false, mismatches: [{ pointer: '/accessToken' }] });
  });

  test('session codes come as a map by session', () => {
    expect(decodeResponse(performance.code, success({ 'S-1': SESSION_CODE }))).toEqual({
      ok: true,
      data: { 'S-1': SESSION_CODE },
      status: 200,
    });
    expect(decodeResponse(performance.code, success({ 'S-1': 'abc' }))).toMatchObject({
      kind: 'drift',
      mismatches: [{ pointer: '/S-1', problem: 'sessionCode (A.17 row 2): expected a session code of 21 digits' }],
    });
    const lenient = createWht93({ profile: 'lenient' }).endpoints.performance.code;
    expect(decodeResponse(lenient, success({ 'S-1': 'abc' })).ok).toBe(true);
  });

  test('a venue is read with what it has, nulls and unknown members included', () => {
    const row = {
      venueCode: '110101001',
      venueName: '示例剧院'.repeat(20),
      hallNum: null,
      venueType: '剧院',
      since: 1990,
      hallList: [
        {
          hallName: '大厅',
          hallCode: HALL,
          hasSeat: 1,
          seatNum: 500,
          seatingCapacity: null,
          managementStatus: 1,
          enableState: 1,
        },
      ],
    };
    const page = { datalist: [row], page: 1, pageSize: 10, totalRow: 1 };
    expect(decodeResponse(venue.list, success(page))).toEqual({ ok: true, data: page, status: 200 });
    expect(findUnknownMembers(venue.list.responses[200].schema, page)).toEqual(['/datalist/*/since']);
  });

  test('a venue without its code is drift that names field, table and row', () => {
    const page = { datalist: [{ venueName: '示例剧院' }], page: 1, pageSize: 10, totalRow: 1 };
    expect(decodeResponse(venue.list, success(page))).toMatchObject({
      mismatches: [
        { pointer: '/datalist/0/venueCode', problem: 'venueCode (A.11 row 1): required, a venue code of 9 digits' },
      ],
    });
  });

  test.each([
    ['absent', {}, undefined],
    ['empty', { parentTypeId: '' }, null],
    ['zero', { parentTypeId: 0 }, null],
    ['null', { parentTypeId: null }, null],
    ['a type', { parentTypeId: 10 }, 10],
  ])('a parent type that is %s is read', (_name, member, expected) => {
    const outcome = decodeResponse(
      wht93.endpoints.type.list,
      success([{ typeId: 10, typeName: '音乐', level: 1, ...member }]),
    );
    expect(outcome.ok && outcome.data.datalist[0]?.parentTypeId).toBe(expected);
  });

  test('a saved venue answers its code, with a hall code only for a named hall', () => {
    expect(decodeResponse(venue.save, success({ venueCode: '110101001' }))).toMatchObject({ ok: true });
    expect(decodeResponse(venue.save, success({ venueCode: '110101001', hallCode: HALL }))).toMatchObject({
      data: { hallCode: HALL },
    });
  });
});

describe('secrets', () => {
  test('token and secret are masked in bodies and in the query', () => {
    const redactor = redactorFor(wht93);
    const masked = redactor.body('{"appId":"app-1","secret":"not-a-real-secret","accessToken":"tok"}');
    expect(masked).toBe('{"appId":"app-1","secret":"***","accessToken":"***"}');
    expect(redactor.url('https://cis.example/type/list?accessToken=tok')).toBe(
      'https://cis.example/type/list?accessToken=***',
    );
  });

  test('token and secret carry the mark wherever a table has them', () => {
    const marked = FIELD_ROWS.filter(({ sensitivity }) => sensitivity === 'secret').map(({ name }) => name);
    expect(new Set(marked)).toEqual(new Set(['accessToken', 'secret']));
    expect(sensitivityOf(order.report.body.schema.shape.accessToken)).toBe('secret');
    expect(sensitivityOf(token.get.body.schema.shape.secret)).toBe('secret');
    expect(sensitivityOf(token.get.responses[200].schema.shape.accessToken)).toBe('secret');
  });
});
