/**
 * Writes a value as the order page does: single quotes, `\uXXXX`, keys in alphabetical order, no blanks (rail12306 §5.19).
 * A `;` is escaped too, because public readers end a variable at the first one.
 */
export function jsLiteral(value: unknown): string {
  if (typeof value === 'string') return `'${escapeText(value)}'`;
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${value.map(jsLiteral).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`no literal for ${typeof value}`);
  const members = Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `'${name}':${jsLiteral(member)}`);
  return `{${members.join(',')}}`;
}

function escapeText(text: string): string {
  return text.replace(/[\\']/g, '\\$&').replace(/[^\x20-\x7e]|[;<>&]/g, escapeUnit);
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
