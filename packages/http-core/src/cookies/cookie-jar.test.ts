import { inspect } from 'node:util';
import { manualClock } from '@boxwire/tooling/test-kit';
import { describe, expect, test } from 'vitest';
import { createCookieJar } from './cookie-jar.ts';

const URL_ROOT = 'https://shop.example/';
const header = (jar: ReturnType<typeof createCookieJar>, url: string): string =>
  jar
    .cookiesFor(url)
    .map((pair) => pair.join('='))
    .join('; ');

describe('scope', () => {
  interface Row {
    readonly name: string;
    readonly from: string;
    readonly set: string;
    readonly sentTo: readonly string[];
    readonly keptFrom: readonly string[];
  }
  const rows: Row[] = [
    {
      name: 'a path',
      from: 'https://shop.example/otn/login',
      set: 'a=1; Path=/otn',
      sentTo: ['https://shop.example/otn', 'https://shop.example/otn/x'],
      keptFrom: ['https://shop.example/', 'https://shop.example/otnx'],
    },
    {
      name: 'the default path',
      from: 'https://shop.example/otn/login/init?x=/',
      set: 'a=1',
      sentTo: ['https://shop.example/otn/login/x'],
      keptFrom: ['https://shop.example/otn/other'],
    },
    {
      name: 'the host alone',
      from: URL_ROOT,
      set: 'a=1',
      sentTo: [URL_ROOT],
      keptFrom: ['https://www.shop.example/', 'https://example/'],
    },
    {
      name: 'a domain',
      from: 'https://www.shop.example/',
      set: 'a=1; Domain=shop.example',
      sentTo: [URL_ROOT, 'https://www.shop.example/', 'https://api.shop.example/'],
      keptFrom: ['https://notshop.example/'],
    },
    {
      name: "another's domain, refused",
      from: URL_ROOT,
      set: 'a=1; Domain=other.example',
      sentTo: [],
      keptFrom: [URL_ROOT, 'https://other.example/'],
    },
    {
      name: 'a public suffix, refused',
      from: 'https://shop.com.cn/',
      set: 'a=1; Domain=com.cn',
      sentTo: [],
      keptFrom: ['https://shop.com.cn/', 'https://other.com.cn/'],
    },
    {
      name: 'Secure',
      from: URL_ROOT,
      set: 'a=1; Secure',
      sentTo: [URL_ROOT],
      keptFrom: ['http://shop.example/'],
    },
    {
      name: 'Secure set over plain HTTP, refused',
      from: 'http://shop.example/',
      set: 'a=1; Secure',
      sentTo: [],
      keptFrom: [URL_ROOT],
    },
    {
      name: 'Secure at a loopback sandbox',
      from: 'http://127.0.0.1:4010/',
      set: 'a=1; Secure',
      sentTo: ['http://127.0.0.1:4010/', 'http://127.0.0.1:4011/'],
      keptFrom: ['http://127.0.0.2:4010/'],
    },
    {
      name: '__Host-',
      from: URL_ROOT,
      set: '__Host-a=1; Secure; Path=/',
      sentTo: [URL_ROOT],
      keptFrom: ['https://www.shop.example/'],
    },
    {
      name: '__Host- with a domain, refused',
      from: URL_ROOT,
      set: '__Host-a=1; Secure; Path=/; Domain=shop.example',
      sentTo: [],
      keptFrom: [URL_ROOT],
    },
    {
      name: '__Host- below the root, refused',
      from: URL_ROOT,
      set: '__Host-a=1; Secure; Path=/otn',
      sentTo: [],
      keptFrom: ['https://shop.example/otn'],
    },
    {
      name: '__Secure- without Secure, refused',
      from: URL_ROOT,
      set: '__Secure-a=1',
      sentTo: [],
      keptFrom: [URL_ROOT],
    },
    { name: 'something that is no cookie, refused', from: URL_ROOT, set: ';;;', sentTo: [], keptFrom: [URL_ROOT] },
  ];
  for (const { name, from, set, sentTo, keptFrom } of rows) {
    test(name, () => {
      const jar = createCookieJar();
      jar.store(from, [set]);
      for (const url of sentTo) expect(header(jar, url), url).toMatch(/^(?:__Host-)?a=1$/);
      for (const url of keptFrom) expect(header(jar, url), url).toBe('');
    });
  }
});

test('cookies go out longest path first, then oldest first', () => {
  const jar = createCookieJar();
  jar.store('https://shop.example/otn/x', ['b=1; Path=/', 'a=1; Path=/', 'deep=1; Path=/otn/x']);
  expect(header(jar, 'https://shop.example/otn/x')).toBe('deep=1; b=1; a=1');
});

test('a cookie is replaced by name, domain and path, and removed by an expiry in the past', () => {
  const jar = createCookieJar();
  jar.store(URL_ROOT, ['a=1', 'b=1', 'c=1']);
  jar.store(URL_ROOT, ['a=2', 'b=; Max-Age=0', 'c=; Expires=Thu, 01 Jan 1970 00:00:00 GMT']);
  expect(header(jar, URL_ROOT)).toBe('a=2');
});

test('expiry follows the clock of the jar, and use does not prolong it', async () => {
  const clock = manualClock(Date.UTC(2030, 0, 1));
  const jar = createCookieJar({ clock });
  const expires = new Date(Date.UTC(2030, 0, 1, 0, 0, 20)).toUTCString();
  jar.store(URL_ROOT, [
    'short=1; Max-Age=10',
    `dated=1; Expires=${expires}`,
    'session=1',
    'far=1; Max-Age=99999999999999',
  ]);
  await clock.advance(9_999);
  expect(header(jar, URL_ROOT)).toBe('short=1; dated=1; session=1; far=1');
  await clock.advance(1);
  expect(header(jar, URL_ROOT)).toBe('dated=1; session=1; far=1');
  await clock.advance(10_000);
  expect(header(jar, URL_ROOT)).toBe('session=1; far=1');
  expect(jar.save()).not.toContain('dated');
});

test('a saved jar is loaded again with scopes, order and expiry', async () => {
  const clock = manualClock(Date.UTC(2030, 0, 1));
  const jar = createCookieJar({ clock });
  jar.store('https://www.shop.example/otn/', [
    'JSESSIONID=s1; Path=/otn; HttpOnly',
    '__Host-b=2; Secure; Path=/',
    'c=3; Domain=shop.example; Max-Age=10',
  ]);
  const loaded = createCookieJar({ saved: jar.save(), clock });
  for (const url of ['https://www.shop.example/otn/x', 'https://www.shop.example/', 'https://api.shop.example/otn/']) {
    expect(header(loaded, url)).toBe(header(jar, url));
  }
  expect(header(loaded, 'https://www.shop.example/otn/')).toContain('JSESSIONID=s1');
  await clock.advance(10_000);
  expect(header(loaded, 'https://api.shop.example/otn/')).toBe('');
  expect(loaded.save()).toBe(createCookieJar({ saved: loaded.save(), clock }).save());
});

test('loading replaces, and clear forgets', () => {
  const jar = createCookieJar();
  jar.store(URL_ROOT, ['old=1']);
  jar.load(createCookieJar().save());
  expect(header(jar, URL_ROOT)).toBe('');
  jar.store(URL_ROOT, ['new=1']);
  jar.clear();
  expect(header(jar, URL_ROOT)).toBe('');
});

for (const saved of [
  '',
  'canary',
  '[]',
  'null',
  '{"version":2,"cookies":[]}',
  '{"version":1,"cookies":[{"key":"canary"}]}',
]) {
  test(`text that is no saved jar (${saved.slice(0, 20)}) is refused without quoting it, and changes nothing`, () => {
    const jar = createCookieJar();
    jar.store(URL_ROOT, ['kept=1']);
    let thrown: unknown;
    try {
      jar.load(saved);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({
      code: 'COOKIE_JAR_UNREADABLE',
      message: expect.not.stringContaining('canary') as string,
    });
    expect(header(jar, URL_ROOT)).toBe('kept=1');
  });
}

test('printing a jar shows how many cookies it holds and none of them', () => {
  const jar = createCookieJar();
  jar.store(URL_ROOT, ['token=canary', 'b=2']);
  expect(inspect(jar, { depth: 9, showHidden: true })).toBe('CookieJar { cookies: 2 }');
  expect(JSON.stringify({ jar })).toBe('{"jar":{"cookies":2}}');
});
