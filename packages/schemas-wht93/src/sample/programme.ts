import type { SampleKind, SampleProgramme, SampleSession, Tier } from './sample-types.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
// 2026-05-01 00:00 at +08:00
const FIRST_DAY = Date.UTC(2026, 3, 30, 16);

const PLAYS = [
  ['归途', 1101],
  ['山城旧事', 1101],
  ['月光码头', 1102],
  ['小星球历险', 1103],
  ['四季之声', 1001],
  ['长风', 1203],
] as const;

const THEATRE = {
  ...{ venueId: 'V-1', venueName: '示例大剧院', venueAddress: '示例路 1 号', hasSeat: 1 },
  ...{ provinceId: 110000, cityId: 110100, districtId: 110101 },
} as const;

/** The programme of a sample: names are made up, nothing of it is drawn. */
export function programmeOf(kind: SampleKind): SampleProgramme {
  return kind === 'season' ? season() : stadium();
}

function season(): SampleProgramme {
  const halls = [
    { hallId: 'H-1', ...THEATRE, hallName: '大剧场', seatNum: 1200 },
    { hallId: 'H-2', ...THEATRE, hallName: '小剧场', seatNum: 300 },
  ];
  const performances = PLAYS.map(([name, typeId], index) => performance(`P-${(index + 1).toString()}`, name, typeId));
  const sessions = performances.flatMap(({ performanceId }, play) =>
    Array.from({ length: 8 }, (_, index) =>
      session({
        ...{ performanceId, index, hallId: play % 3 === 2 ? 'H-2' : 'H-1' },
        startsAt: FIRST_DAY + (play * 7 + index) * DAY_MS + 19.5 * HOUR_MS,
        prices: play % 3 === 2 ? [18_000, 28_000] : [18_000, 38_000, 68_000],
      }),
    ),
  );
  return { halls, performances, sessions: some(sessions), onSaleAt: FIRST_DAY - 30 * DAY_MS, sellingMs: 29 * DAY_MS };
}

function stadium(): SampleProgramme {
  const performances = [performance('P-1', '示例巡回演唱会', 1002)];
  const sessions = [0, 1].map((index) =>
    session({
      ...{ performanceId: 'P-1', index, hallId: 'H-1', startsAt: FIRST_DAY + index * DAY_MS + 19 * HOUR_MS },
      prices: [38_000, 58_000, 88_000, 128_000, 168_000],
    }),
  );
  return {
    halls: [{ hallId: 'H-1', ...THEATRE, venueName: '示例体育场', hallName: '主场', seatNum: 60_000 }],
    ...{ performances, sessions: some(sessions), onSaleAt: FIRST_DAY - 14 * DAY_MS + 10 * HOUR_MS },
    sellingMs: 12 * 60_000,
  };
}

function performance(performanceId: string, performanceName: string, typeId: number) {
  return {
    ...{ performanceId, performanceName, typeId, approval: `示演〔2026〕${performanceId.slice(2)}号` },
    ...{ sponsor: '示例演艺公司', performer: '示例剧团' },
  };
}

function session(of: {
  readonly performanceId: string;
  readonly index: number;
  readonly hallId: string;
  readonly startsAt: number;
  readonly prices: readonly number[];
}): SampleSession {
  const number = (of.index + 1).toString();
  const tiers = of.prices.map((ticketPrice, index): Tier => {
    const yuan = (ticketPrice / 100).toString();
    return { priceId: `T-${(index + 1).toString()}`, priceName: `${yuan} 元`, ticketPrice };
  });
  return {
    ...{ performanceId: of.performanceId, sessionId: `S-${of.performanceId.slice(2)}-${number}`, hallId: of.hallId },
    ...{
      sessionName: `第 ${number} 场`,
      startsAt: of.startsAt,
      endsAt: of.startsAt + 2.5 * HOUR_MS,
      tiers: some(tiers),
    },
  };
}

function some<Item>(items: readonly Item[]): readonly [Item, ...Item[]] {
  const [first, ...rest] = items;
  if (first === undefined) throw new RangeError('expected at least one');
  return [first, ...rest];
}
