import { crc32, deflateSync } from 'node:zlib';
import type { Random } from '../../core/random.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const QR_MODULES = 25;
const SCALE = 4;

/** A picture that looks like a QR code and says nothing. Base64 of a PNG. */
export function qrPicture(random: Random): string {
  const dark = Array.from({ length: QR_MODULES * QR_MODULES }, () => random.chance(0.5));
  return encodePng([QR_MODULES * SCALE, QR_MODULES * SCALE], (x, y) => {
    const [column, row] = [Math.floor(x / SCALE), Math.floor(y / SCALE)];
    return finderAt(column, row) ?? dark[row * QR_MODULES + column] === true;
  });
}

/** A captcha picture: eight empty fields. Base64 of a PNG; its answer is configured, nobody reads it off. */
export function captchaPicture(random: Random): string {
  const offset = random.integer(0, 22);
  return encodePng([293, 190], (x, y) => y > 30 && (x % 73 < 2 || (y - 30) % 78 < 2 || (x + y + offset) % 23 === 0));
}

function finderAt(column: number, row: number): boolean | undefined {
  const near = (at: number): number => (at < 8 ? at : QR_MODULES - 1 - at);
  const [x, y] = [near(column), near(row)];
  if (x > 7 || y > 7 || (column >= 8 && row >= 8)) return undefined;
  const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
  return ring !== 2 && ring !== 4;
}

function encodePng([width, height]: readonly [number, number], isDark: (x: number, y: number) => boolean): string {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + x + 1] = isDark(x, y) ? 0 : 0xff;
  }
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([SIGNATURE, ...chunks]).toString('base64');
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
