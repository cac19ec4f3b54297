import { createRedactor, MASK } from '@boxwire/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHar } from '../src/index.ts';
import { anyExchange, FORM, READ } from './exchanges.ts';
import { harSchema } from './har-schema.ts';

const creator = { name: 'boxwire', version: '1.2.3' };

describe('toHar', () => {
  test('writes a read, member by member', () => {
    expect(toHar([READ], { creator, comment: 'one read' })).toEqual({
      log: {
        version: '1.2',
        creator: { name: 'boxwire', version: '1.2.3' },
        comment: 'one read',
        entries: [
          {
            startedDateTime: '2025-03-04T09:39:44.007Z',
            time: 12.5,
            request: {
              method: 'GET',
              url: 'http://127.0.0.1:8028/api/goods/list?keyword=%E7%B2%BE+x&appId=10000&sign=***#top',
              httpVersion: 'HTTP/1.1',
              cookies: [
                { name: 'seen', value: '1' },
                { name: 'theme', value: 'dark' },
              ],
              headers: [
                { name: 'accept', value: 'application/json' },
                { name: 'Cookie', value: 'seen=1; theme=dark' },
              ],
              queryString: [
                { name: 'keyword', value: '精 x' },
                { name: 'appId', value: '10000' },
                { name: 'sign', value: '***' },
              ],
              headersSize: -1,
              bodySize: 0,
            },
            response: {
              status: 200,
              statusText: '',
              httpVersion: 'HTTP/1.1',
              cookies: [
                {
                  name: 'seen',
                  value: '2',
                  path: '/',
                  domain: 'example.test',
                  expires: '2025-03-04T10:00:00.000Z',
                  httpOnly: true,
                  secure: true,
                },
                { name: 'theme', value: 'light', httpOnly: false, secure: false },
              ],
              headers: READ.response?.headers.map(([name, value]) => ({ name, value })),
              content: {
                size: 31,
                mimeType: 'application/json; charset=UTF-8',
                text: '{"code":200,"message":"成功"}',
              },
              redirectURL: '',
              headersSize: -1,
              bodySize: 33,
            },
            cache: {},
            timings: { send: 0, wait: 12.5, receive: 0 },
            _boxwire: {
              id: 'x-1',
              platformId: 'washcar',
              endpointId: 'goods.list',
              attempt: 2,
              outcome: { ok: true },
              retry: { retry: false, reason: 'succeeded' },
              journey: { id: 'washcar.order', stepId: 'goods' },
            },
          },
        ],
      },
    });
  });

  test('writes an unanswered form with its fields and its failure', () => {
    const [entry] = toHar([FORM], { creator }).log.entries;
    expect(entry?.request.postData).toEqual({
      mimeType: 'application/x-www-form-urlencoded; charset=UTF-8',
      text: 'username=***&appid=otn&empty=',
      params: [
        { name: 'username', value: '***' },
        { name: 'appid', value: 'otn' },
        { name: 'empty', value: '' },
      ],
    });
    expect(entry?.request.cookies).toEqual([]);
    expect(entry?.response).toMatchObject({ status: 0, _error: 'TIMEOUT_HEADERS', bodySize: -1, content: { size: 0 } });
    expect(entry?._boxwire).toMatchObject({
      error: { code: 'TIMEOUT_HEADERS', message: 'no answer within 3000 ms' },
      retry: { retry: true, reason: 'read', delayMs: 250 },
    });
  });

  test('a JSON body has no form fields', () => {
    const request = { ...FORM.request, headers: [['content-type', 'application/json']] as const, bodyText: '{}' };
    expect(toHar([{ ...FORM, request }], { creator }).log.entries[0]?.request.postData).toEqual({
      mimeType: 'application/json',
      text: '{}',
    });
  });

  test('a redirect names its target', () => {
    const response = { status: 302, headers: [['Location', '/next']] as const, bodyText: '', bodyBytes: 0 };
    expect(toHar([{ ...READ, response }], { creator }).log.entries[0]?.response.redirectURL).toBe('/next');
  });

  test('entries stand in the order they started', () => {
    expect(toHar([READ, FORM], { creator }).log.entries.map((entry) => entry._boxwire.id)).toEqual(['x-2', 'x-1']);
  });

  test('follows HAR 1.2 for any exchange', () => {
    fc.assert(
      fc.property(fc.array(anyExchange, { maxLength: 3 }), (exchanges) => {
        harSchema.parse(JSON.parse(JSON.stringify(toHar(exchanges, { creator }))));
      }),
    );
  });

  test('what arrives masked stays masked everywhere', () => {
    const secret = 'canary-5e3a1c';
    const redactor = createRedactor({ values: [secret] });
    const raw = {
      ...READ,
      request: {
        method: 'POST',
        url: `http://127.0.0.1:1/a?access_token=${secret}&q=${secret}`,
        headers: [
          ['authorization', `Bearer ${secret}`],
          ['cookie', `sid=${secret}`],
          ['content-type', 'application/x-www-form-urlencoded'],
        ] as const,
        bodyText: `password=${secret}&note=${secret}`,
      },
      response: { status: 200, headers: [['set-cookie', `sid=${secret}`]] as const, bodyText: secret, bodyBytes: 13 },
    };
    const text = JSON.stringify(toHar([redactor.exchange(raw)], { creator }));
    expect(text).not.toContain(secret);
    expect(text).toContain(`{"name":"password","value":"${MASK}"}`);
  });
});
