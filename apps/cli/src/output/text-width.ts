import { stripVTControlCharacters } from 'node:util';

// East Asian wide and full-width blocks, and emoji: two columns each on a terminal
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/gu;

/** Columns a text takes on a terminal; colour takes none. */
export function textWidth(text: string): number {
  const plain = stripVTControlCharacters(text);
  const wide = plain.match(WIDE) ?? [];
  return plain.length + wide.reduce((sum, character) => sum + 2 - character.length, 0);
}

/** Fills a text with spaces up to a width. */
export function padText(text: string, width: number, side: 'left' | 'right' = 'right'): string {
  const fill = ' '.repeat(Math.max(0, width - textWidth(text)));
  return side === 'right' ? text + fill : fill + text;
}
