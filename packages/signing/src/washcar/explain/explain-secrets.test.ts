import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSecret } from '../../secret.ts';
import { ALL_CAUSES } from './causes/all-causes.ts';
import { Evaluator, planVariant } from './evaluator.ts';
import { explain } from './explain.ts';
import { formatExplanation } from './format-explanation.ts';
import { readInput } from './read-input.ts';
import type { ExplainInput } from './types.ts';

const SECRETS = ['CanaryKey7Qx9Zt2Lm', 'Ca+na/ry=&"K\'<ey 洗车7Q!x9', '  zPadQx-Zt77 \n', 'aGVsbG9DYW5hcnkxMjM0'];
const OTHER = 'Xj5Wq8Rv2Hm4';
const EARLIER = 'Zq3Kp6Vw8Tn1';
const QUERY = { appId: '10000', timestamp: '1709545184678', nonce: '0123456789abcdef' };

/** Every run of 7 characters of a secret, in the spellings a string to sign or a report may carry. */
function pieces(secret: string): string[] {
  const escaped = JSON.stringify(secret).slice(1, -1);
  const spellings = [
    secret,
    escaped,
    encodeURIComponent(escaped),
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64'),
  ];
  return spellings.flatMap((text) => {
    return Array.from({ length: Math.max(1, text.length - 6) }, (_, at) => text.slice(at, at + 7).toLowerCase());
  });
}

function leaks(value: unknown, secrets: readonly string[]): string[] {
  const shown = JSON.stringify(value).toLowerCase();
  const plain = textsOf(value).join('\u0000').toLowerCase();
  return secrets.flatMap(pieces).filter((piece) => shown.includes(piece) || plain.includes(piece));
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

function inputs(secret: string): ExplainInput[] {
  const bodyText = JSON.stringify({
    note: `my key is ${secret}.`,
    [secret]: 'as a name',
    list: [{ key: secret }],
    n: 1,
  });
  const base = {
    query: { ...QUERY, copy: secret },
    bodyText,
    secret,
    candidateSecrets: [OTHER],
    earlier: [{ query: QUERY, secret: EARLIER }],
  };
  const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
  return [
    { ...base, expected: '0'.repeat(32) },
    { ...base, secret: createSecret(secret), expected: secret },
    { ...base, expectedString: `appId=10000&copy=${secret}${secret}` },
    { ...base, expectedString: `list=${encodeURIComponent(JSON.stringify([{ key: secret }]))}&n=1` },
    { ...base, expectedString: encodeURIComponent(`appId=10000&copy=${secret}&key=${secret}`) },
    { ...base, expectedString: `${OTHER}appId=10000&timestamp=1709545184678${EARLIER}` },
    {
      ...base,
      expected: md5(''),
      rawQuery: `copy=${encodeURIComponent(secret)}`,
      path: `/api/${encodeURIComponent(secret)}?a=${secret}`,
    },
    {
      query: QUERY,
      secret,
      expected: md5(`appId=10000&nonce=${QUERY.nonce}&timestamp=${QUERY.timestamp}${secret.slice(0, -1)}`),
    },
    {
      query: QUERY,
      secret,
      expected: md5(secret.toUpperCase()),
      serverAnswer: { status: 200, bodyText: `{"message":"${OTHER}"}` },
    },
  ];
}

describe('explain and secrets', () => {
  it.each(SECRETS)('shows no piece of the secret in any result (key %#)', (secret) => {
    for (const input of inputs(secret)) {
      const result = explain(input);
      expect(leaks(result, [secret, OTHER, EARLIER])).toEqual([]);
      expect(leaks(formatExplanation(result), [secret, OTHER, EARLIER])).toEqual([]);
    }
  });

  it('shows no piece of the secret whichever single cause fits', () => {
    const secret = SECRETS[0]!;
    const [base] = inputs(secret);
    const seen = new Set<string>();
    for (const expected of everySignature(base!)) {
      const result = explain({ ...base!, expected });
      for (const { id } of result.causes) seen.add(id);
      expect(leaks([result, formatExplanation(result)], [secret, OTHER, EARLIER])).toEqual([]);
    }
    expect(seen.size).toBeGreaterThan(40);
  });

  it('masks a key nobody named at the end of the other string', () => {
    const stringA = `appId=10000&nonce=${QUERY.nonce}&timestamp=${QUERY.timestamp}`;
    const unknown = 'Ux7Lq2Mw9Gd3';
    for (const separator of ['', '&key=', '|']) {
      const result = explain({ query: QUERY, secret: SECRETS[0]!, expectedString: stringA + separator + unknown });
      expect(leaks([result, formatExplanation(result)], [unknown])).toEqual([]);
      expect(result.expectedString?.masked).toBe(`${stringA}${separator}***`);
    }
    const encoded = explain({
      query: QUERY,
      secret: SECRETS[0]!,
      expectedString: `nonce=${QUERY.nonce}&appId=10000${unknown}`,
    });
    expect(encoded.expectedString?.masked).toBe(`nonce=${QUERY.nonce}&appId=10000***`);
  });

  it('leaves the signature itself readable', () => {
    const result = explain({ query: QUERY, secret: SECRETS[0]!, expected: '0'.repeat(32) });
    expect(result.sign).toMatch(/^[0-9a-f]{32}$/);
    expect(result.expected).toBe('0'.repeat(32));
  });

  it('stays plain JSON data', () => {
    const result = explain({ query: QUERY, secret: SECRETS[0]!, expected: '0'.repeat(32) });
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });
});

/** The signature under each variant of each cause. */
function everySignature(input: ExplainInput): string[] {
  const { request } = readInput(input);
  const evaluator = new Evaluator(request);
  const variants = ALL_CAUSES.flatMap((cause) => cause.variants(request).map((variant) => ({ cause, variant })));
  const signs = variants.map(({ cause, variant }, index) => {
    return evaluator.sign(evaluator.outcome(planVariant(cause, variant, index + 1)));
  });
  return [...new Set(signs)];
}
