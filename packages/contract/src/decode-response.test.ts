import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { anyMoney } from './codecs/money.ts';
import { decodeResponse } from './decode-response.ts';
import { findUnknownMembers } from './drift.ts';
import { endpoint } from './endpoint.ts';
import type { OutcomeReader } from './outcome.ts';
import { bare } from './outcomes/bare.ts';
import { codeTable } from './outcomes/code-table.ts';
import { firstOf } from './outcomes/first-of.ts';
import { statusFlag } from './outcomes/status-flag.ts';
import { emptyAnswer, jsonAnswer, textAnswer } from './response-spec.ts';
import type { WireResponse } from './wire.ts';

const goods = z.looseObject({ id: z.string(), price: anyMoney() });

const codes = codeTable({
  codeIn: ['code', 'errno'],
  messageIn: ['message', 'msg'],
  dataIn: 'data',
  success: ['0', '200'],
  required: [],
  table: { 101: { code: 'SignMismatch', kind: 'signature' }, 429: { code: 'Slow', kind: 'rateLimited' } },
  fallback: { code: 'Business', kind: 'refused' },
});
const flag = statusFlag({
  flagIn: 'status',
  dataIn: 'data',
  messagesIn: 'messages',
  classify: ({ message }) =>
    message.includes('login') ? { kind: 'notLoggedIn', code: 'NoSession', message } : undefined,
  fallback: { kind: 'busy', code: 'Busy' },
  extraCodes: ['NoSession'],
});

function decode(outcome: OutcomeReader, response: Partial<WireResponse>) {
  const target = endpoint({
    id: 'goods',
    method: 'GET',
    origin: 'api',
    path: '/goods',
    summary: 'Goods.',
    source: 'washcar §5.1',
    effect: 'read',
    responses: { 200: jsonAnswer(goods) },
    outcome,
  });
  return decodeResponse(target, { status: 200, headers: {}, bodyText: '', ...response });
}

describe('decodeResponse over a code table', () => {
  test.each([
    ['a numeric code', '{"code":200,"message":"success","data":{"id":"g1","price":"1.50"}}'],
    ['a digit-string code', '{"code":"200","data":{"id":"g1","price":1.5}}'],
    ['the second code name', '{"errno":0,"msg":"","data":{"id":"g1","price":1.5}}'],
  ])('reads success from %s', (_name, bodyText) => {
    expect(decode(codes, { bodyText })).toEqual({ ok: true, status: 200, data: { id: 'g1', price: 150 } });
  });

  test.each([
    ['{"code":101,"message":"no"}', 'signature', 'SignMismatch', 'no'],
    ['{"errno":"429","msg":"slow"}', 'rateLimited', 'Slow', 'wait'],
    ['{"code":7,"message":"x"}', 'refused', 'Business', 'no'],
    ['{"code":"constructor","message":"x"}', 'refused', 'Business', 'no'],
  ])('types the failure %s', (bodyText, kind, code, retry) => {
    expect(decode(codes, { bodyText })).toMatchObject({
      ok: false,
      kind,
      code,
      retry,
      endpointId: 'goods',
      status: 200,
    });
  });

  test('keeps unknown members and reports them on demand', () => {
    const bodyText = '{"code":200,"data":{"id":"g1","price":1,"extra":{"a":1}}}';
    expect(decode(codes, { bodyText })).toMatchObject({ ok: true, data: { extra: { a: 1 } } });
    expect(findUnknownMembers(z.array(goods), [{ id: 'a', price: 1, extra: 1 }, { extra: 2 }])).toEqual(['/*/extra']);
  });

  test('names the place of a mismatch without its value', () => {
    const outcome = decode(codes, { bodyText: '{"code":200,"data":{"id":"g1","price":"canary"}}' });
    expect(outcome).toMatchObject({
      ok: false,
      kind: 'drift',
      code: 'ANSWER_MISMATCH',
      mismatches: [{ pointer: '/price' }],
    });
    expect(JSON.stringify(outcome)).not.toContain('canary');
  });
});

describe('decodeResponse over other envelopes', () => {
  test('a status flag can lie: the text decides first', () => {
    expect(decode(flag, { bodyText: '{"status":true,"messages":["no login"]}' })).toMatchObject({ code: 'NoSession' });
    expect(decode(flag, { bodyText: '{"status":false,"messages":"busy"}' })).toMatchObject({
      code: 'Busy',
      retry: 'wait',
    });
    expect(decode(flag, { bodyText: '{"status":true,"data":{"id":"a","price":1}}' })).toMatchObject({ ok: true });
  });

  test('firstOf lets a bare payload follow an envelope', () => {
    const either = firstOf(codes, bare());
    expect(decode(either, { bodyText: '{"id":"a","price":1}' })).toMatchObject({ ok: true, data: { price: 100 } });
    expect(decode(either, { bodyText: '{"code":101,"message":"no"}' })).toMatchObject({ code: 'SignMismatch' });
    expect(either.codes).toEqual(['SignMismatch', 'Slow', 'Business']);
  });
});

describe('answers outside the contract', () => {
  test.each([
    ['an empty body', { bodyText: ' ' }, 'drift', 'BODY_EMPTY', 'ifSafe'],
    ['markup', { bodyText: '<html>', headers: { 'content-type': 'text/html' } }, 'drift', 'BODY_NOT_JSON', 'ifSafe'],
    ['a server failure', { status: 502, bodyText: 'bad gateway' }, 'upstream', 'UPSTREAM_FAILED', 'ifSafe'],
    ['a lost session', { status: 401 }, 'notLoggedIn', 'STATUS_REFUSED', 'no'],
    ['a refusal', { status: 412, bodyText: '<html>' }, 'refused', 'STATUS_REFUSED', 'no'],
    ['a limit', { status: 429 }, 'rateLimited', 'STATUS_REFUSED', 'wait'],
    ['a redirect', { status: 302 }, 'refused', 'REDIRECTED', 'no'],
    ['an unlisted success', { status: 201, bodyText: '{"code":200,"data":{}}' }, 'drift', 'STATUS_UNEXPECTED', 'no'],
    ['JSON of another shape', { bodyText: '[1]' }, 'drift', 'STATUS_UNEXPECTED', 'no'],
  ])('types %s', (_name, response, kind, code, retry) => {
    expect(decode(codes, response)).toMatchObject({ ok: false, kind, code, retry });
  });

  test('reads an envelope at any HTTP status', () => {
    expect(decode(codes, { status: 500, bodyText: '{"code":101,"message":"no"}' })).toMatchObject({
      code: 'SignMismatch',
      status: 500,
    });
  });

  test('never quotes the body', () => {
    expect(JSON.stringify(decode(codes, { bodyText: '<html>canary' }))).not.toContain('canary');
  });
});

test('text and empty answers need no JSON', () => {
  const page = endpoint({
    id: 'page',
    method: 'GET',
    origin: 'api',
    path: '/page',
    summary: 'A page.',
    source: 'washcar §5.1',
    effect: 'read',
    responses: { 200: textAnswer(z.string().startsWith('<')), 204: emptyAnswer() },
    outcome: bare(),
  });
  expect(decodeResponse(page, { status: 200, headers: {}, bodyText: '<p>' })).toMatchObject({ ok: true, data: '<p>' });
  expect(decodeResponse(page, { status: 204, headers: {}, bodyText: '' })).toMatchObject({ ok: true, data: undefined });
});
