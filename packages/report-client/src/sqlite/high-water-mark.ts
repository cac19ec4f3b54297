import { closeSync, constants, openSync, readFileSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/** The latest sequence number that was acknowledged to a caller, and the outbox it belongs to. */
export interface Mark {
  readonly outboxId: string;
  readonly seq: number;
}

/**
 * Keeps the mark in a file of its own, overwritten in place after each commit and never synced: it survives the death of
 * the process, which is enough to notice a log that got shorter. It promises nothing about power loss; the commit does.
 */
export class HighWaterMark {
  readonly #outboxId: string;
  readonly #fd: number;

  constructor(outboxPath: string, outboxId: string) {
    this.#outboxId = outboxId;
    this.#fd = openSync(markPath(outboxPath), constants.O_RDWR | constants.O_CREAT, 0o600);
  }

  write(seq: number): void {
    writeSync(this.#fd, markText({ outboxId: this.#outboxId, seq }), 0);
  }

  close(): void {
    closeSync(this.#fd);
  }
}

/** The mark beside an outbox; `undefined` when there is none or it cannot be read. */
export function readMark(outboxPath: string): Mark | undefined {
  const text = readIfThere(markPath(outboxPath));
  const match = /^boxwire-mark 1 (?<outboxId>[\da-f-]{36}) (?<seq>\d{16}) [\da-f]{8}\n/.exec(text ?? '');
  if (match?.groups === undefined) return undefined;
  const mark = { outboxId: match.groups.outboxId ?? '', seq: Number(match.groups.seq) };
  return text?.startsWith(markText(mark)) === true ? mark : undefined;
}

export function markPath(outboxPath: string): string {
  return `${outboxPath}-mark`;
}

// of one length, so that a write replaces the whole mark
function markText({ outboxId, seq }: Mark): string {
  const content = `boxwire-mark 1 ${outboxId} ${seq.toString().padStart(16, '0')}`;
  return `${content} ${crc32(content).toString(16).padStart(8, '0')}\n`;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
