import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { chooseKeys, createReplayWindow, sign, verify, type VerifyOptions } from '../src/index.ts';

const NOW = 1_709_545_184_000;
const KEYS = { secret: 'SyntheticPrimary1', backupSecret: 'SyntheticBackup01' };

function options(more: Partial<VerifyOptions> = {}): VerifyOptions {
  return { keysOf: (appId) => (appId === '10000' ? KEYS : undefined), now: NOW, replay: createReplayWindow(), ...more };
}

function signedQuery(
  more: Readonly<Record<string, string>> = {},
  bodyText: string | null = null,
  secret = KEYS.secret,
) {
  const query = { appId: '10000', timestamp: String(NOW), nonce: 'n1', ...more };
  return Object.entries({ ...query, sign: sign({ query, bodyText, secret }).sign });
}

describe('verify', () => {
  test('accepts a good signature once', async () => {
    const own = options();
    const query = signedQuery();
    expect(await verify({ query, bodyText: null }, own)).toMatchObject({ ok: true, parameters: { nonce: 'n1' } });
    expect(await verify({ query, bodyText: null }, own)).toEqual({
      ok: false,
      step: 'V9',
      reason: 'REPLAYED',
      field: 'nonce',
    });
  });

  test('lets one of two equal requests at a time pass', async () => {
    const own = options();
    const query = signedQuery();
    const results = await Promise.all([1, 2, 3].map(() => verify({ query, bodyText: null }, own)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('does not note the nonce of a bad signature', async () => {
    const own = options();
    const forged = signedQuery({}, null, 'WrongSecret');
    expect(await verify({ query: forged, bodyText: null }, own)).toMatchObject({ step: 'V8' });
    expect(await verify({ query: signedQuery(), bodyText: null }, own)).toMatchObject({ ok: true });
  });

  test('tells the operator which key matched, and no one else', async () => {
    const result = await verify({ query: signedQuery({}, null, KEYS.backupSecret), bodyText: null }, options());
    if (!result.ok) throw new Error(result.reason);
    expect(result.operator).toEqual({ keyId: 'channel.backup' });
    expect(JSON.stringify({ ...result }) + JSON.stringify(result) + inspect(result)).not.toContain('backup');
  });

  test.each(['', 'x', 'A'.repeat(32), '0'.repeat(31), '0'.repeat(33), '\ud83d', 'é'.repeat(32)])(
    'finds that a sign of %j does not match or is missing',
    async (text) => {
      const query = signedQuery().map(([name, value]) => [name, name === 'sign' ? text : value] as const);
      const step = text === '' ? 'V1' : 'V8';
      expect(await verify({ query, bodyText: null }, options())).toMatchObject({ ok: false, step });
    },
  );

  test('refuses the right sign in uppercase', async () => {
    const query = signedQuery({ a: '1' }).map(
      ([name, value]) => [name, name === 'sign' ? value.toUpperCase() : value] as const,
    );
    expect(await verify({ query, bodyText: null }, options())).toMatchObject({
      step: 'V8',
      reason: 'SIGNATURE_MISMATCH',
    });
  });

  test.each([
    ['a repeated name', [...signedQuery(), ['page', '1'], ['page', '1']], null, 'V1', 'PARAMETER_REPEATED', 'page'],
    ['a repeated appId', [...signedQuery(), ['appId', '10000']], null, 'V1', 'PARAMETER_REPEATED', 'appId'],
    ['a blank appId', signedQuery({ appId: ' ' }), null, 'V1', 'APP_ID_INVALID', 'appId'],
    ['a full-width blank nonce', signedQuery({ nonce: '\u3000' }), null, 'V1', 'NONCE_MISSING', 'nonce'],
    [
      'full-width digits',
      signedQuery({ timestamp: '１７０９５４５１８４０００' }),
      null,
      'V2',
      'TIMESTAMP_MALFORMED',
      'timestamp',
    ],
    ['a line break behind the nonce', signedQuery({ nonce: 'abc\n' }), null, 'V2', 'NONCE_MALFORMED', 'nonce'],
    ['an unknown channel', signedQuery({ appId: '99999' }), null, 'V3', 'APP_ID_UNKNOWN', 'channelId'],
    ['a body that is no object', signedQuery({}, null), '[1]', 'V7', 'BODY_MALFORMED', undefined],
    ['a body too deep', signedQuery(), '['.repeat(200_000), 'V7', 'BODY_MALFORMED', undefined],
    [
      'a reserved name through an escape',
      signedQuery(),
      String.raw`{"\u0073ign":1}`,
      'V7',
      'BODY_RESERVED_NAME',
      'sign',
    ],
    ['a name in query and body', signedQuery({ a: '1' }), '{"a":null}', 'V7', 'BODY_REPEATS_QUERY', 'a'],
  ] as const)('refuses %s', async (_, query, bodyText, step, reason, field) => {
    const refusal = { ok: false, step, reason, ...(field !== undefined && { field }) };
    expect(await verify({ query, bodyText }, options())).toEqual(refusal);
  });

  test.each([
    [300_000, true],
    [-300_000, true],
    [300_001, false],
    [-300_001, false],
  ])('with a timestamp %i ms away is %s', async (distance, accepted) => {
    const query = signedQuery({ timestamp: String(NOW + distance) });
    expect((await verify({ query, bodyText: null }, options())).ok).toBe(accepted);
  });

  test('takes an appId in the body only when told to, and only the same one', async () => {
    const own = { allowBodyAppId: true };
    const bodyText = '{"appId":"10000","newStatus":"active"}';
    const query = signedQuery({}, bodyText);
    expect(await verify({ query, bodyText }, options())).toMatchObject({ step: 'V7', reason: 'BODY_RESERVED_NAME' });
    expect(await verify({ query, bodyText }, options(own))).toMatchObject({ ok: true });
    const other = '{"appId":"10001"}';
    expect(await verify({ query: signedQuery({}, other), bodyText: other }, options(own))).toMatchObject({
      step: 'V7',
    });
  });
});

describe('chooseKeys', () => {
  const entry = { apiType: 'order', secret: 'SyntheticOrder001', backupSecret: 'SyntheticOrder002' };
  const ids = (channel: Parameters<typeof chooseKeys>[0], apiType: string) => {
    const answer = chooseKeys(channel, apiType, NOW);
    return answer.ok ? answer.candidates.map(({ id }) => id) : answer.step;
  };

  test('takes the channel keys where there is no entry for the type', () => {
    expect(ids(KEYS, 'order')).toEqual(['channel.primary', 'channel.backup']);
    expect(ids({ ...KEYS, channelApi: entry }, 'base')).toEqual(['channel.primary', 'channel.backup']);
    expect(ids({ secret: 'SyntheticOnly0001' }, 'base')).toEqual(['channel.primary']);
  });

  test('lets a good entry shadow them', () => {
    expect(ids({ ...KEYS, channelApi: [entry] }, 'order')).toEqual([
      'channelApi.order.primary',
      'channelApi.order.backup',
    ]);
  });

  test.each([
    ['expired at this very moment', { expireTime: NOW }],
    ['expired', { expireTime: '2024-03-01T10:00:00Z' }],
    ['not active', { apiStatus: 'disabled' }],
    ['of an expiry that is no date', { expireTime: 'soon' }],
  ])('refuses an entry that is %s, or falls back when allowed', (_, state) => {
    expect(ids({ ...KEYS, channelApi: { ...entry, ...state } }, 'order')).toBe('V5');
    const lenient = { ...entry, ...state, allowFallback: true };
    expect(ids({ ...KEYS, channelApi: lenient }, 'order')).toEqual(['channel.primary', 'channel.backup']);
  });
});
