import { describe, expect, it } from 'vitest';
import { gbk, hasGbk, latin1, utf16le } from './charsets.ts';
import { diffStrings, printable } from './diff-strings.ts';

describe('diffStrings', () => {
  it('gives nothing for equal texts', () => {
    expect(diffStrings('a=洗', 'a=洗')).toBeUndefined();
  });

  it('gives the first differing byte with its surroundings', () => {
    expect(diffStrings('name=a b&z=1', 'name=a+b&z=1')).toEqual({
      byteOffset: 6,
      ours: { text: 'name=a b&z=1', hex: '6e 61 6d 65 3d 61 | 20 62 26 7a 3d 31' },
      theirs: { text: 'name=a+b&z=1', hex: '6e 61 6d 65 3d 61 | 2b 62 26 7a 3d 31' },
    });
  });

  it('counts bytes, not characters', () => {
    expect(diffStrings('洗车=1', '洗车=2')).toMatchObject({
      byteOffset: 7,
      ours: { hex: 'e6 b4 97 e8 bd a6 3d | 31' },
    });
  });

  it('points into a character where only its later bytes differ', () => {
    const difference = diffStrings('x车', 'x轧');
    expect(difference).toMatchObject({ byteOffset: 3, ours: { text: 'x车' }, theirs: { text: 'x轧' } });
  });

  it('tells a text that ends early', () => {
    expect(diffStrings('ab', 'abc')).toMatchObject({
      byteOffset: 2,
      ours: { hex: '61 62 |' },
      theirs: { hex: '61 62 | 63' },
    });
  });

  it('shortens long surroundings on both sides', () => {
    const difference = diffStrings(`${'a'.repeat(100)}x${'b'.repeat(100)}`, `${'a'.repeat(100)}y${'b'.repeat(100)}`);
    expect(difference?.ours.text).toBe(`…${'a'.repeat(24)}x${'b'.repeat(23)}…`);
    expect(difference?.ours.hex.split(' ')).toHaveLength(17);
  });

  it('compares with bytes of another character set', () => {
    const difference = diffStrings('a=洗车', 'a=洗车', gbk);
    expect(difference).toMatchObject({ byteOffset: 2, theirs: { text: 'a=洗车', hex: '61 3d | cf b4 b3 b5' } });
  });
});

describe('printable', () => {
  it('writes what a terminal would obey or hide as escapes', () => {
    expect(printable('a\u001b[31m\n\u200b\ufeff\u202e\u3000洗')).toBe(
      'a\\u001b[31m\\u000a\\u200b\\ufeff\\u202e\\u3000洗',
    );
  });

  it('keeps plain spaces and pairs of surrogates', () => {
    expect(printable('a b \u{1f697}')).toBe('a b \u{1f697}');
    expect(printable('\ud83d')).toBe('\\ud83d');
  });
});

describe('character sets', () => {
  it('encodes GBK as a decoder reads it back', () => {
    expect(hasGbk()).toBe(true);
    const text = '洗车Api：精致，〇 A';
    expect(new TextDecoder('gbk').decode(gbk(text))).toBe(text);
  });

  it('writes ? for what a set lacks', () => {
    expect(Array.from(gbk('\u{1f697}'))).toEqual([0x3f]);
    expect(Array.from(latin1('é洗'))).toEqual([0xe9, 0x3f]);
    expect(Array.from(utf16le('洗'))).toEqual([0x17, 0x6d]);
  });
});
