import { describe, expect, expectTypeOf, test } from 'vitest';
import { createReplayWindow, createSigner, verify, type SignerOptions } from '../src/index.ts';

const NOW = 1_709_545_184_000;
const OPTIONS = { appId: '10000', secret: 'SyntheticSigner01' } as const;

/** The shape http-core's createClient asks for, copied from @boxwire/contract. */
interface RequestSigner {
  readonly scheme: string;
  sign(
    request: {
      readonly method: string;
      readonly path: string;
      readonly query: readonly (readonly [string, string])[];
      readonly headers: Readonly<Record<string, string>>;
      readonly bodyText: string | null;
    },
    context: { readonly now: number; readonly attempt: number },
  ):
    | { readonly query?: readonly (readonly [string, string])[] }
    | Promise<{ readonly query?: readonly (readonly [string, string])[] }>;
}

describe('a signer', () => {
  test('is what createClient asks for', () => {
    expectTypeOf(createSigner(OPTIONS)).toExtend<RequestSigner>();
    // @ts-expect-error a signer without a secret signs nothing
    const missing: SignerOptions = { appId: '10000' };
    expect(() => createSigner(missing)).toThrow(expect.objectContaining({ code: 'INVALID_SECRET' }) as Error);
  });

  test('adds the four parameters in their order', () => {
    const { query } = createSigner({ ...OPTIONS, nonce: () => 'abc123' }).sign(
      { query: [], bodyText: null },
      { now: NOW },
    );
    expect(query.map(([name]) => name)).toEqual(['appId', 'timestamp', 'nonce', 'sign']);
    expect(query.slice(0, 3).map(([, value]) => value)).toEqual(['10000', String(NOW), 'abc123']);
    expect(query[3]?.[1]).toMatch(/^[0-9a-f]{32}$/);
  });

  test('makes a fresh nonce for each attempt', () => {
    const signer = createSigner(OPTIONS);
    const nonces = Array.from(
      { length: 100 },
      () => signer.sign({ query: [], bodyText: null }, { now: NOW }).query[2]?.[1],
    );
    expect(new Set(nonces).size).toBe(100);
    for (const nonce of nonces) expect(nonce).toMatch(/^[0-9a-f]{32}$/);
  });

  test('signs what verify accepts', async () => {
    const business = [['cityCode', '110100']] as const;
    const bodyText = '{"remark":"请提前联系","price":108.9}';
    const { query } = createSigner(OPTIONS).sign({ query: business, bodyText }, { now: NOW });
    const options = { keysOf: () => ({ secret: OPTIONS.secret }), now: NOW, replay: createReplayWindow() };
    expect(await verify({ query: [...business, ...query], bodyText }, options)).toMatchObject({ ok: true });
  });

  test('refuses what not every server reads alike, unless told otherwise', () => {
    const request = { query: [], bodyText: '{"price":108.90}' };
    expect(() => createSigner(OPTIONS).sign(request, { now: NOW })).toThrow(
      expect.objectContaining({ code: 'NOT_PORTABLE', reason: 'NUMBER_FORM', path: 'price' }) as Error,
    );
    expect(createSigner({ ...OPTIONS, portable: false }).sign(request, { now: NOW }).query).toHaveLength(4);
  });

  test.each(['appId', 'timestamp', 'nonce', 'sign'])('refuses %s among the business parameters', (name) => {
    for (const portable of [true, false]) {
      const request = { query: [[name, '1']] as const, bodyText: null };
      expect(() => createSigner({ ...OPTIONS, portable }).sign(request, { now: NOW })).toThrow(
        expect.objectContaining({ code: 'NOT_PORTABLE', reason: 'RESERVED_NAME', path: name }) as Error,
      );
    }
  });

  test.each([Number.NaN, 0, -1, 1_709_545_184, Infinity, 1e13])('refuses the time %d', (now) => {
    expect(() => createSigner(OPTIONS).sign({ query: [], bodyText: null }, { now })).toThrow(
      expect.objectContaining({ code: 'INVALID_TIMESTAMP' }) as Error,
    );
  });

  test.each(['', 'a b', 'x'.repeat(65), 'é'])('refuses a nonce source that gives %j', (nonce) => {
    const signer = createSigner({ ...OPTIONS, nonce: () => nonce });
    expect(() => signer.sign({ query: [], bodyText: null }, { now: NOW })).toThrow(
      expect.objectContaining({ code: 'INVALID_NONCE' }) as Error,
    );
  });

  test.each(['', 'abc', 'a b c d', 'x'.repeat(33), '渠道渠道'])('refuses the appId %j', (appId) => {
    expect(() => createSigner({ ...OPTIONS, appId })).toThrow(
      expect.objectContaining({ code: 'INVALID_APP_ID' }) as Error,
    );
  });
});
