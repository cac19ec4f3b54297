import { expect, test } from 'vitest';
import { logInByQr, checkOrder, confirm, poll, prepare } from './book.ts';
import { startRail } from './start.ts';

const PEOPLE = 200;
const LEFT = 50;

test('200 concurrent bookings of a train with 50 seats left: 50 held, 150 sold out, no seat twice', async () => {
  await using run = await startRail(
    {
      users: Array.from({ length: PEOPLE }, (_, index) => ({
        username: `user${index}`,
        password: 'p',
        passengers: [{ name: `旅客${index}`, idNo: String(index).padStart(18, '0') }],
      })),
      stock: [{ train: 'G999', seat: 'O', left: LEFT }],
    },
    { requestLogLimit: 0 },
  );
  const book = async (index: number): Promise<() => Promise<{ waitTime: number; msg?: string }>> => {
    const browser = run.browser();
    await logInByQr(run, browser, `user${index}`);
    const form = await prepare(browser);
    await checkOrder(browser, form);
    const answer = await confirm(browser, form);
    if (answer.json.data.submitStatus !== true) throw new Error('expected a place in the queue');
    return async () => (await poll(browser)).json.data;
  };
  const polls = await Promise.all(Array.from({ length: PEOPLE }, (_, index) => book(index)));
  expect(run.state().queue).toHaveLength(PEOPLE);
  await run.admin.clock.advance(7_000);
  const ends = await Promise.all(polls.map((ask) => ask()));
  expect(ends.filter(({ waitTime }) => waitTime === -1)).toHaveLength(LEFT);
  expect(ends.filter(({ waitTime, msg }) => waitTime === -2 && msg === '没有足够的票!')).toHaveLength(PEOPLE - LEFT);
  const { orders } = run.state();
  expect(orders).toHaveLength(LEFT);
  expect(new Set(orders.flatMap(({ seats }) => seats)).size).toBe(LEFT);
  expect(run.broken()).toEqual([]);
}, 120_000);
