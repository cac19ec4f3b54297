import { toJsonSchema } from '@boxwire/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { flag } from './flag.ts';
import { kstDateTime, kstDigits } from './kst.ts';
import { onestopPage } from './onestop-context.ts';
import { orderTotals } from './total-fee.ts';
import { wonText } from './won.ts';

describe('won as decimal text', () => {
  test.each([
    ['143000.0', 143000],
    ['143000', 143000],
    [143000, 143000],
    ['0.0', 0],
    ['-0.0', 0],
  ])('%s is %i won', (wire, won) => {
    expect(z.decode(wonText, wire)).toBe(won);
  });

  test('always writes the .0', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (won) => {
        expect(z.encode(wonText, won)).toBe(`${won.toString()}.0`);
        expect(z.decode(wonText, z.encode(wonText, won))).toBe(won);
      }),
    );
  });

  test.each(['143000.5', '1e5', '', '143,000', '1.', 1.5])('%j is no whole won', (wire) => {
    expect(z.safeDecode(wonText, wire as string).success).toBe(false);
  });
});

describe('Korean times', () => {
  test.each([
    ['202512241400', '2025-12-24T05:00:00.000Z'],
    ['20251224140000', '2025-12-24T05:00:00.000Z'],
    ['20251224140030', '2025-12-24T05:00:30.000Z'],
  ])('%s is %s', (wire, instant) => {
    expect(z.decode(kstDigits, wire).toISOString()).toBe(instant);
  });

  test('writes 12 digits where the seconds are zero, else 14', () => {
    expect(z.encode(kstDigits, new Date('2025-12-24T05:00:00Z'))).toBe('202512241400');
    expect(z.encode(kstDigits, new Date('2025-12-24T05:00:30Z'))).toBe('20251224140030');
    expect(z.encode(kstDateTime, new Date('2026-10-12T11:00:00Z'))).toBe('2026-10-12 20:00:00');
  });

  test.each(['202502301400', '2025122414', '20251224140', ''])('%j is no time', (wire) => {
    expect(z.safeDecode(kstDigits, wire).success).toBe(false);
  });
});

test('flags of both generations are one boolean', () => {
  for (const yes of ['Y', true]) expect(z.decode(flag(), yes as 'Y')).toBe(true);
  for (const no of ['N', false]) expect(z.decode(flag(), no as 'N')).toBe(false);
  expect(z.encode(flag('yn'), true)).toBe('Y');
  expect(z.encode(flag(), true)).toBe(true);
  expect(z.safeDecode(flag(), 'y' as 'Y').success).toBe(false);
});

describe('the OneStop page', () => {
  const context = {
    sessionId: '25018223_M0000000000421768530000',
    channelType: 'TRIPLE_KOREA',
    entMemberCode: 'AAAA',
    bizCode: '10965',
    lang: 'zh',
    goods: { goodsCode: '1', placeCode: '2', goodsName: '</script><b>"x"' },
  };

  test('gives back the context that was written, markup inside it included', () => {
    const html = z.encode(onestopPage, z.decode(onestopPage, pageOf(context)));
    expect(z.decode(onestopPage, html)).toEqual(context);
  });

  test.each([
    ['no data', '<html></html>'],
    ['broken data', '<script id="__NEXT_DATA__" type="application/json">{"props":</script>'],
    ['data without a context', pageOf(undefined)],
    ['a context without a session', pageOf({ ...context, sessionId: undefined })],
    ['a page that never closes', `<script id="__NEXT_DATA__">${'<'.repeat(100_000)}`],
  ])('a page with %s is refused', (_title, html) => {
    expect(z.safeDecode(onestopPage, html).success).toBe(false);
  });

  function pageOf(initData: unknown): string {
    const data = JSON.stringify({ props: { pageProps: { initData } } }).replaceAll('<', '\\u003c');
    return `<html><head></head><body><script id="__NEXT_DATA__" type="application/json">${data}</script></body></html>`;
  }
});

test.each([
  [
    { ticketsWon: [143000], commissionPerTicketWon: 8000 },
    { totalFee: 151000, totalCommissionFee: 8000 },
  ],
  [
    { ticketsWon: [143000, 0], commissionPerTicketWon: 8000, freeChargeCount: 1, shippingWon: 3000, packageWon: 500 },
    { totalFee: 154500, totalCommissionFee: 8000 },
  ],
])('order totals of %j', (amounts, totals) => {
  expect(orderTotals(amounts)).toEqual(totals);
});

test('codecs have a wire side for documents', () => {
  expect(toJsonSchema(wonText)).toMatchObject({ type: ['string', 'number'] });
  expect(toJsonSchema(kstDigits)).toMatchObject({ type: 'string' });
});
