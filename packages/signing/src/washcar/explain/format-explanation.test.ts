import { describe, expect, it } from 'vitest';
import { sign } from '../canonicalize.ts';
import { explain } from './explain.ts';
import { formatExplanation } from './format-explanation.ts';

const REQUEST = {
  query: { appId: '10000', nonce: 'n1', keyword: 'a b' },
  bodyText: '{"mobile":"10012345678"}',
  secret: 'HKKA4sj81FakwFk9',
};

describe('formatExplanation', () => {
  it('shows pairs, string, cause and difference, and ends with the fix', () => {
    const expected = sign({ ...REQUEST, query: { ...REQUEST.query, keyword: 'a+b' } }).sign;
    expect(formatExplanation(explain({ ...REQUEST, expected }))).toMatchInlineSnapshot(`
      "Signed parameters (4)
        appId   = 10000
        keyword = a b
        mobile  = 10012345678
        nonce   = n1
      String to sign
        appId=10000&keyword=a b&mobile=10012345678&nonce=n1***
      Signature  20ee4d1ae488f400e3b514001e647c85
      Expected   c838ddd31ccd74180c98954b90a90656

      Cause: Space signed as + [space-as-plus]
        Signed: appId=10000&keyword=a+b&mobile=10012345678&nonce=n1***
        First difference at byte 21
          ours   appId=10000&keyword=a b&mobile=10012345678&no…   [65 79 77 6f 72 64 3d 61 | 20 62 26 6d 6f 62 69 6c]
          theirs appId=10000&keyword=a+b&mobile=10012345678&no…   [65 79 77 6f 72 64 3d 61 | 2b 62 26 6d 6f 62 69 6c]

      Cause: Values form-encoded before signing, space as + [url-encoded-form]
        Namely: form encoding
        Signed: appId=10000&keyword=a+b&mobile=10012345678&nonce=n1***
        First difference at byte 21
          ours   appId=10000&keyword=a b&mobile=10012345678&no…   [65 79 77 6f 72 64 3d 61 | 20 62 26 6d 6f 62 69 6c]
          theirs appId=10000&keyword=a+b&mobile=10012345678&no…   [65 79 77 6f 72 64 3d 61 | 2b 62 26 6d 6f 62 69 6c]

      Explained; 295 readings tried.
      Fix (space-as-plus): Sign a space as a space; encode only on the wire, as %20.
      Fix (url-encoded-form): Sign names and values raw and decoded; URL-encode only when the request URL is built."
    `);
  });

  it('says what it could not check when nothing fits, and what to do', () => {
    const text = formatExplanation(explain({ ...REQUEST, expected: '0'.repeat(32) }));
    expect(text).toContain('Could not be checked\n  wrong-key: whether another key was used');
    expect(text).toContain('Supply candidateSecrets.');
    expect(text).toMatch(
      /Not explained: none of \d+ readings tried gives the expected signature\.\nFix: ask the other side/,
    );
  });

  it('tells a match', () => {
    const text = formatExplanation(
      explain({ ...REQUEST, expected: sign(REQUEST).sign, now: 1, earlier: [{ query: { a: 'b' } }] }),
    );
    expect(text.endsWith('The signatures match.')).toBe(true);
  });

  it("compares the other side's string", () => {
    const expectedString = 'appId=10000&keyword=a b&mobile=10012345679&nonce=n1';
    const text = formatExplanation(explain({ ...REQUEST, expectedString }));
    expect(text).toContain('Their string to sign\n  appId=10000&keyword=a b&mobile=10012345679&nonce=n1');
    expect(text).toContain('  First difference at byte 41\n    ours   ');
    expect(text).toContain('  Other values: mobile');
  });

  it('puts the cause before each fix when several fit', () => {
    const request = { ...REQUEST, bodyText: '{"a":"\\u00a0"}' };
    const expected = sign({ ...request, bodyText: '' }).sign;
    const text = formatExplanation(explain({ ...request, expected }));
    expect(text).toContain('\nFix (blank-javascript-trim): Take for blank');
    expect(text).toContain('\nFix (body-not-signed): Sign every query');
  });

  it('lets no control character through', () => {
    const request = { ...REQUEST, bodyText: '{"\\u001b[2J":"\\u0007\\u202ex"}' };
    const text = formatExplanation(
      explain({ ...request, expected: '\u001b[31mx', expectedString: '\u001b]0;a\u0007=1' }),
    );
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  });
});
