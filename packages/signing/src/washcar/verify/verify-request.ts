import { parseQuery } from '../../parse-query.ts';
import type { QueryPairs } from '../query-input.ts';
import { refuse, type Refusal } from './refusal.ts';
import { verify, type Verified, type VerifyOptions } from './verify.ts';

/** Options of `verifyRequest`. */
export interface VerifyRequestOptions extends VerifyOptions {
  /** Largest body in bytes. Default 1_048_576. */
  readonly maxBodyBytes?: number;
}

/** A verified web-standard request, its query decoded and its body read. */
export interface VerifiedRequest extends Verified {
  readonly query: QueryPairs;
  /** The exact text that was signed; null without a body. */
  readonly bodyText: string | null;
}

/**
 * Verifies a web-standard `Request`, so that a team can host its own channel side. Reads the body once, up to
 * `maxBodyBytes`; bytes that are not UTF-8 are a malformed body.
 */
export async function verifyRequest(
  request: Request,
  options: VerifyRequestOptions,
): Promise<VerifiedRequest | Refusal> {
  const query = parseQuery(new URL(request.url).search.slice(1));
  const bodyText = await readBody(request, options.maxBodyBytes ?? 1_048_576);
  if (bodyText === 'too large') return refuse('V7', 'BODY_TOO_LARGE');
  if (bodyText === 'not text') return refuse('V7', 'BODY_MALFORMED');
  const result = await verify({ query, bodyText: bodyText.text }, options);
  return result.ok ? Object.assign(result, { query, bodyText: bodyText.text }) : result;
}

async function readBody(
  request: Request,
  maxBytes: number,
): Promise<{ readonly text: string | null } | 'too large' | 'not text'> {
  if (request.body === null) return { text: null };
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = '';
  let bytes = 0;
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader();
  for (let chunk = await reader.read(); ; chunk = await reader.read()) {
    // only decoding is guarded: a connection that breaks is no malformed body
    const decoded = decode(decoder, chunk.value);
    if (decoded === undefined) {
      await reader.cancel();
      return 'not text';
    }
    text += decoded;
    if (chunk.done) return { text };
    bytes += chunk.value.length;
    if (bytes > maxBytes) {
      await reader.cancel();
      return 'too large';
    }
  }
}

function decode(decoder: InstanceType<typeof TextDecoder>, chunk: Uint8Array | undefined): string | undefined {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    return undefined;
  }
}
