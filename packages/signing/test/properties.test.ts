import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assertPortable, createReplayWindow, isSigningError, sign, verify } from '../src/index.ts';

const SECRET = 'SyntheticProperty1';
const NOW = 1_709_545_184_000;
const OWN = { appId: '10000', timestamp: String(NOW), nonce: 'n1' };

function isPortable(bodyText: string): boolean {
  try {
    assertPortable([], bodyText);
    return true;
  } catch (error) {
    if (isSigningError(error)) return false;
    throw error;
  }
}

const names = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,6}$/);
const scalars = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.integer(),
  fc.integer({ min: -9_999_999_00, max: 9_999_999_00 }).map((cents) => cents / 100),
  fc.double({ noNaN: true }),
  fc.boolean(),
);
const bodies = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    { arbitrary: scalars, weight: 4 },
    fc.array(tie('value'), { maxLength: 3 }),
    tie('body'),
  ),
  body: fc.dictionary(names, fc.oneof(tie('value'), fc.constant(null)), { maxKeys: 5 }),
})).body;

/** JSON text with spaces, escapes and number spellings that JSON.stringify would not choose. */
const spelled = bodies.chain((body) =>
  fc.constantFrom(
    JSON.stringify(body),
    JSON.stringify(body, null, 2),
    JSON.stringify(body).replace(
      /[^\0-~]/g,
      (unit) => String.raw`\u` + unit.charCodeAt(0).toString(16).padStart(4, '0'),
    ),
    JSON.stringify(body).replaceAll('/', String.raw`\/`),
    JSON.stringify(body).replace(/(\d)([,}])/g, '$10$2'),
  ),
);

describe('signing', () => {
  test('of a parsed value equals signing of its text, whenever the text is portable', () => {
    let portable = 0;
    fc.assert(
      fc.property(spelled, (bodyText) => {
        if (!isPortable(bodyText)) return;
        portable++;
        const body = JSON.parse(bodyText, reviveBigint) as Record<string, unknown>;
        expect(sign({ body, secret: SECRET }).sign).toBe(sign({ bodyText, secret: SECRET }).sign);
      }),
      { numRuns: 1000 },
    );
    expect(portable).toBeGreaterThan(200);
  });

  test('does not depend on the order of query and members', () => {
    fc.assert(
      fc.property(bodies, fc.dictionary(names, fc.string()), (body, query) => {
        const reversed = Object.fromEntries(Object.entries(body).reverse());
        const pairs = Object.entries(query);
        const one = sign({ query, bodyText: JSON.stringify(body), secret: SECRET });
        const other = sign({ query: pairs.reverse(), bodyText: JSON.stringify(reversed, null, 1), secret: SECRET });
        const overlap = Object.keys(body).some((name) => Object.hasOwn(query, name));
        if (!overlap) expect(other.sign).toBe(one.sign);
      }),
    );
  });

  test('throws nothing but coded errors, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map((text) => `{"a":${text}}`),
        ),
        (bodyText) => {
          try {
            sign({ bodyText, secret: SECRET });
          } catch (error) {
            expect(isSigningError(error)).toBe(true);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('takes exactly the texts JSON.parse takes, but for scalars at the root', () => {
    const tokens = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"a"',
      '"\\n"',
      '"\\u00e9"',
      '"é"',
      '1',
      '-0',
      '1.5',
      '2e9',
      'true',
      'null',
      ' ',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(tokens, { maxLength: 10 }), (parts) => {
        const bodyText = parts.join('');
        const root = parse(bodyText);
        if (bodyText.trim() === '' || (root.ok && (root.value === null || typeof root.value !== 'object'))) return;
        expect(signs(bodyText)).toBe(root.ok);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('verify', () => {
  const business = fc.dictionary(
    names.filter((name) => !Object.hasOwn(OWN, name) && name !== 'sign'),
    fc.string({ unit: 'grapheme' }),
  );

  test('accepts what sign made', async () => {
    await fc.assert(
      fc.asyncProperty(business, bodies, async (query, body) => {
        const members = Object.fromEntries(
          Object.entries(body).filter(([name]) => !Object.hasOwn({ ...OWN, ...query, sign: '' }, name)),
        );
        const bodyText = JSON.stringify(members);
        expect(
          await check(
            { ...query, ...OWN, sign: sign({ query: { ...query, ...OWN }, bodyText, secret: SECRET }).sign },
            bodyText,
          ),
        ).toBe(true);
      }),
    );
  });

  test('refuses every change of one character in a signed value', async () => {
    const query = { ...OWN, cityCode: '110100', keyword: '精致 洗车&=+%' };
    const bodyText = '{"mobile":"10012345678","items":[{"id":"G001"}],"price":108.9,"ok":true,"remark":"🚗 x"}';
    const signed = { ...query, sign: sign({ query, bodyText, secret: SECRET }).sign };
    expect(await check(signed, bodyText)).toBe(true);
    for (const [name, value] of Object.entries(signed)) {
      for (const changed of tamper(value))
        expect([name, changed, await check({ ...signed, [name]: changed }, bodyText)]).toEqual([name, changed, false]);
    }
    for (const text of ['10012345678', 'G001', '108.9', '🚗 x']) {
      for (const changed of tamper(text))
        expect([text, changed, await check(signed, bodyText.replace(text, changed))]).toEqual([text, changed, false]);
    }
    expect(await check(signed, bodyText.replace('true', 'false'))).toBe(false);
  });
});

/** The text with each of its characters replaced, dropped and doubled. */
function tamper(text: string): string[] {
  const characters = Array.from(text);
  const changed = characters.flatMap((character, index) => {
    const before = characters.slice(0, index).join('');
    const after = characters.slice(index + 1).join('');
    return [
      `${before}${character === '7' ? '8' : '7'}${after}`,
      before + after,
      before + character + character + after,
    ];
  });
  return changed.filter((other) => other !== text);
}

async function check(query: Readonly<Record<string, string>>, bodyText: string): Promise<boolean> {
  const options = { keysOf: () => ({ secret: SECRET }), now: NOW, replay: createReplayWindow() };
  return (await verify({ query: Object.entries(query), bodyText }, options)).ok;
}

/** Integers that JSON.parse would round, as bigint. */
function reviveBigint(this: unknown, _: string, value: unknown, context?: { readonly source?: string }): unknown {
  const isUnsafe = Number.isInteger(value) && !Number.isSafeInteger(value) && context?.source !== undefined;
  return isUnsafe && /^-?\d+$/.test(context.source) ? BigInt(context.source) : value;
}

function parse(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false };
  }
}

function signs(bodyText: string): boolean {
  try {
    sign({ bodyText, secret: SECRET });
    return true;
  } catch {
    return false;
  }
}
