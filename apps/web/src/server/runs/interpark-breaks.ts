import type { WireRequest } from '@boxwire/contract';

/** A way in which a recorded call went wrong: it changes the encoded request, after our own types had their say. */
export interface Break {
  readonly id: string;
  readonly summary: string;
  readonly alter: (request: WireRequest) => WireRequest;
}

type Body = Readonly<Record<string, unknown>>;

/** The mistakes of the notes that a reader can watch fail. */
export const BREAKS: readonly Break[] = [
  {
    id: 'secure-url-fields',
    summary: 'The key is asked for without preSales, lang and from',
    alter: changeBody('waiting.secureUrl', ({ preSales: _, lang: __, from: ___, ...rest }) => rest),
  },
  {
    id: 'encoded-key',
    summary: 'The line is joined with the key still URL-encoded',
    alter: changeBody('waiting.lineUp', ({ key, ...rest }) => ({ ...rest, key: encodeURIComponent(String(key)) })),
  },
  {
    id: 'onestop-headers',
    summary: 'The dates are asked for without the headers of the OneStop client',
    alter: (request) =>
      request.endpointId === 'onestop.playDate' ? { ...request, headers: withoutOnestop(request.headers) } : request,
  },
];

function changeBody(endpointId: string, change: (body: Body) => Body): Break['alter'] {
  return (request) => {
    if (request.endpointId !== endpointId || request.bodyText === null) return request;
    return { ...request, bodyText: JSON.stringify(change(JSON.parse(request.bodyText) as Body)) };
  };
}

function withoutOnestop(headers: WireRequest['headers']): WireRequest['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.toLowerCase().startsWith('x-onestop-')));
}
