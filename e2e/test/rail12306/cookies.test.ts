import { createCookieJar } from '@boxwire/http-core';
import { rail12306 } from '@boxwire/schemas-rail12306';
import { expect, test } from 'vitest';
import { booking, loggedIn, openBrowser, startRail } from './rail-world.ts';

test('trap 17 of rail12306 §11: cookies with %uXXXX values break neither jar nor call', async () => {
  await using world = await startRail();
  await using browser = await loggedIn(world);
  const { kyfw } = world.origins.rail12306;
  browser.jar.store(`${kyfw}/`, ['_jc_save_fromStation=%u5317%u4EAC%2CBJP; Path=/', '_jc_save_wfdc_flag=dc; Path=/']);
  expect(await browser.client.login.checkUser()).toMatchObject({ ok: true, data: { flag: true } });
  await using again = openBrowser(world, browser.jar.save());
  expect(again.jar.cookiesFor(`${kyfw}/otn/x`)).toContainEqual(['_jc_save_fromStation', '%u5317%u4EAC%2CBJP']);
});

test('decision 10 of rail12306 §12: a tk that changes with every order is followed', async () => {
  await using world = await startRail({ rotateTk: true });
  await using browser = await loggedIn(world);
  const { kyfw } = world.origins.rail12306;
  const tk = (): string | undefined => browser.jar.cookiesFor(`${kyfw}/otn/`).find(([name]) => name === 'tk')?.[1];
  const before = tk();
  expect(await browser.run(rail12306.journeys.book, booking())).toMatchObject({ ok: true });
  expect(tk()).not.toBe(before);
  expect(await browser.client.login.checkUser()).toMatchObject({ ok: true, data: { flag: true } });
});

test('uamtk stays with the passport and tk with the booking site', async () => {
  await using world = await startRail();
  await using browser = await loggedIn(world);
  const { kyfw } = world.origins.rail12306;
  const names = (path: string): string[] => browser.jar.cookiesFor(kyfw + path).map(([name]) => name);
  expect(names('/otn/x')).toEqual(expect.arrayContaining(['JSESSIONID', 'tk']));
  expect(names('/otn/x')).not.toContain('uamtk');
  expect(names('/passport/x')).toContain('uamtk');
  expect(names('/passport/x')).not.toContain('tk');
  expect(createCookieJar({ saved: browser.jar.save() }).save()).toBe(browser.jar.save());
});
