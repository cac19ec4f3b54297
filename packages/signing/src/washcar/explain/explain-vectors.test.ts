import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalize, sign } from '../canonicalize.ts';
import type { CauseId } from './cause-id.ts';
import { explain } from './explain.ts';

interface SigningCase {
  readonly name: string;
  readonly query: Record<string, string>;
  readonly bodyText: string | null;
  readonly secret: string;
  readonly flattened: readonly (readonly [string, string])[];
  readonly stringA: string;
  readonly sign: string;
  readonly alternatives?: readonly {
    readonly readings: readonly string[];
    readonly stringA: string;
    readonly sign: string;
  }[];
}

const READINGS: Readonly<Record<string, CauseId>> = {
  'blank=String.trim': 'blank-java-trim',
  'blank=JavaScript-trim': 'blank-javascript-trim',
  'blank=empty-only': 'blank-kept',
  'blank=hutool-5.8': 'blank-hutool',
  'values-trimmed': 'values-trimmed',
  'jackson-map': 'number-as-double',
  fastjson1: 'number-as-bigdecimal',
  fastjson2: 'number-as-fastjson2',
  'bigdecimal-plain': 'number-plain',
  'nulls-reindexed': 'nulls-reindexed',
  'sort-doc-classes(0-9<A-Z<a-z<other)': 'sort-document-classes',
  'sort-by-code-point': 'sort-code-point',
  'dot-after-empty-prefix': 'dot-after-empty-prefix',
  'sign-removed-before-flatten': 'sign-removed-before-flatten',
  'query-wins': 'query-wins',
  'flat-collision-first-wins': 'flat-collision-first-wins',
  'duplicate-first-wins': 'duplicate-first-wins',
};

const FIXTURE = new URL('../../../test/fixtures/washcar-signing.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(FIXTURE, 'utf8')) as { cases: SigningCase[] };
const alternatives = cases.flatMap((one) => {
  return (one.alternatives ?? []).map((other) => ({
    ...one,
    ...other,
    title: `${one.name}: ${other.readings.join(', ')}`,
  }));
});

describe('explain over the signing vectors', () => {
  it.each(cases)(
    'reads $name as the contract does',
    ({ query, bodyText, secret, flattened, stringA, sign: expected }) => {
      const result = explain({ query, bodyText, secret, expected });
      expect(result).toMatchObject({ verdict: 'match', sign: expected, causes: [] });
      if (!stringA.includes(secret)) expect(result.stringToSign).toBe(`${stringA}***`);
      if (!stringA.includes(secret)) expect(result.pairs).toEqual(flattened);
    },
  );

  it('has alternatives to explain', () => {
    expect(alternatives.length).toBeGreaterThan(40);
  });

  it.each(alternatives)('explains $title', ({ query, bodyText, secret, sign: expected, readings, stringA }) => {
    const result = explain({ query, bodyText, secret, expected });
    expect(result.verdict).toBe('explained');
    const ids = result.causes.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(readings.map((reading) => READINGS[reading])));
    expect(result.causes.every((cause) => cause.stringToSign === `${stringA}***`)).toBe(true);
  });
});

describe('explain beside the real canonicaliser', () => {
  const text = fc.string({ unit: 'binary', maxLength: 6 });
  const names = fc.oneof(fc.constantFrom('a', 'b', 'sign', 'a.b', 'a[0]', '', '__proto__', 'nonce'), text);
  const { value: body } = fc.letrec((tie) => ({
    value: fc.dictionary(names, tie('any'), { maxKeys: 5 }),
    any: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(null, '', ' ', '\u3000', true, false, 0, -0, 1.5, 1e21),
      text,
      fc.array(tie('any'), { maxLength: 3 }),
      tie('value'),
    ),
  }));

  it('signs any request alike', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(names, text), { maxLength: 5 }), body, (query, value) => {
        const bodyText = JSON.stringify(value);
        const secret = 'HKKA4sj81FakwFk9';
        const real = sign({ query, bodyText, secret }).sign;
        const result = explain({ query, bodyText, secret, expected: real });
        expect(result).toMatchObject({ matches: true, sign: real });
        expect(result.stringToSign).toBe(`${canonicalize({ query, bodyText }).stringA}***`);
      }),
    );
  });
});
