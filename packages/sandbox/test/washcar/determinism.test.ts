import { expect, test } from 'vitest';
import { ORDER, startWashcar } from './start.ts';

async function session(seed: string | number): Promise<string[]> {
  await using run = await startWashcar({}, { seed });
  const texts: string[] = [];
  const keep = (text: string): void => void texts.push(text.replaceAll(/127\.0\.0\.1:\d+/g, 'origin'));
  keep((await run.get('/api/goods/list')).text);
  keep((await run.get('/api/shop/list', { cityCode: '110100', longitude: '116.4', latitude: '39.9' })).text);
  keep((await run.post('/api/order/create', ORDER)).text);
  await run.admin.clock.advance(1_000);
  keep((await run.get('/api/order/detail', { channelOrderNo: 'CH0001' })).text);
  keep((await run.get('/api/order/booking-url', { channelOrderNo: 'CH0001' })).text);
  return texts;
}

test('two sandboxes of one seed answer the same bytes', async () => {
  expect(await session(7)).toEqual(await session(7));
});

test('another seed gives another stock, other shops and other numbers', async () => {
  const [one, two] = [await session(7), await session(8)];
  for (const [index, text] of one.entries()) expect(text).not.toBe(two[index]);
});

test('a reset repeats the same answers', async () => {
  await using run = await startWashcar();
  const first = await run.post('/api/order/create', ORDER, { nonce: 'n' });
  run.admin.reset();
  const second = await run.post('/api/order/create', ORDER, { nonce: 'n' });
  expect(second.text).toBe(first.text);
  expect(first.json.code).toBe(200);
});

test('asking for more shops does not change the order numbers drawn later', async () => {
  const numberAfter = async (asks: number): Promise<string> => {
    await using run = await startWashcar();
    for (let ask = 0; ask < asks; ask += 1) await run.get('/api/shop/list', { cityCode: '110100' });
    return (await run.post('/api/order/create', ORDER)).json.data.orderNo;
  };
  expect(await numberAfter(0)).toBe(await numberAfter(3));
});
