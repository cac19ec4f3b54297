import { closeSync, constants, openSync, readFileSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/** The latest sequence number that was acknowledged to a caller, and the outbox it belongs to. */
export interface Mark {
  readonly outboxId: string;
  readonly seq: number;
}

// "BXWMARK1", outbox id of 36 characters, number as 64 bits, CRC-32 of all that
const MAGIC = Buffer.from('BXWMARK1');
const SEQ_AT = MAGIC.length + 36;
const CRC_AT = SEQ_AT + 8;
const LENGTH = CRC_AT + 4;

/**
 * Keeps the mark in a file of its own, overwritten in place after each commit and never synced: it survives the death of
 * the process, which is enough to notice a log that got shorter. It promises nothing about power loss; the commit does.
 */
export class HighWaterMark {
  readonly #fd: number;
  readonly #bytes: Buffer;

  constructor(outboxPath: string, outboxId: string) {
    this.#fd = openSync(markPath(outboxPath), constants.O_RDWR | constants.O_CREAT, 0o600);
    this.#bytes = Buffer.concat([MAGIC, Buffer.from(outboxId.padEnd(36)), Buffer.alloc(12)]);
  }

  write(seq: number): void {
    const bytes = this.#bytes;
    bytes.writeUInt32BE(Math.floor(seq / 2 ** 32), SEQ_AT);
    bytes.writeUInt32BE(seq % 2 ** 32, SEQ_AT + 4);
    bytes.writeUInt32BE(crc32(bytes.subarray(0, CRC_AT)), CRC_AT);
    writeSync(this.#fd, bytes, 0, LENGTH, 0);
  }

  close(): void {
    closeSync(this.#fd);
  }
}

/** The mark beside an outbox; `undefined` when there is none or it cannot be read. */
export function readMark(outboxPath: string): Mark | undefined {
  const bytes = readIfThere(markPath(outboxPath));
  if (bytes === undefined || bytes.length < LENGTH || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  if (crc32(bytes.subarray(0, CRC_AT)) !== bytes.readUInt32BE(CRC_AT)) return undefined;
  const seq = bytes.readUInt32BE(SEQ_AT) * 2 ** 32 + bytes.readUInt32BE(SEQ_AT + 4);
  return { outboxId: bytes.toString('utf8', MAGIC.length, SEQ_AT).trimEnd(), seq };
}

export function markPath(outboxPath: string): string {
  return `${outboxPath}-mark`;
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
