import type { Exchange } from '@boxwire/contract';
import { expect, test } from 'vitest';
import { exchangeRedactor } from '../../src/hooks/redact-exchange.ts';

test('the path, domain and end of a cookie are no secrets: the URL stays readable', () => {
  const exchange: Exchange = {
    ...{ id: 'x', platformId: 'p', endpointId: 'e', attempt: 1, startedAt: 0, durationMs: 1 },
    request: { method: 'GET', url: 'http://127.0.0.1:8112/passport/web/create-qr64', headers: [], bodyText: null },
    response: {
      status: 200,
      headers: [['set-cookie', '_passport_session=0123456789abcdef; Path=/passport; Domain=example.test; HttpOnly']],
      bodyText: 'at /passport of example.test: 0123456789abcdef',
      bodyBytes: 46,
    },
  };
  const platform = { id: 'p', title: 'P', origins: ['api'], endpoints: {} };
  const redacted = exchangeRedactor(platform)(exchange);
  expect(redacted.request.url).toBe('http://127.0.0.1:8112/passport/web/create-qr64');
  expect(redacted.response?.bodyText).toBe('at /passport of example.test: ***');
  expect(redacted.response?.headers).toEqual([['set-cookie', '***']]);
});
