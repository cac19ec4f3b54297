import { toHar } from '@boxwire/har';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { readBody } from '../http/read-body.ts';
import type { Runs } from './runs.ts';
import { listed, loadScenarios } from './scenarios.ts';

const start = z.strictObject({ scenario: z.string() });
const answer = z.strictObject({ ref: z.string(), value: z.unknown() });
const act = z.strictObject({ ref: z.string(), action: z.string() });
const clock = z.union([
  z.strictObject({ frozen: z.boolean() }),
  z.strictObject({
    advanceMs: z
      .int()
      .min(1)
      .max(90 * 86_400_000),
  }),
]);
const fault = z.strictObject({ name: z.string(), on: z.boolean() });

/** Calls of the journey runner. */
export function runRoutes(runs: Runs): Hono {
  const app = new Hono();
  app.get('/scenarios', async (context) => context.json((await loadScenarios()).map(listed)));
  app.post('/', async (context) => {
    const run = await runs.start((await readBody(context, start)).scenario);
    return context.json({ id: run.id }, 201);
  });
  app.post('/:id/answer', async (context) => {
    const { ref, value } = await readBody(context, answer);
    runs.find(context.req.param('id')).answer(ref, value);
    return context.json({ ok: true });
  });
  app.post('/:id/act', async (context) => {
    const { ref, action } = await readBody(context, act);
    return context.json({ known: (await runs.find(context.req.param('id')).act(ref, action)) ?? null });
  });
  app.post('/:id/clock', async (context) => {
    await runs.find(context.req.param('id')).moveClock(await readBody(context, clock));
    return context.json({ ok: true });
  });
  app.post('/:id/faults', async (context) => {
    const { name, on } = await readBody(context, fault);
    runs.find(context.req.param('id')).setFault(name, on);
    return context.json({ ok: true });
  });
  app.delete('/:id', async (context) => {
    await runs.stop(context.req.param('id'));
    return context.json({ ok: true });
  });
  app.get('/:id/har', (context) => {
    const { log, scenario } = runs.find(context.req.param('id'));
    context.header('Content-Disposition', `attachment; filename="${scenario.id}.har"`);
    return context.json(toHar(log.exchanges, { creator: { name: 'Boxwire', version: '1' } }));
  });
  app.get('/:id/events', (context) => {
    const { log } = runs.find(context.req.param('id'));
    let seq = Number(context.req.header('last-event-id') ?? 0) || 0;
    return streamSSE(context, async (stream) => {
      while (!stream.aborted) {
        for (const message of log.after(seq)) {
          await stream.writeSSE({ id: String(message.seq), data: JSON.stringify(message) });
          seq = message.seq;
        }
        await new Promise<void>((resolve) => {
          const off = log.onAdd(() => {
            off();
            resolve();
          });
          if (log.after(seq).length > 0) resolve();
          stream.onAbort(resolve);
        });
      }
    });
  });
  return app;
}
