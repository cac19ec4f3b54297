import { isUtf8 } from 'node:buffer';
import { CliError } from '../../cli-error.ts';

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const LINE_FEED = 0x0a;

/**
 * Passes bytes on once they are known to be UTF-8, without a byte-order mark. Throws `CliError` `ENCODING_UNSUPPORTED` that
 * names the line and, where it can be told, the encoding the file has.
 */
export async function* utf8Bytes(chunks: AsyncIterable<Buffer>, title: string): AsyncGenerator<Buffer> {
  let isFirst = true;
  let lines = 1;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    let bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (isFirst && bytes.length < BOM.length) {
      rest = bytes;
      continue;
    }
    if (isFirst) bytes = withoutMark(bytes, title);
    isFirst = false;
    const cut = bytes.lastIndexOf(LINE_FEED) + 1;
    const whole = cut === 0 ? undefined : bytes.subarray(0, cut);
    rest = cut === 0 ? bytes : bytes.subarray(cut);
    if (whole === undefined) continue;
    if (!isUtf8(whole)) throw notUtf8(whole, lines, title);
    lines += countLines(whole);
    yield whole;
  }
  if (isFirst) rest = withoutMark(rest, title);
  if (!isUtf8(rest)) throw notUtf8(rest, lines, title);
  if (rest.length > 0) yield rest;
}

function withoutMark(bytes: Buffer, title: string): Buffer {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) throw unsupported(`${title} is UTF-16 text`, 'UTF-16');
  return bytes.subarray(0, BOM.length).equals(BOM) ? bytes.subarray(BOM.length) : bytes;
}

function notUtf8(bytes: Buffer, firstLine: number, title: string): CliError {
  let line = firstLine;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(LINE_FEED, start) + 1 || bytes.length;
    if (!isUtf8(bytes.subarray(start, end))) break;
    start = end;
  }
  const place = `${title}, line ${line.toString()}`;
  if (!isGbk(bytes)) return unsupported(`${place}: not UTF-8 text`, 'THE-ENCODING');
  return unsupported(`${place}: not UTF-8 text; it looks like GBK, which Excel writes in Chinese Windows`, 'GBK');
}

function isGbk(bytes: Buffer): boolean {
  try {
    return /\p{Script=Han}/u.test(new TextDecoder('gbk', { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}

function unsupported(problem: string, encoding: string): CliError {
  return new CliError('ENCODING_UNSUPPORTED', problem, {
    hint:
      'In Excel save as "CSV UTF-8 (Comma delimited)", in WPS choose UTF-8; ' +
      `or run: iconv -f ${encoding} -t UTF-8 FILE > FILE.utf8`,
  });
}

function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) count += 1;
  return count;
}
