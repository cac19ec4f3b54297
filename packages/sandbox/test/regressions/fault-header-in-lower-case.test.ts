import { expect, test } from 'vitest';
import { createSandbox } from '../../src/index.ts';
import { washcarSandbox } from '../../src/washcar/index.ts';

test('a fault that answers with its own content-type, in whatever case, sends that header once', async () => {
  await using sandbox = await createSandbox({
    platforms: [washcarSandbox()],
    faults: [{ action: { type: 'respond', status: 502, body: '<html>', headers: { 'content-type': 'text/x-own' } } }],
  });
  const answer = await fetch(`${sandbox.origins.washcar.api}/actuator/health`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([502, 'text/x-own']);
});
