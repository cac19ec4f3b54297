import { expect, test } from 'vitest';
import { order } from './buy.ts';
import { startShow } from './start.ts';

const COMBINATIONS = [0, 1, 2].flatMap((idBind) =>
  Array.from({ length: 8 }, (_, bits) => ({
    idBind,
    pickSeat: (bits & 1) > 0,
    paper: (bits & 2) > 0,
    dated: (bits & 4) > 0,
  })),
);

test.each(COMBINATIONS)(
  'id_bind $idBind, seats $pickSeat, paper $paper, dated $dated orders, locks and is paid',
  async ({ idBind, pickSeat, paper, dated }) => {
    await using run = await startShow();
    const { projectId } = run
      .state()
      .projects.find(
        (own: Record<string, unknown>) =>
          own.idBind === idBind && own.pickSeat === pickSeat && own.paper === paper && own.dated === dated,
      );
    const wanted = { projectId, count: 2, screen: dated ? 2 : 1 };
    const created = await order(run, wanted);
    const status = await run.get('/order/createstatus', { token: created.token, orderId: created.orderId });
    expect(status.json).toMatchObject({ errno: 0, data: { order_id: String(created.orderId) } });
    const total = 29_800 * 2 + (paper ? 1500 : 0);
    const kindD = projectId === 710_004 ? 21_500 : total;
    expect(status.json.data.payParam.payAmount).toBe(kindD);
    await run.holder(created.orderId, 'pay');
    const info = await run.get('/order/info', { order_id: created.orderId });
    expect(info.json.data).toMatchObject({ status: 2, count: 2, pay_money: kindD });
    expect(run.broken()).toEqual([]);
  },
);
