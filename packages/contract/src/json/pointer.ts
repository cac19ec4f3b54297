/** Splits an RFC 6901 JSON pointer into member names. An empty pointer is the whole document. */
export function pointerTokens(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Joins member names into a JSON pointer. */
export function toPointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The value a JSON pointer names, or `undefined` where there is none. Only own members count. */
export function valueAt(document: unknown, pointer: string): unknown {
  let current = document;
  for (const token of pointerTokens(pointer)) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, token)) return undefined;
    current = (current as Record<string, unknown>)[token];
  }
  return current;
}

/** A copy of `document` with `value` at the pointer; missing objects on the way are created. */
export function withValueAt(document: unknown, pointer: string, value: unknown): unknown {
  const [head, ...rest] = pointerTokens(pointer);
  if (head === undefined) return value;
  const base: Record<string, unknown> = isRecord(document) ? { ...document } : {};
  base[head] = withValueAt(base[head], toPointer(rest), value);
  return base;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
