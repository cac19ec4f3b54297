import { z } from 'zod';
import { SEAT_COLUMNS } from '../codes/seat-types.ts';

const text = z.string().nullish();

/** A stop of a train (rail12306 §7). The first stop also tells about the train. */
export const trainStop = z.looseObject({
  station_no: z.string(),
  station_name: z.string(),
  /** `----` at the first stop. */
  arrive_time: z.string(),
  start_time: z.string(),
  /** `3分钟`, or `----`. */
  stopover_time: z.string(),
  /** Whether the stop lies inside the asked segment. */
  isEnabled: z.boolean().optional(),
  isChina: text,
  country_code: text,
  country_name: text,
  train_class_name: text,
  service_type: text,
  start_station_name: text,
  end_station_name: text,
  station_train_code: text,
});

/** Fields of a row under their names, as transfers and public prices have them. */
const namedFields = {
  station_train_code: text,
  train_no: text,
  from_station_telecode: text,
  from_station_name: text,
  to_station_telecode: text,
  to_station_name: text,
  start_time: text,
  arrive_time: text,
  start_station_telecode: text,
  start_station_name: text,
  end_station_telecode: text,
  end_station_name: text,
  from_station_no: text,
  to_station_no: text,
  lishi: text,
};

/** One leg of a transfer: the row's fields by name. */
const transferLeg = z.looseObject({
  ...namedFields,
  start_train_date: text,
  secret_str: text,
  ...Object.fromEntries(SEAT_COLUMNS.map((column) => [column, text])),
  /** Price and count chunks, as `yp_info_new` of a row. */
  yp_info: text,
});

/** A train of `data` of queryAllPublicPrice (rail12306 §7): `ze_price` and the like are jiao, as five digits. */
export const publicPrice = z.looseObject({
  queryLeftNewDTO: z.looseObject({
    ...namedFields,
    ...Object.fromEntries(SEAT_COLUMNS.map((column) => [column.replace(/_num$/, '_price'), text])),
  }),
});

const UNTYPED = [
  'score',
  'scretstr',
  'train_count',
  'isHeatTrain',
  'isOutStation',
  'lCWaitTime',
  'lishi_flag',
] as const;

/** `data` of the transfer query (rail12306 §7); on an error it is a text. */
export const transferResult = z.looseObject({
  flag: z.boolean().optional(),
  result_index: z.int().optional(),
  middleStationList: z.array(z.unknown()).optional(),
  can_query: text,
  // sizes and marks of the page; no source tells their types
  zd_yp_size: z.unknown().optional(),
  zd_size: z.unknown().optional(),
  middleList: z.array(
    z.looseObject({
      all_lishi: text,
      all_lishi_minutes: z.int().nullish(),
      arrive_date: text,
      arrive_time: text,
      from_station_code: text,
      from_station_name: text,
      middle_station_code: text,
      middle_station_name: text,
      end_station_code: text,
      end_station_name: text,
      first_train_no: text,
      second_train_no: text,
      /** `0`: the change is at the same station. */
      same_station: text,
      same_train: text,
      start_time: text,
      train_date: text,
      wait_time: text,
      wait_time_minutes: z.int().nullish(),
      middle_date: text,
      use_time: text,
      ...Object.fromEntries(UNTYPED.map((name) => [name, z.unknown().optional()])),
      fullList: z.array(transferLeg),
    }),
  ),
});

const priceText = z.union([z.string(), z.array(z.string())]);
const PRICE_CODES = 'A9 P M O F A6 A4 A3 A2 A1 WZ MIN PM OT'.split(' ');

/** `data` of queryTicketPrice (rail12306 §7): one text per class, digit codes with the prefix `A`. */
export const ticketPrices = z
  .looseObject({
    train_no: z.string().optional(),
    ...Object.fromEntries(PRICE_CODES.map((code) => [code, priceText.optional()])),
  })
  .catchall(priceText);
