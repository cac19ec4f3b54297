/** What differs by year (rail12306 §8). */
export interface RailProfile {
  /** Columns of a query row. */
  readonly rowLength: number;
  /** What submitOrderRequest answers in `data`; opaque, never a sign of success. */
  readonly submitData: string;
  /** Fields per passenger in passengerTicketStr: 9 once `allEncStr` exists. */
  readonly passengerFields: 8 | 9;
  readonly maskedPassengers: boolean;
  /** How a password login is challenged. */
  readonly passwordLogin: 'captcha' | 'verify';
  readonly queryName: string;
  readonly maxTicketNum: number;
}

/** Profiles by name. `2025` is the recommended one, with the captcha and QR login every year knows (rail12306 §8). */
export const RAIL_PROFILES = {
  '2018': {
    rowLength: 37,
    submitData: 'N',
    passengerFields: 8,
    maskedPassengers: false,
    passwordLogin: 'captcha',
    queryName: 'queryA',
    maxTicketNum: 5,
  },
  '2020': {
    rowLength: 39,
    submitData: '0',
    passengerFields: 9,
    maskedPassengers: true,
    passwordLogin: 'captcha',
    queryName: 'queryT',
    maxTicketNum: 5,
  },
  '2024': {
    rowLength: 57,
    submitData: '0',
    passengerFields: 9,
    maskedPassengers: true,
    passwordLogin: 'verify',
    queryName: 'queryG',
    maxTicketNum: 5,
  },
  '2025': {
    rowLength: 58,
    submitData: '0',
    passengerFields: 9,
    maskedPassengers: true,
    passwordLogin: 'captcha',
    queryName: 'queryG',
    maxTicketNum: 9,
  },
} as const satisfies Readonly<Record<string, RailProfile>>;

/** Name of a profile. */
export type RailProfileName = keyof typeof RAIL_PROFILES;

/** Whether a text names a profile. */
export function isRailProfile(name: string): name is RailProfileName {
  return Object.hasOwn(RAIL_PROFILES, name);
}
