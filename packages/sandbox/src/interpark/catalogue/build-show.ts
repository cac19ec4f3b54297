import type { Random } from '../../core/random.ts';
import { kstAt, kstDate } from '../time/kst.ts';
import { buildBlocks } from './build-blocks.ts';
import type { Grade, Names, Price, Round, Show } from './show.ts';
import type { InterparkBlock, InterparkGrade, InterparkRound, InterparkShow } from './show-option.ts';

const DEFAULT_ROUNDS: readonly InterparkRound[] = [
  { day: 0, time: '19:00' },
  { day: 1, time: '14:00' },
  { day: 1, time: '19:00' },
  { day: 2, time: '18:00' },
  { day: 3, time: '17:00' },
];

const DEFAULT_GRADES: readonly InterparkGrade[] = [
  { code: '1', name: 'R석', priceWon: 143_000 },
  { code: '2', name: 'S석', priceWon: 99_000 },
];

const DEFAULT_BLOCKS: readonly InterparkBlock[] = [
  { no: '401', grade: '1', rows: 4, seatsPerRow: 5 },
  { no: '402', grade: '1', rows: 4, seatsPerRow: 5 },
  { no: '403', grade: '2', rows: 3, seatsPerRow: 6, standing: true },
  { no: '901', grade: null, rows: 1, seatsPerRow: 3 },
];

const COLORS = ['#7c68ee', '#1ca814', '#17b3ff', '#fb7e4f'];

/** Builds a show as of the start of the sandbox. */
export function buildShow(
  option: InterparkShow,
  seed: { readonly now: number; readonly random: Random; readonly ticketMaxCount: number },
): Show {
  const { now, random } = seed;
  const firstDay = option.firstDay ?? 42;
  const { preSale } = option;
  const show: Show = {
    goodsCode: option.goodsCode,
    placeCode: option.placeCode,
    goodsName: option.goodsName ?? `샌드박스 공연 ${option.goodsCode}`,
    placeName: option.placeName ?? '샌드박스홀',
    opensAt: option.opensInMs === undefined ? kstAt(now, -8, '14:00') : now + option.opensInMs,
    closesAt: option.closesInMs === undefined ? kstAt(now, firstDay + 2, '11:00') : now + option.closesInMs,
    preSale: preSale
      ? { kind: preSale.kind ?? 'I0007', opensAt: now + preSale.opensInMs, closesAt: now + preSale.closesInMs }
      : null,
    adultOnly: option.adultOnly ?? null,
    isInterlocking: option.isInterlocking ?? false,
    isPreOrder: option.isPreOrder ?? false,
    ticketMaxCount: option.ticketMaxCount ?? seed.ticketMaxCount,
    commissionWon: option.commissionWon ?? 8000,
    qualities: option.qualities ?? ['Q2033', 'C5025'],
    grades: (option.grades ?? DEFAULT_GRADES).map(buildGrade),
    rounds: [],
  };
  const blocks = option.blocks ?? DEFAULT_BLOCKS;
  show.rounds = (option.rounds ?? DEFAULT_ROUNDS).map((round, index, all) => {
    const startsAt = kstAt(now, firstDay + round.day, round.time);
    const noOfTime = all.slice(0, index + 1).filter(({ day }) => day === round.day).length;
    const playSeq = String(index + 1).padStart(3, '0');
    return buildRound({ show, playSeq, startsAt, noOfTime, now }, blocks, { random, soldShare: option.soldShare ?? 0 });
  });
  return show;
}

function buildRound(
  { now, ...parts }: Pick<Round, 'show' | 'playSeq' | 'startsAt' | 'noOfTime'> & { readonly now: number },
  blocks: readonly InterparkBlock[],
  { random, soldShare }: { readonly random: Random; readonly soldShare: number },
): Round {
  const playDate = kstDate(parts.startsAt);
  const round: Round = { ...parts, playDate, blocks: [], seats: new Map(), changedAt: now };
  round.blocks = buildBlocks(round, blocks);
  const seats = round.blocks.flatMap((block) => block.seats);
  round.seats = new Map(seats.map((seat) => [seat.seatInfoId, seat]));
  for (const { seats: row } of round.blocks) {
    for (const [index, seat] of row.entries()) {
      // the first seat of a block stays free unless the show is sold out, so that a walk-through works
      const taken = seat.grade !== null && seat.seatGroupId === null && random.chance(soldShare);
      if (taken && (index > 0 || soldShare >= 1)) Object.assign(seat, { state: 'SOLD', orderId: 'elsewhere' });
    }
  }
  return round;
}

function buildGrade({ code, name, priceWon }: InterparkGrade, index: number): Grade {
  const prices: Price[] = [
    price('U1', '일반', { pgCode: 'PG002', priceWon, paidWon: priceWon, kindOfDiscount: '00000' }),
    price('U7', '할인', { pgCode: 'PG002', priceWon, paidWon: priceWon * 0.8, kindOfDiscount: '00007' }),
    price('G9', '국내 전용', { pgCode: 'PG003', priceWon, paidWon: priceWon, kindOfDiscount: '00009' }),
  ];
  return { code, names: namesOf(name), priceWon, color: COLORS[index % COLORS.length] ?? '#000000', prices };
}

function price(
  priceGrade: string,
  name: string,
  more: Pick<Price, 'pgCode' | 'kindOfDiscount' | 'paidWon'> & { readonly priceWon: number },
): Price {
  const { priceWon, pgCode, kindOfDiscount, paidWon } = more;
  const amounts = { salesWon: priceWon, paidWon: Math.floor(paidWon) };
  return { priceGrade, names: namesOf(name), pgCode, priceGroup: '12133', kindOfDiscount, ...amounts };
}

const WORDS: Readonly<Record<string, Omit<Names, 'KO'>>> = {
  일반: { EN: 'Standard', JA: '一般', ZH: '普通' },
  할인: { EN: 'Discount', JA: '割引', ZH: '优惠' },
  '국내 전용': { EN: 'Korea only', JA: '国内専用', ZH: '仅限韩国' },
};

function namesOf(KO: string): Names {
  const known = WORDS[KO];
  if (known !== undefined) return { KO, ...known };
  return { KO, EN: KO.replace('석', ' Seat'), JA: KO.replace('석', '席'), ZH: KO.replace('석', '席') };
}
