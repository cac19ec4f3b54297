import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitLines, TOO_LONG, type Line } from './split-lines.ts';

async function linesOf(chunks: readonly (string | Buffer)[], maxLineBytes = 1000): Promise<Line[]> {
  async function* stream() {
    for (const chunk of chunks) yield Buffer.from(chunk as string);
  }
  const lines: Line[] = [];
  for await (const batch of splitLines(stream(), maxLineBytes)) lines.push(...batch);
  return lines;
}

const texts = (lines: readonly Line[]) => lines.map((line) => (line === TOO_LONG ? 'TOO_LONG' : line.toString()));

describe('splitLines', () => {
  test.each([
    [['a\nb\n'], ['a', 'b']],
    [['a\nb'], ['a', 'b']],
    [['a\r\n\r\nb\r\n'], ['a', '', 'b']],
    [
      ['a', 'b\nc', '\n'],
      ['ab', 'c'],
    ],
    [
      ['a\r', '\nb'],
      ['a', 'b'],
    ],
    [[''], []],
    [[], []],
    [['\n'], ['']],
    [['a\rb\n'], ['a\rb']],
  ])('%j gives %j', async (chunks, lines) => {
    expect(texts(await linesOf(chunks))).toEqual(lines);
  });

  test('a line beyond the bound is told, and the next one is whole', async () => {
    expect(texts(await linesOf(['abcde\nabcd\n'], 4))).toEqual(['TOO_LONG', 'abcd']);
    expect(texts(await linesOf(['ab', 'cd', 'e', 'fgh\nx\n', 'abcdefg'], 4))).toEqual(['TOO_LONG', 'x', 'TOO_LONG']);
  });

  test('where chunks are cut makes no difference', async () => {
    const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array.map((byte) => byte % 16)));
    await fc.assert(
      fc.asyncProperty(bytes, fc.array(fc.nat(200)), async (whole, cuts) => {
        const edges = [0, ...cuts.filter((cut) => cut < whole.length).toSorted((a, b) => a - b), whole.length];
        const chunks = edges.slice(1).map((end, index) => whole.subarray(edges[index], end));
        expect(await linesOf(chunks)).toEqual(await linesOf([whole]));
      }),
    );
  });
});
