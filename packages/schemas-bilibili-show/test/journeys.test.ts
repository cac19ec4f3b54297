import { completeJourney } from '@boxwire/contract';
import { describe, expect, test } from 'vitest';
import { bilibiliShow } from '../src/index.ts';
import { FakeShow, type Answer } from './fake-show.ts';
import { listedWire, orderWire, projectWire, screenWire } from './wire-samples.ts';

const { browse, cancel, orders } = bilibiliShow.journeys;

describe('browse', () => {
  const see = async (show: FakeShow, input: Parameters<typeof browse.input.parse>[0]) =>
    completeJourney(browse, { input: input as { projectId: string }, effects: show.effects() });

  test('shows what an order needs, the screens and their prices', async () => {
    const show = new FakeShow();
    expect(await see(show, { projectId: 710001 })).toEqual({
      ok: true,
      data: {
        projectId: '710001',
        name: '沙盒演出',
        kind: { idBind: 0, pickSeat: false, paper: false, dated: false },
        requires: ['contact'],
        dates: [],
        screens: [
          {
            id: '720001',
            name: '2030-01-01 周二',
            tickets: [{ skuId: '730001', text: '普通票', priceFen: 29800, buyable: true, limit: 4 }],
          },
        ],
        areas: [],
        seats: [],
      },
    });
    expect(show.ids).toEqual(['project.getV2']);
  });

  test('shows the dates, and the screens of the one asked for', async () => {
    const dated = projectWire({ sales_dates: [{ date: '2030-01-01' }, { date: '2030-01-02' }], screen_list: [] });
    const show = new FakeShow().on('project.getV2', { data: dated });
    show.on('project.infoByDate', { data: { id: 710001, screen_list: [screenWire({ id: 720009 })] } });
    expect(await see(show, { projectId: '710001' })).toMatchObject({
      data: { dates: ['2030-01-01', '2030-01-02'], screens: [], requires: ['date', 'contact'] },
    });
    const day = await see(show, { projectId: '710001', date: '2030-01-02' });
    expect(day).toMatchObject({ data: { screens: [{ id: '720009' }] } });
    expect(show.inputs('project.infoByDate')).toEqual([{ id: '710001', date: '2030-01-02' }]);
    expect(await see(show, { projectId: '710001', date: '2030-02-02' })).toMatchObject({
      failure: { code: 'DateNotOnSale' },
    });
  });

  test('shows the areas of a screen and the seats of one', async () => {
    const seated = projectWire({ pick_seat: 1, screen_list: [screenWire({ pick_seat: 1 })] });
    const show = new FakeShow().on('project.getV2', { data: seated });
    const first = await see(show, { projectId: '710001', screenId: '720001' });
    expect(first).toMatchObject({ ok: true, data: { areas: [{ id: '12' }, { id: '3' }, { id: '7' }] } });
    expect(first.ok && first.data.seats[0]?.code).toBe('12_0_0');
    const other = await see(show, { projectId: '710001', screenId: '720001', areaId: '3' });
    expect(other.ok && other.data.seats[0]?.code).toBe('3_0_0');
    expect(await see(show, { projectId: '710001', screenId: '1' })).toMatchObject({
      failure: { code: 'ScreenNotFound' },
    });
  });

  test('a project that is not found ends it, typed', async () => {
    const show = new FakeShow().on('project.getV2', { errno: 3, msg: '项目不存在' });
    expect(await see(show, { projectId: '1' })).toMatchObject({
      failure: { code: 'ProjectNotFound', kind: 'notFound' },
    });
  });
});

describe('cancel', () => {
  const closed: Answer = { data: orderWire({ status: 4, sub_status: 4, pay_remain_time: 0, status_name: '已取消' }) };
  const unpaid: Answer = { data: orderWire() };
  const stop = (show: FakeShow) =>
    completeJourney(cancel, { input: { orderId: '4000000000000001' }, effects: show.effects() });

  test('cancels an unpaid order and sees it closed', async () => {
    const show = new FakeShow().on('order.info', unpaid, closed).on('order.cancel', { data: null });
    expect(await stop(show)).toEqual({
      ok: true,
      data: { orderId: '4000000000000001', status: 4, statusName: '已取消' },
    });
    expect(show.ids).toEqual(['order.info', 'order.cancel', 'order.info']);
  });

  test('a closed order is left alone', async () => {
    const show = new FakeShow().on('order.info', closed);
    expect(await stop(show)).toMatchObject({ ok: true });
    expect(show.ids).not.toContain('order.cancel');
  });

  test('a paid order is refused before anything is sent', async () => {
    const show = new FakeShow().on('order.info', { data: orderWire({ status: 2, sub_status: 2, pay_remain_time: 0 }) });
    expect(await stop(show)).toMatchObject({ failure: { code: 'NotCancellable' } });
    expect(show.ids).toEqual(['order.info']);
  });

  test('a lost answer is looked up, and sent again only where nothing happened', async () => {
    const done = new FakeShow().on('order.info', unpaid, closed).on('order.cancel', 'lost');
    expect(await stop(done)).toMatchObject({ ok: true });
    expect(done.ids.filter((id) => id === 'order.cancel')).toHaveLength(1);
    const open = new FakeShow().on('order.info', unpaid, unpaid, closed).on('order.cancel', 'lost', { data: {} });
    expect(await stop(open)).toMatchObject({ ok: true });
    expect(open.ids.filter((id) => id === 'order.cancel')).toHaveLength(2);
  });
});

describe('orders', () => {
  const page = (total: number, ...ids: number[]): Answer => ({
    data: { total, list: ids.map((id) => listedWire({ order_id: (4e15 + id).toString() })) },
  });

  test('reads pages from 0 until it has all', async () => {
    const show = new FakeShow().on('order.list', page(3, 1, 2), page(3, 3));
    const result = await completeJourney(orders, { input: { pageSize: 2 }, effects: show.effects() });
    expect(result).toMatchObject({ ok: true, data: { total: 3, detail: null } });
    expect(result.ok && result.data.orders.map(({ orderId }) => orderId.slice(-1))).toEqual(['1', '2', '3']);
    expect(show.inputs('order.list')).toEqual([
      { page: '0', page_size: '2' },
      { page: '1', page_size: '2' },
    ]);
  });

  test('stops at an empty page and at maxPages', async () => {
    const short = new FakeShow().on('order.list', page(9, 1), page(9));
    await completeJourney(orders, { input: {}, effects: short.effects() });
    expect(short.inputs('order.list')).toHaveLength(2);
    const long = new FakeShow().on('order.list', page(9, 1));
    await completeJourney(orders, { input: { maxPages: 3 }, effects: long.effects() });
    expect(long.inputs('order.list')).toHaveLength(3);
  });

  test('shows one order in full on request', async () => {
    const show = new FakeShow();
    const result = await completeJourney(orders, { input: { orderId: '4000000000000001' }, effects: show.effects() });
    expect(result).toMatchObject({ ok: true, data: { detail: { order_id: '4000000000000001', buyer_infos: [] } } });
  });
});
