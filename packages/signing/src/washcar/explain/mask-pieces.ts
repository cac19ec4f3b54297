import { MASK } from '../../secret.ts';
import { encodeComponent, encodeForm, jsonEscape } from './escapes.ts';
import type { Masker } from './mask.ts';

/** A run this long tells more of a secret than chance would show; of short secrets a shorter one does. */
const LONGEST_PIECE = 6;
const SHORTEST_PIECE = 4;

/**
 * A masker for pieces of the given secrets: what a log has cut off, or what stands beside a mask. Replaces each run that
 * consists of overlapping pieces of a secret, as it is, URL-encoded or JSON-escaped, in any letter case.
 */
export function createPieceMasker(secrets: readonly string[]): Masker {
  const pieces = new Map<number, Set<string>>();
  for (const secret of secrets) {
    for (const spelling of [secret, encodeComponent(secret), encodeForm(secret), jsonEscape(secret)]) {
      addPieces(spelling, pieces);
    }
  }
  return (text) => (isCovered(text, pieces) ? maskCovered(text, pieces) : text);
}

function addPieces(spelling: string, pieces: Map<number, Set<string>>): void {
  const length = Math.max(SHORTEST_PIECE, Math.min(LONGEST_PIECE, Math.ceil(spelling.length / 2)));
  const own = pieces.get(length) ?? new Set();
  for (let at = 0; at + length <= spelling.length; at++) own.add(spelling.slice(at, at + length).toLowerCase());
  pieces.set(length, own);
}

function isCovered(text: string, pieces: ReadonlyMap<number, ReadonlySet<string>>): boolean {
  for (let at = 0; at < text.length; at++) if (pieceEnd(text, at, pieces) > at) return true;
  return false;
}

function maskCovered(text: string, pieces: ReadonlyMap<number, ReadonlySet<string>>): string {
  let masked = '';
  let coveredTo = 0;
  for (let at = 0; at < text.length; at++) {
    const end = pieceEnd(text, at, pieces);
    if (end > at && at >= coveredTo) masked += MASK;
    coveredTo = Math.max(coveredTo, end);
    if (at >= coveredTo) masked += text.charAt(at);
  }
  return masked;
}

/** Where the longest piece that begins at `at` ends; `at` itself when none does. */
function pieceEnd(text: string, at: number, pieces: ReadonlyMap<number, ReadonlySet<string>>): number {
  let end = at;
  for (const [length, own] of pieces) {
    if (own.has(text.slice(at, at + length).toLowerCase())) end = Math.max(end, at + length);
  }
  return end;
}
