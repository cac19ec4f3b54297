import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsLiteral } from './js-literal.ts';

test('keys are sorted, texts in single quotes, the rest as it is in JSON', () => {
  expect(jsLiteral({ b: null, a: '二等座', c: [true, 1, 'x'], D: {} })).toBe(
    String.raw`{'D':{},'a':'\u4E8C\u7B49\u5EA7','b':null,'c':[true,1,'x']}`,
  );
});

test('no text can end a variable, a script or a line early', () => {
  expect(jsLiteral("a;b</script>\n'\\")).toBe(String.raw`'a\u003Bb\u003C/script\u003E\u000A\'\\'`);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const literal = jsLiteral(text);
      expect(literal).toMatch(/^'[\x20-\x7e]*'$/);
      expect(literal).not.toMatch(/[;<>]/);
      // the subset is JSON but for the quotes
      expect(
        JSON.parse(
          `"${literal
            .slice(1, -1)
            .replaceAll('"', '\\"')
            .replaceAll(String.raw`\'`, "'")}"`,
        ),
      ).toBe(text);
    }),
  );
});

test('what has no literal is a mistake of the page', () => {
  expect(() => jsLiteral(undefined)).toThrow(TypeError);
});
