import { createSandbox } from '@boxwire/sandbox';
import { WASHCAR_DEMO_CHANNEL, washcarSandbox } from '@boxwire/sandbox/washcar';
import { expect, test } from 'vitest';
import { runCli } from '../memory-io.ts';

test('Ctrl-C while a journey waits ends it as interrupted, not as a defect', async () => {
  await using sandbox = await createSandbox({ platforms: [washcarSandbox({ issueAfterMs: null })] });
  const { appId, secret } = WASHCAR_DEMO_CHANNEL;
  const interruption = new AbortController();
  const ran = await runCli(
    [
      ...['journey', 'washcar.order', '--origin', `api=${sandbox.origins.washcar.api}`],
      ...['--app-id', appId, '--secret-env', 'KEY'],
      ...['--input', '{"cityCode":"110100","mobile":"10012345678"}'],
    ],
    {
      env: { KEY: secret },
      signal: interruption.signal,
      onStdout: (text) => {
        if (text.includes('the order moves on')) interruption.abort();
      },
    },
  );
  expect(ran.stderr).not.toContain('did not foresee');
  expect(ran.exitCode).toBe(130);
});
