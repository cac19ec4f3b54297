const PER_LINE = 16;
const MOST_BYTES = 512;

/** A hex dump of what is digested: UTF-8 of the joined string, then the secret, whose bytes show as `••`. */
export function hexLines(
  stringA: string,
  secret: string,
): { readonly lines: readonly string[]; readonly byteCount: number; readonly hiddenCount: number } {
  const encoder = new TextEncoder();
  const open = encoder.encode(stringA);
  const closed = encoder.encode(secret).length;
  const byteCount = open.length + closed;
  const shown = Math.min(byteCount, MOST_BYTES);
  const lines: string[] = [];
  for (let start = 0; start < shown; start += PER_LINE) {
    const count = Math.min(PER_LINE, shown - start);
    const bytes = Array.from({ length: count }, (_, index) => open[start + index]);
    const hex = bytes.map((byte) => (byte === undefined ? '••' : byte.toString(16).padStart(2, '0')));
    const text = bytes.map((byte) => (byte === undefined ? '•' : visible(byte)));
    lines.push(`${start.toString(16).padStart(4, '0')}  ${hex.join(' ').padEnd(PER_LINE * 3 - 1)}  ${text.join('')}`);
  }
  return { lines, byteCount, hiddenCount: byteCount - shown };
}

function visible(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';
}
