import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';

/** Largest request body, in bytes. */
const MAX_BODY_BYTES = 262_144;

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every answer. */
export const securityHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  const headers: Readonly<Record<string, string>> = {
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
  };
  for (const [name, value] of Object.entries(headers)) context.header(name, value);
};

const LOOPBACK_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Refuses requests by another host name (DNS rebinding): 403 `HOST_REFUSED`. */
export const loopbackHost: MiddlewareHandler = async (context, next) => {
  const name = (context.req.header('host') ?? '').replace(/:\d*$/, '').toLowerCase();
  if (LOOPBACK_NAMES.has(name)) return next();
  return context.json({ code: 'HOST_REFUSED', message: 'This server answers only to 127.0.0.1 and localhost.' }, 403);
};

/**
 * Refuses what pages of other sites send (CSRF): 403 `ORIGIN_REFUSED`. A request that changes something must name its origin,
 * and it must be ours; a request without one comes from no page.
 */
export const sameOrigin: MiddlewareHandler = async (context, next) => {
  const origin = context.req.header('origin');
  const site = context.req.header('sec-fetch-site');
  const own = `http://${context.req.header('host') ?? ''}`;
  const isForeign =
    (origin !== undefined && origin !== own) || (site !== undefined && site !== 'same-origin' && site !== 'none');
  if (!isForeign) return next();
  return context.json({ code: 'ORIGIN_REFUSED', message: 'Only the page of this server may call it.' }, 403);
};

/** Takes only JSON that says it is JSON, which no form of another site can send: 415 `JSON_EXPECTED`. */
export const jsonOnly: MiddlewareHandler = async (context, next) => {
  if (context.req.method === 'GET' || context.req.method === 'HEAD') return next();
  if (context.req.header('content-type')?.split(';')[0]?.trim() === 'application/json') return next();
  return context.json({ code: 'JSON_EXPECTED', message: 'Send application/json.' }, 415);
};

/** Refuses bodies over `MAX_BODY_BYTES`: 413 `BODY_TOO_LARGE`. */
export const limitedBody: MiddlewareHandler = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: (context) => {
    // the rest of the body is not read: the connection is of no more use
    context.header('Connection', 'close');
    return context.json({ code: 'BODY_TOO_LARGE', message: `A body may have ${MAX_BODY_BYTES} bytes.` }, 413);
  },
});
