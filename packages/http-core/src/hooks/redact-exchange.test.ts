import type { Exchange } from '@boxwire/contract';
import { expect, test } from 'vitest';
import { exchangeRedactor } from './redact-exchange.ts';

const platform = { id: 'p', title: 'P', origins: ['api'], endpoints: {}, sensitiveNames: ['ticket'] };
const exchange = (parts: Partial<Exchange['request']>, body: string, headers: [string, string][] = []): Exchange => ({
  id: 'x',
  platformId: 'p',
  endpointId: 'e',
  attempt: 1,
  startedAt: 0,
  durationMs: 1,
  request: { method: 'GET', url: 'https://api.example/a', headers: [], bodyText: null, ...parts },
  response: { status: 200, headers, bodyText: body, bodyBytes: body.length },
});
const bodyOf = (given: Exchange): string | undefined => exchangeRedactor(platform)(given).response?.bodyText;

test('a token of the authorization header is masked where the answer echoes it', () => {
  expect(bodyOf(exchange({ headers: [['authorization', 'Bearer abcdef123']] }, '<p>abcdef123 and abcdef124'))).toBe(
    '<p>*** and abcdef124',
  );
});

test('cookies sent and set are masked where they are echoed', () => {
  const given = exchange({ headers: [['cookie', 'a=sent-cookie-1; b=2']] }, 'sent-cookie-1 set-cookie-1 2', [
    ['set-cookie', 'c=set-cookie-1; Path=/'],
  ]);
  expect(bodyOf(given)).toBe('*** *** 2');
});

test('a secret of the query is masked in its written and its read form', () => {
  const url = 'https://api.example/a?x=1&ticket=se%20cret%2Fvalue&y=2#f';
  expect(bodyOf(exchange({ url }, 'se%20cret%2Fvalue or se cret/value, x=1'))).toBe('*** or ***, x=1');
});

test('a short value is not hunted for', () => {
  expect(bodyOf(exchange({ url: 'https://api.example/a?ticket=12345' }, 'room 12345'))).toBe('room 12345');
});

test('an exchange without secrets is redacted by name and pattern alone', () => {
  const given = exchange({}, '{"ticket":"t","phone":"10012345678","free":"x"}');
  expect(bodyOf(given)).toBe('{"ticket":"***","phone":"***","free":"x"}');
});
