import type { BilibiliShowProject } from './project-option.ts';

const HOUR_MS = 3_600_000;

/** The five purchase kinds of bilibili-show §11, with the numbers of its examples. */
const KINDS: readonly BilibiliShowProject[] = [
  { id: 710_001, name: '沙盒演出 实名', idBind: 2 },
  { id: 710_002, name: '沙盒演出 选座实名', idBind: 2, pickSeat: true },
  { id: 710_003, name: '沙盒演出 非实名' },
  { id: 710_004, name: '沙盒演出 纸质票', paper: true, priceFen: 10_000 },
  { id: 710_005, name: '沙盒演出 选日期', dated: true },
];

/** Projects for the cases beside the flags. */
const SPECIAL: readonly BilibiliShowProject[] = [
  { id: 710_101, name: '沙盒演出 0元', priceFen: 0 },
  { id: 710_102, name: '沙盒演出 热门', idBind: 2, hot: true },
  { id: 710_103, name: '沙盒演出 售罄', stock: 0 },
  { id: 710_104, name: '沙盒演出 不可售', onSale: false },
  { id: 710_105, name: '沙盒演出 已结束', saleOpensInMs: -48 * HOUR_MS, saleClosesInMs: -HOUR_MS },
  { id: 710_106, name: '沙盒演出 未开售', saleOpensInMs: HOUR_MS },
  { id: 710_107, name: '沙盒演出 早鸟', priceFen: 19_800, discount: { actId: 9001, actType: 6, fullPriceFen: 29_800 } },
  { id: 710_108, name: '沙盒演出 限购', idBind: 2, limit: 1 },
  { id: 710_109, name: '沙盒演出 票种不可售', skuOnSale: false },
  { id: 710_110, name: '沙盒演出 实名加联系人', idBind: 2, needContact: true },
  { id: 710_111, name: '沙盒演出 运费另议', paper: true, expressFeeFen: -1 },
  { id: 710_112, name: '沙盒演出 未设场次', screens: 0 },
  { id: 710_113, name: '沙盒演出 库存紧张', stock: 5 },
];

/** Every combination of `idBind × pickSeat × paper × dated`, the five kinds first, then the special ones. */
export const DEFAULT_PROJECTS: readonly BilibiliShowProject[] = [...KINDS, ...otherCombinations(), ...SPECIAL];

function otherCombinations(): BilibiliShowProject[] {
  const taken = new Set(KINDS.map(flagsOf));
  const all = ([0, 1, 2] as const).flatMap((idBind) =>
    Array.from({ length: 8 }, (_, bits) => ({
      idBind,
      pickSeat: (bits & 1) > 0,
      paper: (bits & 2) > 0,
      dated: (bits & 4) > 0,
    })),
  );
  return all
    .filter((flags) => !taken.has(flagsOf(flags)))
    .map((flags, index) => ({ id: 710_006 + index, name: nameOf(flags), ...flags }));
}

type Flags = Pick<BilibiliShowProject, 'idBind' | 'pickSeat' | 'paper' | 'dated'>;

function flagsOf({ idBind = 0, pickSeat = false, paper = false, dated = false }: Flags): string {
  return [idBind, pickSeat, paper, dated].join();
}

function nameOf({ idBind = 0, pickSeat, paper, dated }: Flags): string {
  const parts = [
    pickSeat === true && '选座',
    ['', '一单一证', '一人一证'][idBind],
    paper === true && '纸质票',
    dated === true && '选日期',
  ];
  return `沙盒演出 ${parts.filter((part) => part !== false && part !== '').join('')}`;
}
