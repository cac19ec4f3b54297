import { crc32, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { captchaPicture, qrPicture } from './png.ts';

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rows: Buffer;
}

function readPng(base64: string): Picture {
  const bytes = Buffer.from(base64, 'base64');
  const parts = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const body = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    parts.set(body.subarray(0, 4).toString('latin1'), body.subarray(4));
    at += 12 + length;
  }
  const header = parts.get('IHDR')!;
  expect([...parts.keys()]).toEqual(['IHDR', 'IDAT', 'IEND']);
  return { width: header.readUInt32BE(0), height: header.readUInt32BE(4), rows: inflateSync(parts.get('IDAT')!) };
}

test.each([
  ['a QR code', qrPicture, 100, 100],
  ['a captcha', captchaPicture, 293, 190],
])('%s is a whole PNG, the same for the same seed', (_, draw, width, height) => {
  const picture = readPng(draw(createRandom(1)));
  expect(picture).toMatchObject({ width, height });
  expect(picture.rows).toHaveLength((width + 1) * height);
  expect(draw(createRandom(1))).toBe(draw(createRandom(1)));
  expect(draw(createRandom(1))).not.toBe(draw(createRandom(2)));
});

test('a QR code has its three finder patterns', () => {
  const { width, rows } = readPng(qrPicture(createRandom(1)));
  const isDark = (column: number, row: number): boolean => rows[row * 4 * (width + 1) + column * 4 + 1] === 0;
  for (const [x, y] of [
    [0, 0],
    [18, 0],
    [0, 18],
  ] as const) {
    const line = Array.from({ length: 7 }, (_, at) => isDark(x + at, y + 3));
    expect(line).toEqual([true, false, true, true, true, false, true]);
  }
});
