import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { json } from '../body.ts';
import { endpoint } from '../endpoint.ts';
import { bare } from '../outcomes/bare.ts';
import { codeTable } from '../outcomes/code-table.ts';
import { firstOf } from '../outcomes/first-of.ts';
import { platform } from '../platform.ts';
import { jsonAnswer } from '../response-spec.ts';
import { createRedactor, redactorFor } from './redactor.ts';
import { sensitive, sensitiveNamesOf } from './sensitive.ts';

const redactor = createRedactor({ names: ['holder'], values: ['canary-secret'] });

describe('createRedactor', () => {
  test.each([
    ['a sensitive name', '{"mobile":"1","page":1.0}', '{"mobile":"***","page":1.0}'],
    ['any case', '{"Access_Token":12}', '{"Access_Token":"***"}'],
    ['an object under a sensitive name', '{"token":{"a":[1,"b"],"c":null}}', '{"token":{"a":["***","***"],"c":null}}'],
    ['a phone in free text', '{"note":"call 10012345678 now"}', '{"note":"call *** now"}'],
    ['a phone as a number', '[10012345678]', '["***"]'],
    [
      'JSON inside a string',
      '{"buyer":"[{\\"tel\\":\\"1\\",\\"n\\":2}]"}',
      '{"buyer":"[{\\"tel\\":\\"***\\",\\"n\\":2}]"}',
    ],
    ['a held value anywhere', '{"x":"a canary-secret b"}', '{"x":"a *** b"}'],
    ['an extra name', '{"holder":"x"}', '{"holder":"***"}'],
    ['spacing and number spelling', '{ "a" : 1.0 , "b":[ 1e3 ] }', '{ "a" : 1.0 , "b":[ 1e3 ] }'],
    ['timestamps', '{"timestamp":"1709545184000"}', '{"timestamp":"1709545184000"}'],
    ['broken JSON', '{"mobile":"10012345678","a":', '{"mobile":"***","a":'],
    ['a form', 'mobile=1&page=2&q=canary-secret', 'mobile=***&page=2&q=***'],
    ['plain text', 'a@b.example wrote eyJhbGciOiJIUzI1NiJ9.e30.c2ln', '*** wrote ***'],
  ])('treats %s', (_name, text, expected) => {
    expect(redactor.body(text)).toBe(expected);
  });

  test('masks URLs by parameter name, user info, fragment and value', () => {
    expect(redactor.url('http://u:p@h/a/10012345678?sign=ab&page=1&k=canary-secret#t')).toBe(
      'http://***@h/a/***?sign=***&page=1&k=***#***',
    );
  });

  test.each([
    ['Cookie', 'a=b', '***'],
    ['Set-Cookie', 'a=b', '***'],
    ['Authorization', 'Bearer x', '***'],
    ['X-Api-Key', 'x', '***'],
    ['Location', '/x?token=1&a=2', '/x?token=***&a=2'],
    ['Content-Type', 'text/html', 'text/html'],
  ])('masks the header %s', (name, value, expected) => {
    expect(redactor.header(name.replace('Api-Key', 'api_key'), value)).toBe(expected);
  });

  test('leaves no planted value in any JSON text, wherever it stands', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.string(), (value, name) => {
        const text = JSON.stringify({ [name]: [value, 'x canary-secret', { token: ['canary-hidden', value] }] });
        const redacted = redactor.body(text);
        expect(redacted).not.toMatch(/canary/);
        expect(() => JSON.parse(redacted) as unknown).not.toThrow();
      }),
    );
  });
});

describe('sensitive', () => {
  const buyer = z.looseObject({
    name: sensitive(z.string(), 'personal'),
    card: z.object({ no: sensitive(z.string(), 'secret') }),
  });
  const target = platform({
    id: 'p',
    title: 'P',
    origins: ['api'],
    sensitiveNames: ['Extra'],
    endpoints: {
      buy: endpoint({
        id: 'buy',
        method: 'POST',
        origin: 'api',
        path: '/buy',
        summary: 'Buy.',
        source: 'washcar §5.1',
        effect: 'write',
        body: json(z.object({ phone2: sensitive(z.string(), 'personal').optional() })),
        responses: { 200: jsonAnswer(z.array(z.union([buyer, z.null()]))) },
        outcome: bare(),
      }),
    },
  });

  test('marks are found through optionals, arrays, unions and nested objects', () => {
    const { request, response } = sensitiveNamesOf(target);
    expect([...request].toSorted()).toEqual(['extra', 'phone2']);
    expect([...response].toSorted()).toEqual(['extra', 'name', 'no']);
  });

  test('a name that is sensitive in requests stays readable in answers, and the other way round', () => {
    const headers = [['Content-Type', 'application/json']] as const;
    const { request, response } = createRedactor({ requestNames: ['code'], responseNames: ['name'] }).exchange({
      id: '1',
      platformId: 'p',
      endpointId: 'buy',
      attempt: 1,
      startedAt: 0,
      durationMs: 1,
      request: { method: 'POST', url: 'http://h/?code=77&name=a', headers, bodyText: '{"code":"77"}' },
      response: { status: 200, headers, bodyText: '{"code":200,"name":"a"}', bodyBytes: 1 },
    });
    expect(request).toMatchObject({ url: 'http://h/?code=***&name=a', bodyText: '{"code":"***"}' });
    expect(response?.bodyText).toBe('{"code":200,"name":"***"}');
  });

  test('a platform redactor masks whole exchanges', () => {
    const headers = [
      ['Content-Type', 'application/json'],
      ['Cookie', 'sid=1'],
    ] as const;
    const exchange = redactorFor(target, { values: ['hush-hush'] }).exchange({
      id: '1',
      platformId: 'p',
      endpointId: 'buy',
      attempt: 1,
      startedAt: 0,
      durationMs: 1,
      request: { method: 'POST', url: 'http://h/buy?extra=1', headers, bodyText: '{"phone2":"x"}' },
      response: { status: 200, headers, bodyText: '[{"name":"n","card":{"no":"1"},"ok":true}]', bodyBytes: 1 },
      error: { code: 'E', message: 'about hush-hush' },
    });
    expect(exchange).toMatchObject({
      request: {
        url: 'http://h/buy?extra=***',
        bodyText: '{"phone2":"***"}',
        headers: [headers[0], ['Cookie', '***']],
      },
      response: { bodyText: '[{"name":"***","card":{"no":"***"},"ok":true}]' },
      error: { message: 'about ***' },
    });
  });

  test.each([
    [
      'a wrapped text',
      '{"code":200,"message":"ok","data":"https://h/t/abc"}',
      '{"code":200,"message":"ok","data":"***"}',
    ],
    [
      'a wrapped object',
      '{"code":200,"message":"ok","data":{"url":"u"}}',
      '{"code":200,"message":"ok","data":{"url":"***"}}',
    ],
    ['a bare text', 'https://h/t/abc', '***'],
    ['a bare JSON text', '"https://h/t/abc"', '***'],
    ['nothing', '', ''],
  ])('a payload marked as a whole is masked: %s', (_name, bodyText, expected) => {
    const link = endpoint({
      id: 'link',
      method: 'GET',
      origin: 'api',
      path: '/link',
      summary: 'A link.',
      source: 'washcar §5.1',
      effect: 'read',
      responses: { 200: jsonAnswer(sensitive(z.string(), 'secret')) },
      outcome: firstOf(
        codeTable({
          codeIn: ['code'],
          messageIn: ['message'],
          dataIn: 'data',
          success: ['200'],
          table: {},
          fallback: { code: 'Other', kind: 'refused' },
        }),
        bare(),
      ),
    });
    const redacted = redactorFor(platform({ id: 'q', title: 'Q', origins: ['api'], endpoints: { link } })).exchange({
      id: '1',
      platformId: 'q',
      endpointId: 'link',
      attempt: 1,
      startedAt: 0,
      durationMs: 1,
      request: { method: 'GET', url: 'http://h/link', headers: [], bodyText: null },
      response: { status: 200, headers: [], bodyText, bodyBytes: 1 },
    });
    expect(redacted.response?.bodyText).toBe(expected);
  });
});
