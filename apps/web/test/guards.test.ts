import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWebServer } from '../src/server/create-web-server.ts';
import type { WebServer } from '../src/server/create-web-server.ts';
import { post, startWeb } from './start.ts';

let web: WebServer;
beforeAll(async () => {
  web = await startWeb();
});
afterAll(() => web.close());

/** A request whose Host and other headers are ours to choose, which `fetch` does not allow. */
function raw(
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(web.url + path, { method: body === undefined ? 'GET' : 'POST', headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

describe('who may call', () => {
  test.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', '0.0.0.0'])(
    'the host name %j is refused, as another site may point its name here',
    async (host) => {
      const answer = await raw('/', { Host: host });
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.text)).toMatchObject({ code: 'HOST_REFUSED' });
    },
  );

  test.each(['127.0.0.1', 'localhost', '[::1]'])('the host name %s is ours', async (name) => {
    const answer = await raw('/', { Host: `${name}:${new URL(web.url).port}` });
    expect(answer.status).toBe(200);
  });

  test.each(['http://evil.example', 'null', 'http://127.0.0.1:1', 'https://127.0.0.1'])(
    'a page of %s may not call',
    async (origin) => {
      const answer = await raw('/api/runs', { ...JSON_TYPE, Origin: origin }, '{"scenario":"washcar.order"}');
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.text)).toMatchObject({ code: 'ORIGIN_REFUSED' });
    },
  );

  test.each(['cross-site', 'same-site'])('a browser that says %s may not even read', async (site) => {
    const answer = await raw('/api/runs/scenarios', { 'Sec-Fetch-Site': site });
    expect(answer.status).toBe(403);
  });

  test('our own page may call', async () => {
    const answer = await raw('/api/runs/scenarios', { Origin: web.url, 'Sec-Fetch-Site': 'same-origin' });
    expect(answer.status).toBe(200);
  });
});

describe('what is taken', () => {
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'a body of %s, which a form of another site could send, is refused',
    async (type) => {
      const answer = await raw('/api/runs', { 'Content-Type': type }, '{"scenario":"washcar.order"}');
      expect(answer.status).toBe(415);
      expect(JSON.parse(answer.text)).toMatchObject({ code: 'JSON_EXPECTED' });
    },
  );

  test('a body over the limit is refused', async () => {
    const answer = await post(`${web.url}/api/runs`, { scenario: 'x'.repeat(262_144) });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'BODY_TOO_LARGE' });
  });

  test.each(['', '{', '[]', '{"scenario":1}', '{"scenario":"washcar.order","more":true}'])(
    'the body %j is refused with what does not fit',
    async (body) => {
      const answer = await post(`${web.url}/api/runs`, body);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ code: 'BODY_INVALID' });
    },
  );
});

describe('what is served', () => {
  test.each(['/', '/explorer/washcar', '/journeys/washcar.order/abc', '/nowhere'])(
    '%s is the page, so that deep links work',
    async (path) => {
      const answer = await fetch(web.url + path);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('<title>Boxwire</title>');
    },
  );

  test('a missing file of the page is no page', async () => {
    const answer = await fetch(`${web.url}/assets/gone.js`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('cache-control')).toBe(null);
  });

  test('a file with its content in its name may be kept', async () => {
    const answer = await fetch(`${web.url}/assets/main-abc.js`);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  test('nothing outside the folder of the page is served', async () => {
    const answer = await raw('/assets/..%2f..%2f..%2fetc%2fpasswd', {});
    expect(answer.text).not.toContain('root:');
  });

  test('every answer forbids inline scripts, other origins and frames', async () => {
    for (const path of ['/', '/api/runs/scenarios', '/api/nothing', '/assets/main-abc.js']) {
      const { headers } = await fetch(web.url + path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test('a call that is none says so', async () => {
    const answer = await fetch(`${web.url}/api/nothing`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ code: 'NOT_FOUND', message: 'There is no such call.' });
  });
});

test('it listens on loopback alone', () => {
  expect(new URL(web.url).hostname).toBe('127.0.0.1');
});

test('without a built page its calls work, and the page says what is missing', async () => {
  await using bare = await createWebServer({ pageFolder: '/nowhere/at/all' });
  expect((await fetch(`${bare.url}/api/runs/scenarios`)).status).toBe(200);
  const answer = await fetch(bare.url);
  expect([answer.status, await answer.json()]).toEqual([
    503,
    { code: 'PAGE_MISSING', message: 'The page is not built.' },
  ]);
});
