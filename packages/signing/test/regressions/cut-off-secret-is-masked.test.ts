import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { explain, formatExplanation, sign } from '../../src/index.ts';

const SECRET = 'Canary/Key+7 x9Qz';
const QUERY = { appId: '10000', timestamp: '1709545184000', nonce: 'n1' };
const { stringA } = sign({ query: QUERY, secret: SECRET });

// A secret that a log had cut off stood beside the mask of its whole spelling.
test.each([
  ['behind the whole one', stringA + encodeURIComponent(SECRET) + SECRET.slice(0, 9)],
  ['before the whole one', SECRET.slice(4) + SECRET + stringA],
  ['alone at the end', stringA + SECRET.slice(0, 8)],
  ['in other letters', stringA + SECRET + SECRET.slice(3, 12).toUpperCase()],
  ['within a value', stringA.replace('nonce=n1', `nonce=x${SECRET.slice(0, 8)}y`) + SECRET],
  ['URL-encoded and cut within an escape', stringA + SECRET + encodeURIComponent(SECRET).slice(0, 11)],
])('a piece of the secret %s is masked', (_, expectedString) => {
  const explanation = explain({ query: QUERY, secret: SECRET, expectedString });
  const shown = [JSON.stringify(explanation), formatExplanation(explanation), inspect(explanation, { depth: 9 })].join(
    '\n',
  );
  for (let at = 0; at + 6 <= SECRET.length; at++) {
    expect(shown.toLowerCase()).not.toContain(SECRET.slice(at, at + 6).toLowerCase());
  }
  expect(shown).not.toContain('Canary');
});

test('what only looks a little like the secret is shown', () => {
  const query = { ...QUERY, note: 'Canal Keys 7x9' };
  const { pairs } = explain({ query, secret: SECRET, expected: '0'.repeat(32) });
  expect(pairs).toContainEqual(['note', 'Canal Keys 7x9']);
});
