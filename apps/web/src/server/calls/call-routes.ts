import { Hono } from 'hono';
import { z } from 'zod';
import { readBody } from '../http/read-body.ts';
import type { CallStage } from './call-stage.ts';

const call = z.strictObject({
  platform: z.string(),
  endpoint: z.string(),
  input: z.record(z.string(), z.unknown()),
});

/** Calls of the contract explorer. */
export function callRoutes(stage: CallStage): Hono {
  const app = new Hono();
  app.post('/', async (context) => {
    const { platform, endpoint, input } = await readBody(context, call);
    return context.json(await stage.call(platform, endpoint, input));
  });
  return app;
}
