import { minutesOf } from '../time/shanghai.ts';
import type { ClassPlan, Stop, Train, TrainState } from './train.ts';

interface Seed {
  readonly code: string;
  /** `telecode@km arrive-depart`, one time at the ends; a time before the last one is on the next day. */
  readonly route: string;
  /** `code:seats`, or `code:seats:left`. */
  readonly classes: string;
  readonly standing?: number;
  readonly load?: number;
  readonly state?: TrainState;
  readonly saleTime?: string;
  readonly saleDays?: number;
  readonly discounts?: Readonly<Record<string, number>>;
  readonly international?: boolean;
}

const HIGH_SPEED = '9:24 M:104 O:540';
const MULTIPLE_UNIT = 'M:52 O:450';
const PLAIN = '4:36 3:198 1:354';

const SEEDS: readonly Seed[] = [
  {
    code: 'G999',
    route:
      'VNP@0 09:00, TIP@122 09:34-09:36, JGK@406 10:32-10:34, UUH@692 11:32-11:34, NKH@1023 12:35-12:37, OHH@1227 13:14-13:16, AOH@1318 13:36',
    classes: '9:24:0 M:104:5 O:540:300',
    discounts: { '9': 91 },
    saleTime: '14:30',
  },
  {
    code: 'G901',
    route: 'VNP@0 06:30, JGK@406 07:52-07:54, UUH@692 08:52-08:54, NKH@1023 10:05-10:07, AOH@1318 11:18',
    classes: '9:24 P:24 M:104 O:540',
    load: 0.6,
  },
  {
    code: 'G903',
    route: 'VNP@0 07:15, TIP@122 07:49-07:51, JGK@406 08:47-08:49, NKH@1023 10:50-10:52, AOH@1318 11:58',
    classes: '9:24 D:36 M:104 O:540',
    load: 0.8,
  },
  {
    code: 'G905',
    route: 'VNP@0 10:00, JGK@406 11:22-11:24, NKH@1023 13:24-13:26, AOH@1318 14:28',
    classes: HIGH_SPEED,
    standing: 76,
    load: 0.99,
  },
  {
    code: 'G907',
    route: 'VNP@0 15:00, JGK@406 16:22-16:24, NKH@1023 18:24-18:26, AOH@1318 19:28',
    classes: HIGH_SPEED,
    state: 'soldOut',
  },
  {
    code: 'G909',
    route: 'VNP@0 16:10, TIP@122 16:44-16:46, UUH@692 18:50-18:52, NKH@1023 20:01-20:03, AOH@1318 21:10',
    classes: HIGH_SPEED,
    state: 'suspended',
  },
  {
    code: 'G911',
    route: 'VNP@0 18:00, JGK@406 19:22-19:24, NKH@1023 21:24-21:26, AOH@1318 22:28',
    classes: HIGH_SPEED,
    saleDays: 3,
    saleTime: '09:00',
  },
  { code: 'G913', route: 'VNP@0 19:00, JGK@406 20:22-20:24, AOH@1318 23:18', classes: HIGH_SPEED, state: 'adjusted' },
  {
    code: 'G902',
    route: 'AOH@0 07:00, NKH@295 08:00-08:02, JGK@912 10:05-10:07, VNP@1318 11:28',
    classes: HIGH_SPEED,
    load: 0.5,
  },
  {
    code: 'G904',
    route: 'AOH@0 14:00, OHH@91 14:23-14:25, NKH@295 15:02-15:04, UUH@626 16:14-16:16, VNP@1318 18:33',
    classes: HIGH_SPEED,
    load: 0.4,
  },
  {
    code: 'G915',
    route:
      'BXP@0 08:00, SJP@281 09:07-09:09, ZAF@693 10:30-10:33, WHN@1229 12:16-12:19, CWQ@1591 13:40-13:43, IZQ@2298 16:08',
    classes: HIGH_SPEED,
    load: 0.4,
  },
  {
    code: 'G917',
    route:
      'BXP@0 10:00, ZAF@693 12:25-12:28, WHN@1229 14:12-14:15, CWQ@1591 15:36-15:39, IZQ@2298 18:02, IOQ@2400 18:38',
    classes: '9:24 M:104 O:540',
    standing: 60,
    load: 0.7,
  },
  {
    code: 'G919',
    route: 'BXP@0 09:30, SJP@281 10:37-10:39, ZAF@693 12:00-12:03, EAY@1216 14:06',
    classes: HIGH_SPEED,
    load: 0.5,
  },
  { code: 'G921', route: 'EAY@0 15:30, WEI@658 19:00-19:04, CUW@966 20:30', classes: MULTIPLE_UNIT, load: 0.3 },
  {
    code: 'G923',
    route: 'FTP@0 13:05, SJP@281 14:20-14:22, ZAF@693 15:55-15:57, HKN@1221 17:48',
    classes: 'M:52 O:450',
    load: 0.2,
  },
  {
    code: 'G925',
    route: 'IZQ@0 11:00, IOQ@102 11:36-11:40, XJA@141 12:05',
    classes: '9:24 P:24 M:52 O:450',
    load: 0.3,
  },
  {
    code: 'G927',
    route: 'BXP@0 08:10, ZAF@693 10:36-10:39, CWQ@1591 13:52-13:55, IOQ@2400 16:50-16:54, XJA@2439 17:20',
    classes: HIGH_SPEED,
    load: 0.6,
  },
  {
    code: 'G929',
    route: 'AOH@0 09:20, HGH@159 10:10-10:12, CWQ@1083 14:00-14:04, KOM@2252 19:40',
    classes: HIGH_SPEED,
    load: 0.4,
  },
  { code: 'G931', route: 'SBT@0 08:00, VAP@690 11:40', classes: MULTIPLE_UNIT, load: 0.3 },
  { code: 'G933', route: 'VAP@0 14:20, SBT@690 18:00', classes: MULTIPLE_UNIT, state: 'withheld' },
  {
    code: 'G935',
    route: 'AOH@0 12:00, NKH@295 13:02-13:04, ZAF@998 16:20',
    classes: HIGH_SPEED,
    load: 0.2,
    discounts: { O: 80 },
  },
  { code: 'C951', route: 'BJP@0 07:05, TJP@120 07:40', classes: 'M:52 O:450', standing: 90, load: 0.2 },
  {
    code: 'D901',
    route: 'BJP@0 19:36, TJP@122 20:20-20:24, NJH@1023 05:10-05:16, SZH@1240 06:48-06:51, SHH@1326 07:33',
    classes: 'F:80 O:180',
    load: 0.5,
  },
  {
    code: 'D903',
    route: 'BXP@0 20:12, ZZF@693 00:38-00:46, HKN@1229 05:20-05:26, GZQ@2298 10:52',
    classes: 'A:20 I:36 J:180 O:90',
    load: 0.4,
  },
  {
    code: 'D905',
    route: 'AOH@0 13:10, NJH@301 15:00-15:04, ZZF@998 19:05',
    classes: MULTIPLE_UNIT,
    standing: 40,
    load: 0.5,
  },
  { code: 'D907', route: 'HGH@0 17:30, AOH@159 18:30', classes: MULTIPLE_UNIT, load: 0.2 },
  {
    code: 'D961',
    route: 'KOM@0 08:08, YLM@780 15:30-15:40, YTM@1035 17:35',
    classes: 'M:52 O:270',
    load: 0.3,
    international: true,
  },
  {
    code: 'T901',
    route: 'BJP@0 18:10, JNK@494 23:05-23:13, NJH@1160 05:20-05:28, SHH@1463 08:40',
    classes: '6:20 4:36 3:198 1:354',
    standing: 120,
    load: 0.5,
  },
  {
    code: 'Z901',
    route:
      'BXP@0 16:20, SJP@277 18:30-18:36, ZZF@689 21:50-21:58, XAY@1200 03:44-03:52, LZJ@1876 10:30-10:50, LSO@4064 09:20',
    classes: '4:36 3:330 1:236',
    standing: 0,
    load: 0.7,
  },
  {
    code: 'K991',
    route:
      'BJP@0 23:31, TJP@137 01:02-01:10, JNK@497 05:16-05:28, UUH@802 08:40-08:46, NJH@1160 12:40-12:52, SHH@1463 17:05',
    classes: PLAIN,
    standing: 150,
    load: 0.4,
  },
  {
    code: 'K993',
    route: 'SHH@0 20:05, HZH@201 22:20-22:30, WHN@1003 09:30-09:42, CUW@1847 22:10-22:40, CDW@2351 05:30',
    classes: '4:36 3:264 2:72 1:236',
    standing: 100,
    load: 0.6,
  },
  {
    code: 'K995',
    route: 'HBB@0 12:00, SBT@547 18:30-18:45, TJP@1121 04:20-04:26, BJP@1249 06:10',
    classes: PLAIN,
    standing: 150,
    load: 0.3,
  },
  {
    code: '1991',
    route: 'CDW@0 09:15, CUW@504 15:40-16:00, KMM@1100 05:20',
    classes: '3:132 1:472',
    standing: 80,
    load: 0.2,
  },
  {
    code: 'K997',
    route: 'SNH@0 06:40, HZH@169 08:55-09:05, CUW@2000 08:15-08:35, CDW@2504 16:30',
    classes: 'H:20 4:36 3:132 1:354',
    standing: 60,
    load: 0.3,
  },
];

/** The timetable: every train runs every day. */
export const TRAINS: readonly Train[] = SEEDS.map(trainOf);

function trainOf(seed: Seed): Train {
  const { code, load = 0.5, standing = 0, state = 'running', saleTime = '10:00', saleDays, discounts = {} } = seed;
  return {
    // 99, the public number, 00: as long as a real one, and no real one (rail12306 §4.2)
    trainNo: `99${code.padStart(8, '0')}00`,
    code,
    stops: readRoute(seed.route),
    classes: seed.classes.split(' ').map(readClass),
    standing,
    state,
    load,
    saleTime,
    ...(saleDays !== undefined && { saleDays }),
    isInternational: seed.international === true,
    discounts,
  };
}

function readClass(text: string): ClassPlan {
  const [code = '', seats = '0', left] = text.split(':');
  return { code, seats: Number(seats), ...(left !== undefined && { left: Number(left) }) };
}

function readRoute(route: string): Stop[] {
  let latest = 0;
  const later = (clock: string): number => {
    let minutes = minutesOf(clock);
    while (minutes < latest) minutes += 1440;
    latest = minutes;
    return minutes;
  };
  return route.split(', ').map((text) => {
    const [, telecode = '', km = '0', arrive = '', depart = arrive] =
      /^([A-Z]{3})@(\d+) (\d\d:\d\d)(?:-(\d\d:\d\d))?$/.exec(text) ?? [];
    if (telecode === '') throw new TypeError(`no stop: ${text}`);
    return { telecode, km: Number(km), arrive: later(arrive), depart: later(depart) };
  });
}
