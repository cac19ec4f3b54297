import { sensitive } from '@boxwire/contract';
import { z } from 'zod';

const text = z.string().nullish();
const secret = sensitive(z.string(), 'secret');

/** A java date as the page writes it: month from 0, year from 1900, `time` in ms (rail12306 §5.19). */
export const javaDate = z.looseObject({
  date: z.int().optional(),
  day: z.int().optional(),
  hours: z.int().optional(),
  minutes: z.int().optional(),
  month: z.int().optional(),
  seconds: z.int().optional(),
  time: z.int(),
  timezoneOffset: z.int().optional(),
  year: z.int().optional(),
});

/** `orderRequestDTO`: the inputs of getQueueCount. `train_date` is the boarding date. */
export const orderRequest = z.looseObject({
  from_station_telecode: z.string(),
  to_station_telecode: z.string(),
  from_station_name: text,
  to_station_name: text,
  station_train_code: z.string(),
  train_no: z.string(),
  train_date: javaDate,
  start_time: javaDate.nullish(),
  end_time: javaDate.nullish(),
  tour_flag: text,
});

/** `ticketInfoForPassengerForm`: what the order steps need (rail12306 §5.19). */
export const ticketInfo = z.looseObject({
  isAsync: text,
  key_check_isChange: secret,
  leftDetails: z.array(z.string()).nullish(),
  /** Re-issued; counts more than row column 12. Still percent-encoded. */
  leftTicketStr: secret,
  limitBuySeatTicketDTO: z
    .looseObject({
      seat_type_codes: z.array(z.looseObject({ id: text, value: text })).nullish(),
      ticket_type_codes: z.array(z.looseObject({ id: text, value: text })).nullish(),
    })
    .nullish(),
  maxTicketNum: text,
  purpose_codes: z.string(),
  queryLeftNewDetailDTO: z.looseObject({ WZ_seat_type_code: text, train_class_name: text }).nullish(),
  queryLeftTicketRequestDTO: z.looseObject({ ypInfoDetail: text, purpose_codes: text }).nullish(),
  tour_flag: text,
  train_location: z.string(),
});

/** The variables of the order page. */
export const orderPage = z.looseObject({
  globalRepeatSubmitToken: secret,
  ticketInfoForPassengerForm: ticketInfo,
  orderRequestDTO: orderRequest,
  init_seatTypes: z.unknown().optional(),
  defaultTicketTypes: z.unknown().optional(),
  init_cardTypes: z.unknown().optional(),
  ticket_seat_codeMap: z.unknown().optional(),
  if_check_slide_passcode: text,
  if_check_slide_passcode_token: secret.nullish(),
  /** Base of the poll in ms, as text. */
  queryOrderWaitTimeInterval: text,
  isDw: text,
});

/** The variables of the order page. */
export type OrderPage = z.output<typeof orderPage>;

/** Variables read from the page, in the order it declares them. */
export const ORDER_PAGE_VARIABLES = [
  'globalRepeatSubmitToken',
  'if_check_slide_passcode',
  'if_check_slide_passcode_token',
  'queryOrderWaitTimeInterval',
  'isDw',
  'init_seatTypes',
  'defaultTicketTypes',
  'init_cardTypes',
  'ticket_seat_codeMap',
  'ticketInfoForPassengerForm',
  'orderRequestDTO',
] as const satisfies readonly (keyof OrderPage)[];
