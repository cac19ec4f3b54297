import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { form, json, jsonText, text } from './body.ts';
import { booleanText } from './codecs/flags.ts';
import { jsonString } from './codecs/json-string.ts';
import { decimalMoney } from './codecs/money.ts';
import { encodeRequest, requestTarget } from './encode-request.ts';
import { endpoint } from './endpoint.ts';
import type { ContractError } from './errors.ts';
import { bare } from './outcomes/bare.ts';
import { jsonAnswer } from './response-spec.ts';

const common = {
  origin: 'api',
  summary: 'A test endpoint.',
  source: 'washcar §5.1',
  effect: 'read',
  responses: { 200: jsonAnswer(z.unknown()) },
  outcome: bare(),
} as const;

const search = endpoint({
  ...common,
  id: 'search',
  method: 'GET',
  path: '/v1/{city}/search',
  params: z.object({ city: z.string() }),
  query: z.object({
    word: z.string(),
    page: z.int().optional(),
    tags: z.array(z.string()).optional(),
    exact: booleanText().optional(),
  }),
  headers: z.object({ 'x-trace': z.string().optional() }),
});

describe('encodeRequest', () => {
  test('writes path, query and headers in wire form', () => {
    const request = encodeRequest(search, {
      params: { city: '北京/a b' },
      query: { word: "a b+c&d=e!'()*~", page: 2, tags: ['x', 'y'], exact: false },
      headers: { 'x-trace': 't1' },
    });
    expect(request).toEqual({
      endpointId: 'search',
      method: 'GET',
      origin: 'api',
      path: '/v1/%E5%8C%97%E4%BA%AC%2Fa%20b/search',
      query: [
        ['word', "a b+c&d=e!'()*~"],
        ['page', '2'],
        ['tags', 'x'],
        ['tags', 'y'],
        ['exact', 'false'],
      ],
      headers: { 'x-trace': 't1' },
      bodyText: null,
    });
  });

  test.each([
    ['component', "word=a%20b%2Bc!'()*~"],
    ['jquery', "word=a+b%2Bc!'()*~"],
    ['whatwg', 'word=a+b%2Bc%21%27%28%29*%7E'],
  ] as const)('percent-encodes the query as %s does', (dialect, expected) => {
    expect(requestTarget({ path: '/', query: [['word', "a b+c!'()*~"]] }, dialect)).toBe(`/?${expected}`);
  });

  test('agrees with URLSearchParams in the whatwg dialect for every ASCII character', () => {
    const value = Array.from({ length: 127 }, (_, code) => String.fromCharCode(code)).join('');
    const target = requestTarget({ path: '/', query: [['v', value]] }, 'whatwg');
    expect(target).toBe(`/?${new URLSearchParams([['v', value]]).toString()}`);
  });

  test.each([
    ['an unknown query member', { params: { city: 'a' }, query: { word: 'x', pgae: 2 } }, '/query'],
    ['a missing part', { params: { city: 'a' } }, '/query/word'],
    ['a wrong type', { params: { city: 'a' }, query: { word: 'x', page: '2' } }, '/query/page'],
    ['a body where none is taken', { params: { city: 'a' }, query: { word: 'x' }, body: {} }, '/body'],
  ])('refuses %s and names the place, not the value', (_name, input, pointer) => {
    const error = catchError(() => encodeRequest(search, input as never));
    expect(error).toMatchObject({ code: 'REQUEST_INVALID', endpointId: 'search' });
    expect((error as ContractError).issues.map((issue) => issue.pointer)).toContain(pointer);
  });

  test('never puts a refused value into the error', () => {
    const error = catchError(() =>
      encodeRequest(search, { params: { city: 'a' }, query: { word: 'x', page: 'canary-1' } } as never),
    );
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain('canary');
  });
});

describe('body encodings', () => {
  const write = (body: Parameters<typeof endpoint>[0]['body'], value: unknown): [string | null, string | undefined] => {
    const target = endpoint({ ...common, id: 'send', method: 'POST', path: '/send', ...(body && { body }) });
    const request = encodeRequest(target, { body: value } as never);
    return [request.bodyText, request.headers['content-type']];
  };

  test('json writes codecs, bigint and leaves out undefined', () => {
    const schema = z.object({ price: decimalMoney(), id: z.bigint(), note: z.string().optional() });
    expect(write(json(schema), { price: 10890, id: 6478994818521140385n })).toEqual([
      '{"price":"108.90","id":6478994818521140385}',
      'application/json; charset=UTF-8',
    ]);
  });

  test('form writes as jQuery does by default', () => {
    const schema = z.object({
      'a b': z.string(),
      list: z.array(z.int()),
      empty: z.string(),
      gone: z.string().nullable(),
    });
    expect(write(form(schema), { 'a b': "北京 (x)*'!:+", list: [1, 2], empty: '', gone: null })).toEqual([
      "a+b=%E5%8C%97%E4%BA%AC+(x)*'!%3A%2B&list=1&list=2&empty=",
      'application/x-www-form-urlencoded; charset=UTF-8',
    ]);
  });

  test('form writes as WHATWG does on demand', () => {
    const value = "北京 (x)*'!:+~-._";
    const [bodyText] = write(form(z.object({ v: z.string() }), { dialect: 'whatwg' }), { v: value });
    expect(bodyText).toBe(new URLSearchParams({ v: value }).toString());
  });

  test('a form of optional members may be left out', () => {
    const ping = endpoint({
      ...common,
      id: 'ping',
      method: 'POST',
      path: '/ping',
      body: form(z.object({ a: z.string().optional() })),
    });
    expect(encodeRequest(ping, {}).bodyText).toBe('');
  });

  test('a form field can hold JSON text', () => {
    const schema = z.object({ buyer: jsonString(z.array(z.object({ id: z.int() }))) });
    expect(write(form(schema), { buyer: [{ id: 1 }] })[0]).toBe('buyer=%5B%7B%22id%22%3A1%7D%5D');
  });

  test('jsonText writes one bare JSON string', () => {
    expect(write(jsonText(z.string()), 'a"b')).toEqual(['"a\\"b"', 'application/json; charset=UTF-8']);
  });

  test('text writes as it is', () => {
    expect(write(text(z.string()), 'a=b')).toEqual(['a=b', 'text/plain; charset=UTF-8']);
  });
});

describe('endpoint', () => {
  test.each([
    ['a path parameter without schema', { path: '/v1/{city}', method: 'GET' as const }],
    ['a path without slash', { path: 'v1', method: 'GET' as const }],
    ['a body on GET', { path: '/v1', method: 'GET' as const, body: text(z.string()) }],
  ])('refuses %s', (_name, part) => {
    expect(catchError(() => endpoint({ ...common, id: 'x', ...part }))).toMatchObject({ code: 'ENDPOINT_INVALID' });
  });
});

function catchError(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return expect.unreachable('nothing was thrown');
}
