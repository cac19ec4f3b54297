import type { WireRequest } from '@boxwire/contract';
import type { InterparkGeneration } from '@boxwire/schemas-interpark';

/** What earlier answers of a run said, as wire values. */
export interface Learned {
  readonly goodsBizCode?: string;
  readonly sessionBizCode?: string;
  readonly sessionId?: string;
  readonly waitingId?: string;
}

/** One way in which a working run is broken: a change of one encoded request. */
export interface Breakage {
  /** What is wrong, in a few words. */
  readonly title: string;
  /** The call that is changed. */
  readonly endpointId: string;
  readonly generation: InterparkGeneration;
  /** What the purchase needs beside its usual input, for the call to be made at all. */
  readonly input?: Readonly<Record<string, unknown>>;
  readonly change: (request: WireRequest, learned: Learned) => WireRequest;
}

const PLAY_DATE = { endpointId: 'onestop.playDate', generation: '2026-10' } as const;

/** Causes of failed runs that the notes found, by the name `--break` takes. */
export const BREAKAGES = {
  'secure-url-fields': {
    title: 'secure-url without preSales, lang and from',
    endpointId: 'waiting.secureUrl',
    generation: '2026-10',
    change: (request) => withBody(request, ({ preSales: _, lang: __, from: ___, ...rest }) => rest),
  },
  'goods-bizcode': {
    title: 'the bizCode of the goods record sent to secure-url',
    endpointId: 'waiting.secureUrl',
    generation: '2026-10',
    change: (request, { goodsBizCode }) => withBody(request, (body) => ({ ...body, bizCode: goodsBizCode })),
  },
  'encoded-key': {
    title: 'the key of the waiting line sent as it stands in the URL',
    endpointId: 'waiting.lineUp',
    generation: '2026-10',
    change: (request) => withBody(request, (body) => ({ ...body, key: encodeURIComponent(String(body.key)) })),
  },
  'set-cookie-object': {
    title: 'an object as the body of set-cookie',
    endpointId: 'onestop.setCookie',
    generation: '2026-01',
    // opaque text of the page, which the sandbox takes as it comes
    input: { middlewareText: 'sandbox-middleware-text' },
    change: (request) => ({ ...request, bodyText: JSON.stringify({ data: 'sandbox-middleware-text' }) }),
  },
  'goods-code-query': {
    title: 'the goods code in the query of play-date instead of its path',
    ...PLAY_DATE,
    change: (request) => {
      const cut = request.path.lastIndexOf('/');
      const goodsCode = request.path.slice(cut + 1);
      return { ...request, path: request.path.slice(0, cut), query: [...request.query, ['goodsCode', goodsCode]] };
    },
  },
  'onestop-headers': {
    title: 'play-date without the headers of OneStop',
    ...PLAY_DATE,
    change: (request) => ({
      ...request,
      headers: Object.fromEntries(
        Object.entries(request.headers).filter(([name]) => !/^x-(?:onestop|ticket)-/.test(name)),
      ),
    }),
  },
  'before-admission': {
    title: 'a OneStop call with the place in the line, before it gave a session',
    ...PLAY_DATE,
    change: (request, { waitingId = '' }) => ({
      ...request,
      headers: { ...request.headers, 'x-onestop-session': waitingId },
      query: request.query.map(([name, value]) => [name, name === 'sessionId' ? waitingId : value] as const),
    }),
  },
} as const satisfies Readonly<Record<string, Breakage>>;

/** A name of `BREAKAGES`. */
export type BreakageName = keyof typeof BREAKAGES;

/** What `--break` takes. */
export const BREAKAGE_NAMES = Object.keys(BREAKAGES) as readonly BreakageName[];

type Body = Readonly<Record<string, unknown>>;

function withBody(request: WireRequest, change: (body: Body) => Body): WireRequest {
  return { ...request, bodyText: JSON.stringify(change(JSON.parse(request.bodyText ?? '{}') as Body)) };
}
