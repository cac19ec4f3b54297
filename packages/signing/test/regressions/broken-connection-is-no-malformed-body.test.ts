import { expect, test } from 'vitest';
import { createReplayWindow, verifyRequest } from '../../src/index.ts';

// Every TypeError while reading, a broken connection among them, was answered as a body that is not text.
test('an error of the connection is passed on', async () => {
  const broken = new ReadableStream({
    pull() {
      throw new TypeError('terminated');
    },
  });
  const request = new Request('https://channel.example/', {
    method: 'POST',
    body: broken,
    duplex: 'half',
  } as RequestInit);
  const options = { keysOf: () => undefined, now: 0, replay: createReplayWindow() };
  await expect(verifyRequest(request, options)).rejects.toThrow('terminated');
});
