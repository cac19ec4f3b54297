import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib';
import type { BrotliOptions, ZlibOptions, ZstdOptions } from 'node:zlib';
import type { TransportProblem } from './classify-transport-error.ts';
import { errorCodeOf } from './transport-cause.ts';

/** Why a body could not be turned into text. */
export class UnreadableBody extends Error {
  readonly problem: TransportProblem;

  constructor(problem: TransportProblem) {
    super(problem.problem);
    this.problem = problem;
  }
}

/** What decides how bytes become text. */
export interface BodyCoding {
  readonly contentEncoding: string | undefined;
  readonly contentType: string | undefined;
  /** Also bounds the decompressed size. */
  readonly maxBytes: number;
}

/**
 * Turns body bytes into text: undoes the content coding (gzip, deflate, br, zstd, also several), then reads the charset
 * that `content-type` names, UTF-8 without one; a byte order mark is dropped. Synchronous for the usual uncompressed
 * body. Throws or rejects with `UnreadableBody`.
 */
export function readBodyText(chunks: readonly Buffer[], coding: BodyCoding): string | Promise<string> {
  if (chunks.length === 0) return '';
  const bytes = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
  if (coding.contentEncoding === undefined || coding.contentEncoding === 'identity') {
    return decodeText(bytes, coding.contentType);
  }
  return decompress(bytes, coding.contentEncoding, coding.maxBytes).then((plain) =>
    decodeText(plain, coding.contentType),
  );
}

type Unpack = (bytes: Buffer, options: { readonly maxOutputLength: number }) => Promise<Buffer>;

const DECODERS: Readonly<Record<string, Unpack>> = {
  gzip: promisify<Buffer, ZlibOptions, Buffer>(gunzip),
  'x-gzip': promisify<Buffer, ZlibOptions, Buffer>(gunzip),
  deflate: inflateEither,
  br: promisify<Buffer, BrotliOptions, Buffer>(brotliDecompress),
  zstd: promisify<Buffer, ZstdOptions, Buffer>(zstdDecompress),
};

async function decompress(bytes: Buffer, contentEncoding: string, maxOutputLength: number): Promise<Buffer> {
  const codings = contentEncoding.split(',').map((coding) => coding.trim().toLowerCase());
  let plain = bytes;
  // codings are listed in the order they were applied
  for (const coding of codings.toReversed()) {
    if (coding === 'identity' || coding === '') continue;
    const decoder = Object.hasOwn(DECODERS, coding) ? DECODERS[coding] : undefined;
    if (decoder === undefined) throw unreadable('the answer has a content coding this client cannot undo');
    plain = await decoder(plain, { maxOutputLength }).catch((error: unknown) => {
      throw decodingProblem(error, maxOutputLength);
    });
  }
  return plain;
}

// some servers send raw deflate under this name; a zlib stream begins with a checksummed header
function inflateEither(bytes: Buffer, options: ZlibOptions): Promise<Buffer> {
  const [first = 0, second = 0] = bytes;
  const isZlib = (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0;
  return promisify<Buffer, ZlibOptions, Buffer>(isZlib ? inflate : inflateRaw)(bytes, options);
}

function decodingProblem(error: unknown, maxBytes: number): UnreadableBody {
  if (errorCodeOf(error) !== 'ERR_BUFFER_TOO_LARGE') return unreadable('the answer breaks its own content coding');
  const problem = `the answer unpacks to more than ${maxBytes.toString()} bytes: raise maxResponseBytes if it may be`;
  return new UnreadableBody({ code: 'HTTP_RESPONSE_TOO_LARGE', problem });
}

function unreadable(problem: string): UnreadableBody {
  return new UnreadableBody({ code: 'HTTP_RESPONSE_UNREADABLE', problem });
}

const UTF_8_TYPE = /^[^;]*(?:;\s*charset="?utf-?8"?\s*)?$/i;
const CHARSET = /;\s*charset\s*=\s*"?([^\s;"]+)/i;

function decodeText(bytes: Buffer, contentType: string | undefined): string {
  if (contentType !== undefined && !UTF_8_TYPE.test(contentType)) {
    const charset = CHARSET.exec(contentType)?.[1];
    if (charset !== undefined) return decoderFor(charset).decode(bytes);
  }
  const text = bytes.toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function decoderFor(charset: string): { decode(bytes: Uint8Array): string } {
  try {
    return new TextDecoder(charset);
  } catch {
    throw unreadable('the answer names a charset this client cannot read');
  }
}
