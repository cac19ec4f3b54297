import type { Exchange } from '@boxwire/contract';
import fc from 'fast-check';

/** A signed read that was answered. */
export const READ: Exchange = {
  id: 'x-1',
  platformId: 'washcar',
  endpointId: 'goods.list',
  attempt: 2,
  startedAt: Date.UTC(2025, 2, 4, 9, 39, 44, 7),
  durationMs: 12.5,
  request: {
    method: 'GET',
    url: 'http://127.0.0.1:8028/api/goods/list?keyword=%E7%B2%BE+x&appId=10000&sign=***#top',
    headers: [
      ['accept', 'application/json'],
      ['Cookie', 'seen=1; theme=dark'],
    ],
    bodyText: null,
  },
  response: {
    status: 200,
    headers: [
      ['content-type', 'application/json; charset=UTF-8'],
      ['set-cookie', 'seen=2; Path=/; Domain=example.test; Expires=Tue, 04 Mar 2025 10:00:00 GMT; HttpOnly; Secure'],
      ['set-cookie', 'theme=light'],
    ],
    bodyText: '{"code":200,"message":"成功"}',
    bodyBytes: 33,
  },
  outcome: { ok: true },
  retry: { retry: false, reason: 'succeeded' },
  journey: { id: 'washcar.order', stepId: 'goods' },
};

/** A form that nobody answered. */
export const FORM: Exchange = {
  id: 'x-2',
  platformId: 'rail12306',
  endpointId: 'login.web',
  attempt: 1,
  startedAt: Date.UTC(2025, 2, 4, 9, 39, 40),
  durationMs: 3000,
  request: {
    method: 'POST',
    url: 'http://127.0.0.1:9/passport/login',
    headers: [
      ['content-type', 'application/x-www-form-urlencoded; charset=UTF-8'],
      ['cookie', '***'],
    ],
    bodyText: 'username=***&appid=otn&empty=',
  },
  error: { code: 'TIMEOUT_HEADERS', message: 'no answer within 3000 ms' },
  outcome: { ok: false, kind: 'upstream', code: 'TIMEOUT_HEADERS' },
  retry: { retry: true, reason: 'read', delayMs: 250 },
};

const anyText = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom('\ud800', '"', '\\', '\u2028', '\0', '&', '=', ';', '%'),
  ),
});
const headers = fc.array(
  fc.tuple(fc.oneof(anyText, fc.constantFrom('cookie', 'Set-Cookie', 'location', 'content-type')), anyText),
);

/** Any exchange at all. */
export const anyExchange: fc.Arbitrary<Exchange> = fc.record(
  {
    id: anyText,
    platformId: anyText,
    endpointId: anyText,
    attempt: fc.nat(),
    startedAt: fc.integer({ min: 0, max: 4e12 }),
    durationMs: fc.double({ min: 0, max: 1e7, noNaN: true }),
    request: fc.record({ method: anyText, url: anyText, headers, bodyText: fc.option(anyText) }),
    response: fc.record({ status: fc.nat(999), headers, bodyText: anyText, bodyBytes: fc.nat() }),
    error: fc.record({ code: anyText, message: anyText }),
  },
  { requiredKeys: ['id', 'platformId', 'endpointId', 'attempt', 'startedAt', 'durationMs', 'request'] },
);
