import { platform } from '@boxwire/contract';
import {
  createSessions,
  jsonReply,
  redirectReply,
  SandboxError,
  textReply,
  type PlatformContext,
  type PlatformInstance,
  type SandboxPlatform,
} from '@boxwire/sandbox';

/** A platform made for these tests: two origins, sessions, a counter that only goes up. */
export function counterPlatform(id = 'counter'): SandboxPlatform<string, 'front' | 'back'> {
  return {
    id,
    title: 'counter',
    contract: platform({ id, title: 'counter', origins: ['front', 'back'], endpoints: {}, sensitiveNames: ['pin'] }),
    origins: {
      front: { hosts: ['front.counter.example'], ignoreCase: true, collapseSlashes: true },
      back: { hosts: ['back.counter.example'] },
    },
    faults: { doubled: 'counts twice' },
    start,
  };
}

function start(context: PlatformContext): PlatformInstance {
  let count = 0;
  const sessions = createSessions(context.clock, {
    cookie: 'SID',
    path: '/s',
    domain: 'counter.example',
    httpOnly: true,
    idleMs: 60_000,
    newId: () => context.random.fork('sessions').hex(8),
    newData: () => ({ visits: 0 }),
  });
  const front = (method: string, path: string, endpointId: string) => ({
    originKey: 'front',
    method,
    path,
    endpointId,
  });
  return {
    routes: [
      {
        ...front('POST', '/count', 'count.up'),
        handle: async (request) => {
          count += request.fault('doubled') === undefined ? 1 : 2;
          return jsonReply({ count: Number(request.mint('/count', String(count))) }, { facts: { step: 'counted' } });
        },
      },
      { ...front('GET', '/count', 'count.read'), handle: () => jsonReply({ count }) },
      {
        ...front('*', '/echo/{name}', 'echo'),
        handle: (request) =>
          jsonReply({
            method: request.method,
            params: request.params,
            query: request.query,
            form: request.isForm ? request.form() : null,
            body: request.bodyText,
            cookies: [...request.cookies],
            now: request.now,
            here: request.url('front', '/x'),
            there: request.url('back', '/y'),
          }),
      },
      { ...front('GET', '/echo/fixed', 'fixed'), handle: () => textReply('fixed') },
      {
        ...front('POST', '/graphql', 'graphql'),
        endpointOf: (bodyText) => /"operationName":"(\w+)"/.exec(bodyText ?? '')?.[1],
        handle: (request) => jsonReply({ data: request.endpointId }),
      },
      { ...front('POST', '/json', 'json'), handle: (request) => jsonReply({ got: request.json() }) },
      { ...front('GET', '/long', 'long'), handle: () => jsonReply({ id: 6478994818521140385n }) },
      { ...front('GET', '/go', 'go'), handle: (request) => redirectReply(request.url('back', '/there')) },
      {
        ...front('GET', '/broken', 'broken'),
        handle: () => {
          throw new TypeError('a secret slipped in here');
        },
      },
      { ...front('GET', '/link/{token}', 'link'), secretPath: true, handle: () => textReply('opened') },
      {
        ...front('GET', '/s/open', 'session.open'),
        handle: (request) =>
          textReply('opened', { headers: { 'Set-Cookie': [sessions.open(request).setCookie, 'a=b'] } }),
      },
      {
        ...front('GET', '/s/visit', 'session.visit'),
        handle: (request) => {
          const session = sessions.find(request);
          if (session === undefined) return textReply('no session', { status: 401 });
          session.data.visits += 1;
          return textReply(String(session.data.visits));
        },
      },
      { originKey: 'back', method: 'GET', path: '/there', endpointId: 'there', handle: () => textReply('back here') },
    ],
    actions: [
      {
        role: 'holder',
        name: 'bump',
        summary: 'adds input.by',
        run: (ref, { by }) => {
          if (ref !== 'main') throw new SandboxError('SUBJECT_UNKNOWN', 'only "main" counts');
          count += Number(by ?? 1);
          context.emit({ type: 'state', subject: 'counter', ref, from: null, to: String(count), cause: 'holder:bump' });
          return { count };
        },
      },
    ],
    invariants: [{ name: 'the count is not above 100', check: () => (count > 100 ? [`it is ${count}`] : []) }],
    snapshot: () => ({ count }),
  };
}
