import { platform } from '@boxwire/contract';
import { declareEndpoints } from './endpoints/endpoints.ts';
import { browseJourney } from './journeys/browse-journey.ts';
import { cancelJourney } from './journeys/cancel-journey.ts';
import { orderJourney } from './journeys/order/order-journey.ts';
import { ordersJourney } from './journeys/orders-journey.ts';
import { BILIBILI_SHOW_ERRNOS } from './outcome/errno-table.ts';
import { bodyDialect, type BodyEncoding, type SeatEncoding } from './requests/dialect.ts';

/** How the POST bodies of a `bilibiliShow` platform are written. */
export interface BilibiliShowOptions {
  /** Default `json`, as the h5 page since 2025; `form` as the PC page (bilibili-show §1.2). */
  readonly bodies?: BodyEncoding;
  /** Default `jsonText`; `repeated` sends one form field per seat (bilibili-show §4). */
  readonly seats?: SeatEncoding;
}

// person and device in challenges (bilibili-show §6.4), device header and cookies (§1.2), id documents (§5.1)
const SENSITIVE_NAMES = [
  'buvid',
  'ip',
  'ua',
  'v_voucher',
  'grisk_id',
  'x-risk-header',
  'bili_jct',
  'DedeUserID',
  'buvid3',
  'deviceFingerprint',
  'id_card_front',
  'id_card_back',
] as const;

/** The bilibili-show platform with bodies in one of their two encodings. Inputs and answers are the same in both. */
export function createBilibiliShow(options: BilibiliShowOptions = {}) {
  const endpoints = declareEndpoints(bodyDialect(options.bodies ?? 'json', options.seats));
  return platform({
    id: 'bilibili-show',
    title: 'Bilibili 会员购 ticket shop',
    origins: ['show', 'mall'],
    endpoints,
    journeys: {
      browse: browseJourney(endpoints),
      order: orderJourney(endpoints),
      cancel: cancelJourney(endpoints),
      orders: ordersJourney(endpoints),
    },
    codes: BILIBILI_SHOW_ERRNOS,
    profiles: ['json', 'form'],
    sensitiveNames: SENSITIVE_NAMES,
  });
}

/** The bilibili-show platform with JSON bodies. `origins` has the keys `show` and `mall`, and no default. */
export const bilibiliShow: BilibiliShowPlatform = createBilibiliShow();

/** A bilibili-show platform, as declared here or by `createBilibiliShow`. */
export type BilibiliShowPlatform = ReturnType<typeof createBilibiliShow>;
