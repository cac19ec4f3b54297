import { Hono, type Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { ClockMode } from '../clock/clock-types.ts';
import { isSandboxError, SandboxError } from '../errors.ts';
import type { SandboxEvents } from '../events.ts';
import type { FaultRule } from '../faults/fault-rule.ts';
import type { ServerBindings } from '../http/router.ts';
import { replyForError } from '../http/sandbox-replies.ts';
import { clockJson, type SandboxAdmin } from './admin.ts';
import { refuseForeign } from './guard.ts';
import { numberInput, readInput, textInput } from './read-input.ts';

interface AdminEnv {
  Bindings: Omit<ServerBindings, 'addressing'>;
}

type AdminContext = Context<AdminEnv>;

/** Where the admin routes are, on every port of a sandbox. */
export const ADMIN_PATH = '/__sandbox';

/** What the admin routes need. */
export interface AdminAppParts {
  readonly admin: SandboxAdmin;
  readonly events: SandboxEvents;
  readonly origins: () => Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The admin routes over the in-process admin. */
export function createAdminApp(parts: AdminAppParts): Hono<AdminEnv> {
  const { admin } = parts;
  const app = new Hono<AdminEnv>().basePath(ADMIN_PATH);
  app.use(async (context, next) => {
    const refusal = refuseForeign(context.req.header('host'), context.req.header('origin'));
    if (refusal !== undefined) return context.json({ sandbox: { code: 'ADMIN_REFUSED', message: refusal } }, 403);
    await next();
    context.header('Cache-Control', 'no-store');
    return undefined;
  });
  app.onError((error, context) => answerError(error, context));
  app.notFound((context) =>
    context.json({ sandbox: { code: 'ROUTE_UNKNOWN', message: `GET ${ADMIN_PATH} lists the admin routes` } }, 404),
  );
  addClockRoutes(app, admin);
  addFaultRoutes(app, admin);
  addLookRoutes(app, parts);
  addActionRoutes(app, admin);
  app.post('/reset', (context) => {
    admin.reset();
    return context.json({ reset: true });
  });
  app.get('/', (context) =>
    context.json({
      origins: parts.origins(),
      routes: app.routes.map(({ method, path }) => `${method} ${path}`).filter(isRoute),
    }),
  );
  return app;
}

function isRoute(line: string): boolean {
  return !line.startsWith('ALL ');
}

function answerError(error: Error, context: AdminContext): Response {
  if (!isSandboxError(error)) {
    return context.json({ sandbox: { code: 'ADMIN_FAILED', message: `the admin call failed: ${error.name}` } }, 500);
  }
  const { status, body } = replyForError(error);
  return new Response(body as string, { status, headers: { 'content-type': 'application/json; charset=utf-8' } });
}

function addClockRoutes(app: Hono<AdminEnv>, admin: SandboxAdmin): void {
  const { clock } = admin;
  const view = (context: AdminContext): Response => context.json(clockJson(clock.view()));
  app.get('/clock', view);
  app.post('/clock/set', async (context) => {
    const { now } = await readInput(context.env.incoming);
    if (typeof now !== 'number' && typeof now !== 'string') {
      throw new SandboxError('ADMIN_INPUT_INVALID', 'expected "now" as epoch milliseconds or ISO 8601 text');
    }
    await clock.set(now);
    return view(context);
  });
  app.post('/clock/advance', async (context) => {
    await clock.advance(numberInput(await readInput(context.env.incoming), 'ms'));
    return view(context);
  });
  app.post('/clock/mode', async (context) => {
    clock.setMode(readMode(textInput(await readInput(context.env.incoming), 'mode')));
    return view(context);
  });
  app.post('/clock/actors', async (context) => {
    clock.actor(textInput(await readInput(context.env.incoming), 'name'));
    return view(context);
  });
  app.delete('/clock/actors/:name', (context) => {
    findActor(admin, context.req.param('name')).leave();
    return view(context);
  });
  app.post('/clock/sleep', async (context) => {
    const input = await readInput(context.env.incoming);
    const ms = numberInput(input, 'ms');
    const sleeper = input.actor === undefined ? clock : findActor(admin, textInput(input, 'actor'));
    await sleeper.sleep(ms, context.req.raw.signal);
    return view(context);
  });
}

function findActor(
  admin: SandboxAdmin,
  name: string,
): { leave(): void; sleep(ms: number, signal?: AbortSignal): Promise<void> } {
  const actor = admin.clock.findActor(name);
  if (actor === undefined)
    throw new SandboxError('SUBJECT_UNKNOWN', 'no actor of this name is registered: POST clock/actors first');
  return actor;
}

function readMode(mode: string): ClockMode {
  if (mode === 'real' || mode === 'manual' || mode === 'auto') return mode;
  throw new SandboxError('ADMIN_INPUT_INVALID', 'expected "mode" as real, manual or auto');
}

function addFaultRoutes(app: Hono<AdminEnv>, { faults }: SandboxAdmin): void {
  app.get('/faults', (context) => context.json({ rules: faults.list(), names: faults.names() }));
  app.post('/faults', async (context) => {
    const rule = await readInput(context.env.incoming);
    if (rule.action === undefined) throw new SandboxError('FAULT_INVALID', 'expected "action": what the rule does');
    return context.json({ id: faults.add(rule as unknown as FaultRule) }, 201);
  });
  app.post('/faults/profile', async (context) => {
    const ids = faults.useProfile(textInput(await readInput(context.env.incoming), 'name'));
    return context.json({ ids }, 201);
  });
  app.delete('/faults', (context) => {
    faults.clear();
    return context.json({ rules: [] });
  });
  app.delete('/faults/:id', (context) => context.json({ removed: faults.remove(context.req.param('id')) }));
}

function addLookRoutes(app: Hono<AdminEnv>, { admin, events }: AdminAppParts): void {
  app.get('/routes', (context) => context.json({ routes: admin.routes() }));
  app.get('/actions', (context) => context.json({ actions: admin.actions() }));
  app.get('/invariants', (context) => context.json({ invariants: admin.invariants() }));
  app.get('/minted', (context) => context.json({ minted: admin.minted(context.req.query('value') ?? '') }));
  app.get('/state/:platform', (context) => context.json({ state: admin.state(context.req.param('platform')) ?? null }));
  app.get('/requests', (context) => {
    const { platform, endpoint, limit } = context.req.query();
    const filter = {
      ...(platform !== undefined && { platform }),
      ...(endpoint !== undefined && { endpoint }),
      ...(limit !== undefined && { limit: readLimit(limit) }),
    };
    return context.json({ requests: admin.requests(filter) });
  });
  app.get('/events', (context) =>
    streamSSE(context, async (stream) => {
      const iterator = events[Symbol.asyncIterator]();
      stream.onAbort(() => void iterator.return?.());
      await stream.write(': listening\n\n');
      for (let step = await iterator.next(); step.done !== true; step = await iterator.next()) {
        await stream.writeSSE({ event: step.value.type, data: JSON.stringify(step.value) });
      }
    }),
  );
}

function readLimit(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new SandboxError('ADMIN_INPUT_INVALID', 'expected "limit" as an integer');
}

function addActionRoutes(app: Hono<AdminEnv>, admin: SandboxAdmin): void {
  for (const role of ['holder', 'operator'] as const) {
    app.post(`/${role}/:platform/:ref/:action`, async (context) => {
      const { platform, ref, action } = context.req.param();
      const input = await readInput(context.env.incoming);
      const result: unknown = await admin[role]({ platform, ref, action, input });
      return context.json({ result: result ?? null });
    });
  }
}
