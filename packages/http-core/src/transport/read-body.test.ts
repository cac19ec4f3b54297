import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readBodyText } from './read-body.ts';
import type { BodyCoding } from './read-body.ts';

const plain: BodyCoding = { contentEncoding: undefined, contentType: 'application/json', maxBytes: 1_000 };
const text = '{"name":"洗车 🚗"}';
const bytes = Buffer.from(text);

test('a body in pieces is joined before it is decoded', () => {
  const cut = bytes.indexOf(Buffer.from('洗')) + 1;
  expect(readBodyText([bytes.subarray(0, cut), bytes.subarray(cut)], plain)).toBe(text);
});

test('no body is an empty text', () => {
  expect(readBodyText([], { ...plain, contentEncoding: 'gzip' })).toBe('');
});

describe('charsets', () => {
  const rows: readonly (readonly [string | undefined, Buffer, string])[] = [
    [undefined, bytes, text],
    ['text/html', Buffer.from('\u{feff}x'), 'x'],
    ['text/html; charset=utf-8', Buffer.from('\u{feff}x'), 'x'],
    ['text/html;charset=UTF8', bytes, text],
    ['text/html; charset="utf-8"', bytes, text],
    ['text/html; charset=gbk', Buffer.from([0xcf, 0xb4, 0xb3, 0xb5]), '洗车'],
    ['text/html; a=b; charset=GB2312', Buffer.from([0xcf, 0xb4, 0xb3, 0xb5]), '洗车'],
    ['text/html; charset=gb18030', Buffer.from([0xcf, 0xb4]), '洗'],
    ['text/plain; charset=euc-kr', Buffer.from([0xc7, 0xd1]), '한'],
    ['text/plain; charset=utf-16le', Buffer.from([0xff, 0xfe, 0x41, 0]), 'A'],
    ['text/plain; charset=iso-8859-1', Buffer.from([0xe9]), 'é'],
  ];
  for (const [contentType, body, expected] of rows) {
    test(`${String(contentType)} is read`, () => {
      expect(readBodyText([body], { ...plain, contentType })).toBe(expected);
    });
  }

  test('an unknown one is refused without quoting it', () => {
    expect(() => readBodyText([bytes], { ...plain, contentType: 'text/plain; charset=canary-1' })).toThrow(
      'the answer names a charset this client cannot read',
    );
  });
});

describe('content codings', () => {
  const rows: readonly (readonly [string, Buffer])[] = [
    ['identity', bytes],
    ['gzip', gzipSync(bytes)],
    ['X-GZIP', gzipSync(bytes)],
    ['deflate', deflateSync(bytes)],
    ['deflate', deflateRawSync(bytes)],
    ['br', brotliCompressSync(bytes)],
    ['zstd', zstdCompressSync(bytes)],
    ['gzip, br', brotliCompressSync(gzipSync(bytes))],
    ['identity, gzip', gzipSync(bytes)],
  ];
  for (const [contentEncoding, body] of rows) {
    test(`${contentEncoding} is undone`, async () => {
      expect(await readBodyText([body], { ...plain, contentEncoding })).toBe(text);
    });
  }

  for (const contentEncoding of ['compress', 'toString', 'gzip, secret']) {
    test(`${contentEncoding} is refused`, async () => {
      const reading = readBodyText([gzipSync(bytes)], { ...plain, contentEncoding });
      await expect(reading).rejects.toMatchObject({ problem: { code: 'HTTP_RESPONSE_UNREADABLE' } });
    });
  }

  test('broken data is refused', async () => {
    const reading = readBodyText([Buffer.from('not gzip')], { ...plain, contentEncoding: 'gzip' });
    await expect(reading).rejects.toMatchObject({ problem: { code: 'HTTP_RESPONSE_UNREADABLE' } });
  });

  for (const [contentEncoding, bomb] of [
    ['gzip', gzipSync(Buffer.alloc(5_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(5_000_000))],
    ['zstd', zstdCompressSync(Buffer.alloc(5_000_000))],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(5_000_000)))],
  ] as const) {
    test(`a ${contentEncoding} bomb stops at the size limit`, async () => {
      const reading = readBodyText([bomb], { ...plain, contentEncoding, maxBytes: 100_000 });
      await expect(reading).rejects.toMatchObject({ problem: { code: 'HTTP_RESPONSE_TOO_LARGE' } });
    });
  }
});
