import { expect, test } from 'vitest';
import { readCookies, writeCookie } from './cookies.ts';
import { createHostTable, isLoopbackHostname, splitHost } from './hosts.ts';
import { pathParams, routerPattern, routingPath, splitTarget } from './path.ts';
import { decodeFormText, decodePercent } from './percent.ts';
import { readPairs } from './read-pairs.ts';

test.each([
  [
    'a=1&b=%E4%BD%A0&c=x+y&d=x%20y',
    [
      ['a', '1'],
      ['b', '你'],
      ['c', 'x y'],
      ['d', 'x y'],
    ],
  ],
  [
    'a=1&a=2&a',
    [
      ['a', '1'],
      ['a', '2'],
      ['a', ''],
    ],
  ],
  [
    'a=1=2&&=x',
    [
      ['a', '1=2'],
      ['', 'x'],
    ],
  ],
  [
    'a=%&b=%zz&c=%E4%BD',
    [
      ['a', '%'],
      ['b', '%zz'],
      ['c', '\ufffd'],
    ],
  ],
  ['', []],
])('the query %j is read as it was meant', (text, expected) => {
  expect(readPairs(text)).toEqual(expected);
});

test('plus is a space in forms only', () => {
  expect(decodeFormText('a+b%2B')).toBe('a b+');
  expect(decodePercent('a+b%2B')).toBe('a+b+');
});

test.each([
  ['/a/b?c=d', '/a/b', 'c=d'],
  ['/a/b?', '/a/b', ''],
  ['/a?b?c', '/a', 'b?c'],
  ['http://kyfw.example/otn/x?y=1', '/otn/x', 'y=1'],
  ['http://kyfw.example', '/', ''],
])('the target %j is cut at its first question mark', (target, path, queryText) => {
  expect(splitTarget(target)).toEqual({ path, queryText });
});

test('a forgiving origin matches any case and doubled slashes, and keeps the case of parameters', () => {
  const rules = { ignoreCase: true, collapseSlashes: true };
  expect(routingPath('//Order///GetPayParam/X', rules)).toBe('/order/getpayparam/x');
  expect(routingPath('//Order', {})).toBe('//Order');
  expect(routerPattern('/Order/{queryName}', rules)).toBe('/order/:queryName');
  expect(pathParams('/order/{queryName}', '//Order/QueryZ%2F1', rules)).toEqual({ queryName: 'QueryZ/1' });
  expect(pathParams('/order', '/order', rules)).toEqual({});
});

test('cookies are read as browsers and simple clients send them', () => {
  const header = 'JSESSIONID=AB; _jc_save=%u5317%u4EAC%2CBJP; tk=a=b; JSESSIONID=later; broken';
  expect([...readCookies(header)]).toEqual([
    ['JSESSIONID', 'AB'],
    ['_jc_save', '%u5317%u4EAC%2CBJP'],
    ['tk', 'a=b'],
  ]);
  expect(readCookies(undefined).size).toBe(0);
});

test('a cookie is written with its path scope', () => {
  expect(
    writeCookie({
      name: 'tk',
      value: 'v',
      path: '/otn',
      domain: 'a.example',
      maxAgeSeconds: 60,
      httpOnly: true,
      sameSite: 'Lax',
    }),
  ).toBe('tk=v; Path=/otn; Domain=a.example; Max-Age=60; HttpOnly; SameSite=Lax');
  expect(writeCookie({ name: 'a', value: '' })).toBe('a=; Path=/');
});

test.each([
  ['127.0.0.1', true],
  ['127.8.8.8', true],
  ['localhost', true],
  ['LOCALHOST', true],
  ['[::1]', true],
  ['127.0.0.1.evil.example', false],
  ['localhost.evil.example', false],
  ['10.0.0.1', false],
])('%s is loopback: %s', (hostname, loopback) => {
  expect(isLoopbackHostname(hostname)).toBe(loopback);
});

test('a Host header is split, and refused when it is none', () => {
  expect(splitHost('Kyfw.Example:8080')).toEqual({ hostname: 'kyfw.example', port: '8080' });
  expect(splitHost('[::1]:80')).toEqual({ hostname: '[::1]', port: '80' });
  for (const bad of ['', 'user@host', 'a b', 'host:port']) expect(splitHost(bad)).toBeUndefined();
});

test('addresses are written the way the request was addressed', () => {
  const table = createHostTable([
    { platformId: 'rail', originKey: 'kyfw', hosts: ['kyfw.example'], port: 4001 },
    { platformId: 'rail', originKey: 'portal', hosts: ['www.example'], port: 4002 },
  ]);
  const byAddress = table.resolve(4001, 'localhost:4001')!;
  expect(byAddress).toMatchObject({ originKey: 'kyfw', kind: 'loopback', base: 'http://localhost:4001' });
  expect(table.baseOf(byAddress, 'portal')).toBe('http://localhost:4002');
  const byName = table.resolve(4001, 'WWW.example')!;
  expect(byName).toMatchObject({ originKey: 'portal', kind: 'real', base: 'http://www.example' });
  expect(table.baseOf(byName, 'kyfw')).toBe('http://kyfw.example');
  expect(table.baseOf(byName, 'nowhere')).toBeUndefined();
  expect(table.resolve(4001, 'evil.example')).toBeUndefined();
  expect(table.resolve(4009, '127.0.0.1:4009')).toBeUndefined();
  expect(table.resolve(4001, undefined)).toMatchObject({ base: 'http://127.0.0.1:4001' });
});
