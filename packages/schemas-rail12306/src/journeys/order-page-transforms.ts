import { valueAt, type Link, type Transform } from '@boxwire/contract';
import { pageVariable } from '../codecs/page-variable.ts';
import { chinaDate } from '../codecs/queue-date.ts';
import { readTrainRow } from '../codecs/train-row.ts';

const FORM = 'ticketInfoForPassengerForm';
const REQUEST = 'orderRequestDTO';

function fromPage(variable: string, ...pointers: readonly string[]): Transform {
  return (page) => {
    const value = pageVariable(String(page), variable);
    return pointers
      .map((pointer) => valueAt(value, pointer))
      .find((found) => found !== undefined && found !== null && found !== '');
  };
}

/** Pure readings of the order page and of a query row, for the links of a booking. */
export const orderPageTransforms = {
  pageToken: fromPage('globalRepeatSubmitToken', ''),
  keyCheck: fromPage(FORM, '/key_check_isChange'),
  // re-issued by the page: counts more than the row's own (rail12306 §3)
  leftTicketStr: fromPage(FORM, '/leftTicketStr'),
  queueLeftTicket: fromPage(FORM, '/queryLeftTicketRequestDTO/ypInfoDetail', '/leftTicketStr'),
  // the top-level one: the nested order request has a null before it
  trainLocation: fromPage(FORM, '/train_location'),
  purposeCodes: fromPage(FORM, '/purpose_codes', '/queryLeftTicketRequestDTO/purpose_codes'),
  trainNo: fromPage(REQUEST, '/train_no'),
  trainCode: fromPage(REQUEST, '/station_train_code'),
  fromTelecode: fromPage(REQUEST, '/from_station_telecode'),
  toTelecode: fromPage(REQUEST, '/to_station_telecode'),
  boardingDate: (page) => {
    const time = fromPage(REQUEST, '/train_date/time')(page);
    return typeof time === 'number' ? chinaDate(time) : undefined;
  },
  rowSecretStr: (row) => readTrainRow(String(row))?.secretStr,
  rowBedLevelInfo: (row) => readTrainRow(String(row))?.bed_level_info ?? '',
  rowSeatDiscountInfo: (row) => readTrainRow(String(row))?.seat_discount_info ?? '',
} as const satisfies Readonly<Record<string, Transform>>;

/** A link from the order page through one transform. */
export function pageLink(to: string, via: keyof typeof orderPageTransforms): Link {
  return { to, from: { step: 'page', pointer: '' }, via: [via] };
}

/** A link from the chosen row of the query through one transform. */
export function rowLink(to: string, via: keyof typeof orderPageTransforms): Link {
  return { to, from: { step: 'query', pointer: '/result/{train}' }, via: [via] };
}
