import { createSandbox } from '@boxwire/sandbox';
import { WASHCAR_DEMO_CHANNEL, washcarSandbox } from '@boxwire/sandbox/washcar';

/** The washcar sandbox in its own process, without a rate limit in the way. Tells its port to the parent. */
const channel = { ...WASHCAR_DEMO_CHANNEL, maxRequestsPerMinute: 100_000_000 };

void createSandbox({ platforms: [washcarSandbox({ channels: [channel] })] }).then((sandbox) => {
  process.send?.({ port: Number(new URL(sandbox.origins.washcar.api).port) });
});
