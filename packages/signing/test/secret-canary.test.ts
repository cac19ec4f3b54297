import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { createReplayWindow, createSecret, createSigner, sign, verify } from '../src/index.ts';

const CANARY = 'Canary0Secret0Never0Printed';
const PIECE = 'Secret0Never';

/** Everything a value could print of itself. */
function everyPrint(value: unknown): string {
  const prints = [inspect(value, { depth: 20, showHidden: true, getters: true }), JSON.stringify(value), String(value)];
  if (value instanceof Error)
    prints.push(value.stack ?? '', value.message, JSON.stringify(Object.getOwnPropertyDescriptors(value)));
  if (typeof value === 'object' && value !== null)
    prints.push(Object.entries(value).join(), inspect(Object.getOwnPropertyDescriptors(value)));
  return prints.join('\n');
}

function thrown(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

const secret = createSecret(CANARY);
const signer = createSigner({ appId: '10000', secret: CANARY });

describe('the secret is in no print of', () => {
  test.each<[string, () => unknown]>([
    ['a Secret', () => secret],
    ['a Secret in an object', () => ({ channel: { secret } })],
    ['a Secret in a text', () => `${String(secret)} ${secret.toString()}`],
    ['a signer', () => signer],
    ['a signature', () => sign({ query: { a: '1' }, bodyText: '{"b":"2"}', secret })],
    ['a signature of Chinese text', () => sign({ query: { a: '洗车' }, secret: CANARY })],
    ['what a signer gives', () => signer.sign({ query: [], bodyText: null }, { now: 1_709_545_184_000 })],
    ['the error of a broken body', () => thrown(() => sign({ bodyText: '{', secret: CANARY }))],
    [
      'the error of a request that is not portable',
      () => thrown(() => signer.sign({ query: [], bodyText: '{"a":1e3}' }, { now: 1_709_545_184_000 })),
    ],
    ['the error of a secret of the wrong type', () => thrown(() => sign({ secret: [CANARY] as never }))],
    ['the error of a wrong time', () => thrown(() => signer.sign({ query: [], bodyText: null }, { now: 0 }))],
  ])('%s', (_, make) => {
    expect(everyPrint(make())).not.toContain(PIECE);
  });

  test('a verification, good or bad', async () => {
    const query = Object.entries({ appId: '10000', timestamp: '1709545184000', nonce: 'n1', sign: 'x' });
    const options = {
      keysOf: () => ({ secret, backupSecret: CANARY }),
      now: 1_709_545_184_000,
      replay: createReplayWindow(),
    };
    expect(everyPrint(await verify({ query, bodyText: null }, options))).not.toContain(PIECE);
    const signed = signer.sign({ query: [], bodyText: null }, { now: options.now }).query;
    expect(everyPrint(await verify({ query: signed, bodyText: null }, options))).not.toContain(PIECE);
  });
});

test('the canary would be seen if it were printed', () => {
  expect(everyPrint({ secret: CANARY })).toContain(PIECE);
});
