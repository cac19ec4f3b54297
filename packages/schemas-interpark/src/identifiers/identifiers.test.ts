import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatBlockKey, parseBlockKey } from './block-key.ts';
import { keyOfUrl } from './key-of-url.ts';
import { formatSeatInfoId, parseSeatInfoId } from './seat-info-id.ts';
import { formatSessionId, parseSessionId, sessionSuffix } from './session-id.ts';
import { formatWaitingId, parseWaitingId } from './waiting-id.ts';

const goodsCode = fc.stringMatching(/^\d{8}$/);
const userSeq = fc.integer({ min: 0, max: 999_999_999_999 });

describe('the worked example (interpark §0.1)', () => {
  test('sessionId', () => {
    const parts = { goodsCode: '25018223', userSeq: 42, admittedAt: new Date(1_768_530_000_000) };
    expect(parseSessionId('25018223_M0000000000421768530000')).toEqual(parts);
    expect(formatSessionId(parts)).toBe('25018223_M0000000000421768530000');
    expect(sessionSuffix('25018223_M0000000000421768530000')).toBe('M0000000000421768530000');
  });

  test('waitingId', () => {
    const parts = { goodsCode: '25018223', memberCode: 'AAAAAAAAAAAAAAAAAAAAAA==', userSeq: 42 };
    expect(parseWaitingId('25018223:AAAAAAAAAAAAAAAAAAAAAA==:42')).toEqual(parts);
    expect(formatWaitingId(parts)).toBe('25018223:AAAAAAAAAAAAAAAAAAAAAA==:42');
  });

  test('seatInfoId and blockKey', () => {
    const parts = { goodsCode: '25018223', placeCode: '25001698', playSeq: '001', serial: '101' };
    expect(parseSeatInfoId('25018223:25001698:001:101')).toEqual(parts);
    expect(formatSeatInfoId(parts)).toBe('25018223:25001698:001:101');
    expect(parseBlockKey('001:401')).toEqual({ playSeq: '001', block: '401' });
    expect(formatBlockKey({ playSeq: '001', block: '401' })).toBe('001:401');
  });
});

describe('round trips', () => {
  test('sessionId', () => {
    const seconds = fc.integer({ min: 0, max: 9_999_999_999 });
    fc.assert(
      fc.property(goodsCode, userSeq, seconds, (goods, seq, at) => {
        const parts = { goodsCode: goods, userSeq: seq, admittedAt: new Date(at * 1000) };
        expect(parseSessionId(formatSessionId(parts))).toEqual(parts);
      }),
    );
  });

  test('waitingId', () => {
    fc.assert(
      fc.property(goodsCode, fc.stringMatching(/^[0-9A-Za-z+/]{22}==$/), userSeq, (goods, memberCode, seq) => {
        const parts = { goodsCode: goods, memberCode, userSeq: seq };
        expect(parseWaitingId(formatWaitingId(parts))).toEqual(parts);
      }),
    );
  });

  test('a key comes out of its URL as it went in, a plus being a plus', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Za-z+/]{4,40}={0,2}$/), (key) => {
        expect(keyOfUrl(`https://t.example.test/onestop?a=1&key=${encodeURIComponent(key)}&b=2`)).toBe(key);
      }),
    );
    expect(keyOfUrl('https://t.example.test/waiting?key=a+b%2Bc')).toBe('a+b+c');
    expect(keyOfUrl('https://t.example.test/waiting?key=100%2525')).toBe('100%25');
  });
});

const broken: readonly (readonly [string, () => unknown])[] = [
  ['SESSION_ID_INVALID', () => parseSessionId('session_undefined')],
  ['SESSION_ID_INVALID', () => parseSessionId('25018223_M42')],
  ['SESSION_ID_INVALID', () => formatSessionId({ goodsCode: '1', userSeq: 1e12, admittedAt: new Date(0) })],
  ['WAITING_ID_INVALID', () => parseWaitingId('25018223:short:42')],
  ['WAITING_ID_INVALID', () => formatWaitingId({ goodsCode: '1', memberCode: 'x', userSeq: 1 })],
  ['SEAT_INFO_ID_INVALID', () => parseSeatInfoId('25018223:25001698:101')],
  ['SEAT_INFO_ID_INVALID', () => formatSeatInfoId({ goodsCode: '1', placeCode: '2', playSeq: '1', serial: '3' })],
  ['BLOCK_KEY_INVALID', () => parseBlockKey('401')],
  ['BLOCK_KEY_INVALID', () => formatBlockKey({ playSeq: '1', block: '401' })],
  ['KEY_URL_INVALID', () => keyOfUrl('https://t.example.test/waiting?k=1')],
  ['KEY_URL_INVALID', () => keyOfUrl('https://t.example.test/waiting?key=%E0%A4')],
];
test.each(broken)('another form is refused with %s, without quoting it', (code, attempt) => {
  expect(attempt).toThrow(expect.objectContaining({ code }) as Error);
  expect(attempt).not.toThrow(/25018223|short|t\.example/);
});
