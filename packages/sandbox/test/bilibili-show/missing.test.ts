import { afterAll, beforeAll, expect, test } from 'vitest';
import { create } from './buy.ts';
import { startShow, type Running } from './start.ts';

/** What bilibili-show §11 answers when one piece of a purchase is missing, for every combination of the flags. */

interface Flags {
  readonly idBind: number;
  readonly pickSeat: boolean;
  readonly paper: boolean;
  readonly dated: boolean;
}

const ALL: readonly Flags[] = [0, 1, 2].flatMap((idBind) =>
  Array.from({ length: 8 }, (_, bits) => ({
    idBind,
    pickSeat: (bits & 1) > 0,
    paper: (bits & 2) > 0,
    dated: (bits & 4) > 0,
  })),
);

interface Piece {
  readonly name: string;
  readonly of: (flags: Flags) => boolean;
  readonly without: Readonly<Record<string, unknown>>;
  readonly errno: number;
  readonly msg: (flags: Flags) => string;
}

const CONTACT_TEXT = '请填写联系人姓名及手机号';

const PIECES: readonly Piece[] = [
  {
    name: 'buyers',
    of: ({ idBind }) => idBind > 0,
    without: { buyer_info: undefined },
    errno: 209_001,
    msg: ({ idBind }) => `请选择${idBind === 1 ? 1 : 2}位购买人`,
  },
  { name: 'seats', of: ({ pickSeat }) => pickSeat, without: { seats: undefined }, errno: 1, msg: () => '座位信息为空' },
  {
    name: 'the contact',
    of: ({ idBind }) => idBind === 0,
    without: { buyer: undefined, tel: undefined },
    errno: 209_001,
    msg: () => CONTACT_TEXT,
  },
  {
    name: 'the contact’s name',
    of: ({ idBind }) => idBind === 0,
    without: { buyer: undefined },
    errno: 209_001,
    msg: () => CONTACT_TEXT,
  },
  {
    name: 'the contact’s telephone',
    of: ({ idBind }) => idBind === 0,
    without: { tel: undefined },
    errno: 209_001,
    msg: () => CONTACT_TEXT,
  },
  {
    name: 'delivery',
    of: ({ paper }) => paper,
    without: { deliver_info: undefined },
    errno: 214,
    msg: () => '缺少配送信息',
  },
  {
    name: 'an address of the account',
    of: ({ paper }) => paper,
    without: { deliver_info: '{"name":"测试收件人","tel":"10000050001","addr_id":"沙盒路 1 号","addr":"沙盒省"}' },
    errno: 214,
    msg: () => '缺少配送信息',
  },
  { name: 'pay_money', of: () => true, without: { pay_money: undefined }, errno: 100_034, msg: () => '票价错误' },
  { name: 'the token', of: () => true, without: { token: undefined }, errno: 100_050, msg: () => '订单准备无效' },
  { name: 'screen_id', of: () => true, without: { screen_id: undefined }, errno: 1, msg: () => '参数错误' },
  { name: 'count', of: () => true, without: { count: undefined }, errno: 1, msg: () => '参数错误' },
];

const CASES = ALL.flatMap((flags) => PIECES.filter((piece) => piece.of(flags)).map((piece) => ({ ...piece, flags })));

// a refused order changes nothing, so one sandbox serves every case
let run: Running;

beforeAll(async () => {
  run = await startShow();
});

afterAll(async () => run.sandbox.close());

test.each(CASES)('$flags without $name: errno $errno', async ({ flags, without, errno, msg }) => {
  const { projectId } = run
    .state()
    .projects.find((own: Flags) => Object.entries(flags).every(([name, value]) => own[name as keyof Flags] === value));
  const { json } = await create(run, { projectId, count: 2, create: without });
  expect([json.errno, json.msg]).toEqual([errno, msg(flags)]);
  expect(run.broken()).toEqual([]);
});
