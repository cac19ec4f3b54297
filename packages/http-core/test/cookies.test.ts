import { startServer } from '@boxwire/tooling/test-kit';
import { expect, test } from 'vitest';
import { createClient, createCookieJar } from '../src/index.ts';
import { at, inTurn, oneItem, shop } from './support/shop.ts';

const setting = (...cookies: string[]) => {
  const reply = oneItem();
  return 'drop' in reply ? reply : { ...reply, headers: { ...reply.headers, 'set-cookie': cookies } };
};

test('cookies of an answer go with the next request, and only where they belong', async () => {
  await using server = await startServer(
    inTurn(setting('a=1; Path=/', 'orders=2; Path=/orders', '__Host-c=3; Secure; Path=/'), oneItem()),
  );
  const jar = createCookieJar();
  await using client = createClient(shop, { ...at(server), jar });
  await client.item.list();
  await client.item.list();
  await client.order.create({ body: { itemId: 'A1' } });
  expect(server.requests.map(({ headers }) => headers.cookie)).toEqual([
    undefined,
    'a=1; __Host-c=3',
    'orders=2; a=1; __Host-c=3',
  ]);
});

test('without a jar nothing is kept', async () => {
  await using server = await startServer(() => setting('a=1; Path=/'));
  await using client = createClient(shop, at(server));
  await client.item.list();
  await client.item.list();
  expect(server.requests.map(({ headers }) => headers.cookie)).toEqual([undefined, undefined]);
});

test('a jar saved by one client serves another', async () => {
  await using server = await startServer(inTurn(setting('session=s1; Path=/; HttpOnly'), oneItem()));
  const jar = createCookieJar();
  await using first = createClient(shop, { ...at(server), jar });
  await first.item.list();
  await using second = createClient(shop, { ...at(server), jar: createCookieJar({ saved: jar.save() }) });
  await second.item.list();
  expect(server.requests.at(-1)?.headers.cookie).toBe('session=s1');
});

test("a call's own cookies come first, and win over the jar's of the same name", async () => {
  await using server = await startServer(inTurn(setting('a=jar; Path=/', 'b=jar; Path=/'), oneItem()));
  await using client = createClient(shop, { ...at(server), jar: createCookieJar() });
  await client.item.list();
  await client.item.list({}, { headers: { Cookie: 'a=own; x=own' } });
  expect(server.requests.at(-1)?.headers.cookie).toBe('a=own; x=own; b=jar');
});

test('cookies of a failed answer are kept too', async () => {
  await using server = await startServer(
    inTurn({ status: 503, headers: { 'set-cookie': 'route=r1; Path=/' }, body: '' }, oneItem()),
  );
  await using client = createClient(shop, { ...at(server), jar: createCookieJar(), random: () => 0 });
  await client.item.list();
  expect(server.requests.map(({ headers }) => headers.cookie)).toEqual([undefined, 'route=r1']);
});
