import { startServer } from '@boxwire/tooling/test-kit';
import { expect, test } from 'vitest';
import { createClient } from '../../src/index.ts';
import { anOrder, at, signedShop } from '../support/shop.ts';

// nobody listened for the stop between signing and sending, so the request left all the same
test('a call that is aborted while its signer runs synchronously sends nothing', async () => {
  await using server = await startServer(() => anOrder());
  const controller = new AbortController();
  await using client = createClient(signedShop, {
    ...at(server),
    signer: {
      scheme: 'test-sum',
      sign: () => {
        controller.abort(new Error('changed my mind'));
        return {};
      },
    },
  });
  const call = client.order.create({ body: { itemId: 'A1' } }, { signal: controller.signal });
  await expect(call).rejects.toMatchObject({ code: 'HTTP_ABORTED', mayHaveHappened: false });
  expect(server.heads).toHaveLength(0);
});

test('a signer that fails after its call was aborted leaves no unhandled rejection', async () => {
  await using server = await startServer(() => anOrder());
  const controller = new AbortController();
  const late = Promise.withResolvers<never>();
  await using client = createClient(signedShop, {
    ...at(server),
    signer: {
      scheme: 'test-sum',
      sign: () => {
        controller.abort(new Error('changed my mind'));
        return late.promise;
      },
    },
  });
  const unhandled: unknown[] = [];
  const listener = (reason: unknown): void => void unhandled.push(reason);
  process.on('unhandledRejection', listener);
  const call = client.order.create({ body: { itemId: 'A1' } }, { signal: controller.signal });
  await expect(call).rejects.toMatchObject({ code: 'HTTP_ABORTED' });
  late.reject(new Error('no key'));
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', listener);
  expect(unhandled).toEqual([]);
});
