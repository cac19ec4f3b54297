import { expect, test } from 'vitest';
import { createReplayWindow, sign, verify } from '../../src/index.ts';

// A small body that flattens to gigabytes made verify reject with an error where it has to answer.
test('a body that flattens to too much is answered as a refusal', async () => {
  const now = 1_709_545_184_000;
  const query = { appId: '10000', timestamp: String(now), nonce: 'n1' };
  const pairs = Object.entries({ ...query, sign: sign({ query, secret: 'Synthetic0000001' }).sign });
  const bodyText = `{"${'x'.repeat(100_000)}":[${'1,'.repeat(100_000)}1]}`;
  const options = { keysOf: () => ({ secret: 'Synthetic0000001' }), now, replay: createReplayWindow() };
  expect(await verify({ query: pairs, bodyText }, options)).toEqual({
    ok: false,
    step: 'V7',
    reason: 'BODY_TOO_LARGE',
  });
});
