/** `passenger_id_type_code` with its 2025 name; `2` and `3` are obsolete (rail12306 §2). Open: other codes may come. */
export const ID_TYPES = {
  '1': '居民身份证',
  '2': '一代身份证',
  '3': '临时身份证',
  A: '外国护照',
  B: '护照',
  C: '港澳居民来往内地通行证',
  G: '台湾居民来往大陆通行证',
  H: '外国人永久居留身份证',
  K: '港澳居民居住证',
  P: '台湾居民居住证',
} as const;

/** Ticket types, also passenger types; a passenger's may be `""` (rail12306 §2). */
export const TICKET_TYPES = { '1': '成人票', '2': '儿童票', '3': '学生票', '4': '残军票' } as const;

/** Wire code of a ticket type. */
export type TicketTypeCode = keyof typeof TICKET_TYPES;

/** `purpose_codes` of query, log and submit; the order steps say `00` for `ADULT` (rail12306 §2). */
export const PURPOSE_CODES = { ADULT: 'adult', '0X00': 'student' } as const;

/** `purpose_codes` of a query. */
export type PurposeCode = keyof typeof PURPOSE_CODES;

/** `tour_flag` (rail12306 §2). */
export const TOUR_FLAGS = {
  dc: 'single',
  wc: 'outward of a return',
  fc: 'return',
  gc: 'change',
  lc: 'transfer',
  l1: 'first leg',
  l2: 'second leg',
} as const;

/** `total_times`: how far a passenger's identity is verified (rail12306 §2). */
export const VERIFICATION_STATES = {
  '91': 'verified unless the id is type 1',
  '92': 'pending',
  '93': 'verified',
  '94': 'failed',
  '95': 'verified',
  '96': 'failed',
  '97': 'verified',
  '98': 'pending for id type 1, verified for others',
  '99': 'verified',
} as const;

const VERIFIED_RESIDENTS: readonly string[] = ['93', '95', '97', '99'];
const VERIFIED_OTHERS: readonly string[] = ['91', '93', '95', '97', '98', '99'];

/**
 * Whether a passenger may be booked. `lists` are `two_isOpenClick` and `other_isOpenClick` of the passenger answer; the
 * values of rail12306 §2 stand in where the answer lacks them.
 */
export function isVerified(
  passenger: { readonly passenger_id_type_code: string; readonly total_times?: string | undefined },
  lists: {
    readonly two_isOpenClick?: readonly string[] | undefined;
    readonly other_isOpenClick?: readonly string[] | undefined;
  } = {},
): boolean {
  if (passenger.total_times === undefined) return true;
  const open =
    passenger.passenger_id_type_code === '1'
      ? (lists.two_isOpenClick ?? VERIFIED_RESIDENTS)
      : (lists.other_isOpenClick ?? VERIFIED_OTHERS);
  return open.includes(passenger.total_times);
}

/** `ticket_status_code` (rail12306 §2). */
export const TICKET_STATUSES = {
  i: '待支付',
  a: '已支付',
  b: 'printed',
  c: '已退票',
  d: '已改签',
  f: '改签票',
  j: '改签待支付',
  l: 'entered the station',
  p: 'destination changed',
  q: 'destination changed',
  r: 'destination changed',
  s: 'destination changed',
} as const;
