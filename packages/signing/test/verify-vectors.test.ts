import { expect, test } from 'vitest';
import { createReplayWindow, replayKey, verify } from '../src/index.ts';
import { vectors } from './vectors.ts';

// states, rates and permissions are the platform's, not the signature's
const PLATFORM_STEPS = ['V4', 'V10', 'V11', 'V12', 'V13'];

test.each(vectors.verifyCases.filter(({ expect: { step } }) => !PLATFORM_STEPS.includes(step)))(
  '$name ends at step $expect.step',
  async (vector) => {
    const replay = createReplayWindow();
    for (const seen of vector.seen ?? []) replay.putIfAbsent(replayKey(seen), seen.until, 0);
    const apiType = vectors.verify.endpoints.find(({ path }) => path === vector.path)?.apiType ?? '';
    const result = await verify(
      { query: Object.entries(vector.query), bodyText: vector.bodyText },
      {
        keysOf: (appId) => vectors.verify.channels.find((channel) => channel.appId === appId),
        apiType,
        now: vector.now,
        replay,
      },
    );
    expect(result.ok ? 'OK' : result.step).toBe(vector.expect.step);
  },
);
