import { InterparkValueError } from '../interpark-value-error.ts';

/** The parts of a blockKey (interpark §0.1). The round of seatStatus is this one, not the query's. */
export interface BlockKeyParts {
  readonly playSeq: string;
  /** `blockNo` of payment/ready. */
  readonly block: string;
}

const BLOCK_KEY = /^(\d{3}):([^:]+)$/;

/** Takes a blockKey apart. Throws `InterparkValueError` `BLOCK_KEY_INVALID`. */
export function parseBlockKey(blockKey: string): BlockKeyParts {
  const [, playSeq, block] = BLOCK_KEY.exec(blockKey) ?? [];
  if (playSeq === undefined || block === undefined) {
    throw new InterparkValueError('BLOCK_KEY_INVALID', 'expected a blockKey: round and block, parted by a colon');
  }
  return { playSeq, block };
}

/** Puts a blockKey together. Throws `InterparkValueError` for parts of another form. */
export function formatBlockKey({ playSeq, block }: BlockKeyParts): string {
  const blockKey = `${playSeq}:${block}`;
  parseBlockKey(blockKey);
  return blockKey;
}
