import { expect, test } from 'vitest';
import { hexLines } from './hex-lines.ts';

test('bytes stand as hex and text, those of the secret hidden', () => {
  expect(hexLines('a=洗', 'xyz')).toEqual({
    lines: [`0000  61 3d e6 b4 97 •• •• ••${' '.repeat(24)}  a=···•••`],
    byteCount: 8,
    hiddenCount: 0,
  });
});

test('a long text is cut, and says by how much', () => {
  const { lines, byteCount, hiddenCount } = hexLines('a'.repeat(600), 'secret');
  expect([lines.length, byteCount, hiddenCount]).toEqual([32, 606, 94]);
});

test('no byte of the secret is shown', () => {
  const { lines } = hexLines('', 'ExampleSecret001');
  expect(lines.join('')).not.toMatch(/45 78|Example/);
});
