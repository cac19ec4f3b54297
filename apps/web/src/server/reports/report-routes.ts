import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { readBody } from '../http/read-body.ts';
import { ReportDesk } from './report-desk.ts';

const season = z.strictObject({ orders: z.int().min(1).max(20_000), seed: z.string().max(100) });
const worker = z.strictObject({ action: z.enum(['start', 'kill']) });
const fault = z.strictObject({ name: z.string(), on: z.boolean() });
const redrive = z.strictObject({ seqs: z.array(z.int()).min(1).max(1_000) });
const discard = z.strictObject({ seq: z.int(), reason: z.string().trim().min(1).max(500) });
const nothing = z.strictObject({});

const SNAPSHOT_MS = 300;

/** The reporting stage of this server: opened when first looked at, one for all readers. */
export interface ReportStage {
  desk(): Promise<ReportDesk>;
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Keeps the outbox in a folder of its own, which goes with it. */
export function createReportStage(): ReportStage {
  let opened: Promise<{ readonly desk: ReportDesk; readonly folder: string }> | undefined;
  const open = async (): Promise<{ readonly desk: ReportDesk; readonly folder: string }> => {
    const folder = await mkdtemp(join(tmpdir(), 'boxwire-web-'));
    return { desk: await ReportDesk.open(join(folder, 'outbox.db')), folder };
  };
  const close = async (): Promise<void> => {
    const closing = await opened?.catch(() => undefined);
    opened = undefined;
    await closing?.desk[Symbol.asyncDispose]();
    if (closing !== undefined) await rm(closing.folder, { recursive: true, force: true });
  };
  return {
    desk: async () => (await (opened ??= open())).desk,
    reset: close,
    close,
  };
}

/** Calls of the report dashboard. */
export function reportRoutes(stage: ReportStage): Hono {
  const app = new Hono();
  const ok = { ok: true };
  app.post('/season', async (context) => {
    const { orders, seed } = await readBody(context, season);
    (await stage.desk()).sell(orders, seed);
    return context.json(ok);
  });
  app.post('/worker', async (context) => {
    const { action } = await readBody(context, worker);
    const desk = await stage.desk();
    await (action === 'start' ? desk.startWorker() : desk.killWorker());
    return context.json(ok);
  });
  app.post('/faults', async (context) => {
    const { name, on } = await readBody(context, fault);
    (await stage.desk()).setFault(name, on);
    return context.json(ok);
  });
  app.post('/redrive', async (context) => {
    const { seqs } = await readBody(context, redrive);
    await (await stage.desk()).redrive(seqs);
    return context.json(ok);
  });
  app.post('/discard', async (context) => {
    const { seq, reason } = await readBody(context, discard);
    await (await stage.desk()).discard(seq, reason);
    return context.json(ok);
  });
  app.post('/reconcile', async (context) => {
    await readBody(context, nothing);
    await (await stage.desk()).reconcile();
    return context.json(ok);
  });
  app.post('/reset', async (context) => {
    await readBody(context, nothing);
    await stage.reset();
    return context.json(ok);
  });
  app.get('/events', (context) =>
    streamSSE(context, async (stream) => {
      while (!stream.aborted) {
        await stream.writeSSE({ data: JSON.stringify((await stage.desk()).snapshot) });
        await stream.sleep(SNAPSHOT_MS);
      }
    }),
  );
  return app;
}
