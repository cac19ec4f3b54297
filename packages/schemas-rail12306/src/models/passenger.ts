import { sensitive } from '@boxwire/contract';
import { z } from 'zod';

const optionalText = z.string().nullish();

/** A passenger of the account. Only name, id type and id number are certain; the id is masked since 2019-11 (rail12306 §5.20). */
export const passenger = z.looseObject({
  code: optionalText,
  passenger_name: sensitive(z.string(), 'personal'),
  sex_code: optionalText,
  sex_name: optionalText,
  born_date: sensitive(z.string(), 'personal').nullish(),
  country_code: optionalText,
  passenger_id_type_code: z.string().length(1),
  passenger_id_type_name: optionalText,
  passenger_id_no: sensitive(z.string(), 'personal'),
  /** `""` since 2019-11 for some. */
  passenger_type: z.string().optional(),
  passenger_type_name: optionalText,
  mobile_no: sensitive(z.string(), 'personal').optional(),
  phone_no: sensitive(z.string(), 'personal').nullish(),
  email: sensitive(z.string(), 'personal').nullish(),
  address: sensitive(z.string(), 'personal').nullish(),
  postalcode: optionalText,
  first_letter: sensitive(z.string(), 'personal').nullish(),
  recordCount: optionalText,
  total_times: z.string().optional(),
  index_id: optionalText,
  passenger_flag: optionalText,
  /** Encrypts the real id; the ninth field of passengerTicketStr. */
  allEncStr: sensitive(z.string(), 'secret').optional(),
  isAdult: optionalText,
  isYongThan10: optionalText,
  isYongThan14: optionalText,
  isOldThan60: optionalText,
  if_receive: optionalText,
  is_active: optionalText,
  last_time: optionalText,
  mobile_code: optionalText,
  gat_born_date: optionalText,
  gat_valid_date_start: optionalText,
  gat_valid_date_end: optionalText,
  gat_version: optionalText,
  passenger_uuid: sensitive(z.string(), 'secret').nullish(),
  is_buy_ticket: optionalText,
  /** In the passenger book only. */
  isUserSelf: optionalText,
  delete_time: optionalText,
});

/** A passenger of the account. */
export type Passenger = z.output<typeof passenger>;

/** `data` of getPassengerDTOs. */
export const passengerList = z.looseObject({
  notify_for_gat: optionalText,
  isExist: z.boolean().optional(),
  exMsg: optionalText,
  two_isOpenClick: z.array(z.string()).optional(),
  other_isOpenClick: z.array(z.string()).optional(),
  normal_passengers: z.array(passenger).nullable(),
  dj_passengers: z.array(z.unknown()).nullish(),
});
