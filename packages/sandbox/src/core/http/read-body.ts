import type { IncomingMessage } from 'node:http';
import { SandboxError } from '../errors.ts';

/** Largest request body the sandbox reads, in bytes. */
const MAX_BODY_BYTES = 1_048_576;

const STRICT_UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Whether a request announces a body. */
export function hasBody(incoming: IncomingMessage): boolean {
  const { 'content-length': length, 'transfer-encoding': coding } = incoming.headers;
  return coding !== undefined || (length !== undefined && length !== '0');
}

/**
 * Reads a body as UTF-8; a byte order mark is kept, broken bytes become U+FFFD. `undefined` when the client gave up.
 * Throws `SandboxError` `BODY_TOO_LARGE` over 1 MiB and `BODY_ENCODED` for a compressed body.
 */
export async function readBody(incoming: IncomingMessage): Promise<string | undefined> {
  const encoding = incoming.headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') {
    throw new SandboxError('BODY_ENCODED', 'expected a request body without content-encoding: send it uncompressed');
  }
  const announced = Number(incoming.headers['content-length'] ?? 0);
  if (announced > MAX_BODY_BYTES) throw tooLarge();
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
      bytes += (chunk as Buffer).length;
      if (bytes > MAX_BODY_BYTES) throw tooLarge();
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    if (error instanceof SandboxError) throw error;
    return undefined;
  }
  return STRICT_UTF8.decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
}

function tooLarge(): SandboxError {
  return new SandboxError('BODY_TOO_LARGE', `expected a request body of at most ${MAX_BODY_BYTES} bytes: send less`);
}
