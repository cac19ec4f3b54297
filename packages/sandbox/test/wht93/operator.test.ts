import { expect, test } from 'vitest';
import { hallOf, performanceOf, sessionOf } from './samples.ts';
import { postText, startWht93, type Json } from './start.ts';

const operate = (run: Awaited<ReturnType<typeof startWht93>>, ref: string, action: string): Promise<unknown> =>
  run.admin.operator({ platform: 'wht93', ref, action });

test('a wrong pair and a disabled account get 4100, an unknown token 4200', async () => {
  await using run = await startWht93();
  expect(await run.code('token.get', { appId: 'boxwire-demo', secret: 'wrong' })).toBe(4100);
  expect(await run.code('token.get', { appId: 'nobody', secret: 'boxwire-sandbox-secret' })).toBe(4100);
  expect(await run.code('venue.list', { accessToken: 'x'.repeat(40) })).toBe(4200);
  await operate(run, 'boxwire-demo', 'disable');
  expect(await run.code('venue.list', {})).toBe(4100);
  expect(await run.code('token.get', { appId: 'boxwire-demo', secret: 'boxwire-sandbox-secret' })).toBe(4100);
  await operate(run, 'boxwire-demo', 'enable');
  expect(await run.code('venue.list', {})).toBe(200);
  expect(await operate(run, 'boxwire-demo', 'expireTokens')).toEqual({ appId: 'boxwire-demo', expired: 1 });
  expect(await run.code('venue.list', {})).toBe(4200);
  await expect(operate(run, 'nobody', 'disable')).rejects.toMatchObject({ code: 'SUBJECT_UNKNOWN' });
});

test('a disabled hall takes no session: 4400', async () => {
  await using run = await startWht93();
  const hallCode = await hallOf(run);
  await operate(run, hallCode, 'disableHall');
  expect(await run.code('performance.code', performanceOf([sessionOf(hallCode)]))).toBe(4400);
  await operate(run, hallCode, 'enableHall');
  expect(await run.code('performance.code', performanceOf([sessionOf(hallCode)]))).toBe(200);
  await expect(operate(run, '11010199901', 'enableHall')).rejects.toMatchObject({ code: 'SUBJECT_UNKNOWN' });
});

test('venues are spread over provinces, and open halls of both kinds are there in every place', async () => {
  await using run = await startWht93();
  const { datalist } = (await run.post('venue.list', { pageNo: 1, pageSize: 200 })).data;
  expect(datalist.length).toBe(30);
  expect(new Set(datalist.map(({ provinceId }: Json) => provinceId)).size).toBe(7);
  for (const { hallList } of datalist.slice(0, 10)) {
    const open = hallList.filter((hall: Json) => hall.enableState === 1 && hall.managementStatus === 1);
    expect(new Set(open.map(({ hasSeat }: Json) => hasSeat))).toEqual(new Set([0, 1]));
  }
  const halls = datalist.flatMap(({ hallList }: Json) => hallList);
  expect(halls.some(({ managementStatus }: Json) => managementStatus === 2)).toBe(true);
  expect(datalist.some(({ hallNum }: Json) => hallNum === 0)).toBe(true);
});

test('paging covers every venue once, and a page behind the last is empty', async () => {
  await using run = await startWht93();
  const seen: string[] = [];
  for (let pageNo = 1; pageNo <= 6; pageNo += 1) {
    const { data } = await run.post('venue.list', { pageNo, pageSize: 7 });
    expect(data.totalRow).toBe(30);
    seen.push(...data.datalist.map(({ venueCode }: Json) => venueCode));
  }
  expect([seen.length, new Set(seen).size]).toEqual([30, 30]);
});

test('bodies that are no JSON object are 4000', async () => {
  await using run = await startWht93();
  for (const text of ['', 'x', '[]', '7', 'null', '{"accessToken":']) {
    expect(await postText(run.cis, '/report/order', text)).toMatchObject({ status: 200, code: 4000 });
  }
  const marked = `\uFEFF${JSON.stringify({ accessToken: run.accessToken })}`;
  expect((await postText(run.cis, '/standard/venue/list', marked)).code).toBe(200);
});

test('a wrong method is 4000, an unknown path HTTP 404', async () => {
  await using run = await startWht93();
  expect(await (await fetch(`${run.cis}/report/order`)).json()).toMatchObject({ code: 4000, success: false });
  expect(await postText(run.cis, '/report/orders', '{}')).toMatchObject({ status: 404, success: false });
});

test('one seed and one run of requests give the same bytes; another seed other venues and tokens', async () => {
  const play = async (seed: number): Promise<unknown[]> => {
    await using run = await startWht93({}, { seed });
    const hallCode = await hallOf(run);
    const played = async () => [
      (await run.post('venue.list', { pageSize: 200 })).data,
      await run.post('performance.code', performanceOf([sessionOf(hallCode)])),
      await run.token(),
    ];
    const first = await played();
    run.admin.reset();
    await run.renew();
    expect(await played()).toEqual(first);
    return first;
  };
  const [one, again, other] = [await play(5), await play(5), await play(6)];
  expect(one).toEqual(again);
  expect(other[0]).not.toEqual(one[0]);
  expect(other[2]).not.toEqual(one[2]);
});

test('where a code was first given out can be asked', async () => {
  await using run = await startWht93();
  const hallCode = await hallOf(run);
  const { data } = await run.post('performance.code', performanceOf([sessionOf(hallCode)]));
  expect(run.admin.minted(data['S-1'])).toMatchObject([{ field: '/data/S-1', endpointId: 'performance.code' }]);
  expect(run.admin.minted(hallCode)).toMatchObject([{ field: 'seed hallCode' }]);
});
