import type { Client } from '@boxwire/http-core';
import type { rail12306, TicketPassenger } from '@boxwire/schemas-rail12306';
import { DATE, type Browser, type RailSandbox } from './rail-world.ts';

type RailClient = Client<typeof rail12306>;

/** The journey every order of these tests is for. */
export const TRIP = {
  'leftTicketDTO.train_date': DATE,
  'leftTicketDTO.from_station': 'VNP',
  'leftTicketDTO.to_station': 'AOH',
  purpose_codes: 'ADULT',
} as const;

/** Data of an outcome that must be a success. */
export function dataOf<Data>(outcome: { readonly ok: true; readonly data: Data } | { readonly ok: false }): Data {
  if (!outcome.ok) throw new Error(`expected a success, got ${JSON.stringify(outcome)}`);
  return outcome.data;
}

/** The row of G999, after the page that gives the query its session. */
export async function chooseRow(client: RailClient) {
  dataOf(await client.leftTicket.init({ query: { linktypeid: 'dc' } }));
  const { result } = dataOf(await client.leftTicket.query({ params: { queryName: 'queryG' }, query: TRIP }));
  const row = result.find(({ station_train_code }) => station_train_code === 'G999');
  if (row === undefined) throw new Error('no row of G999');
  return row;
}

/** Opens an order for a row: the body of submitOrderRequest. */
export function submitBody(secretStr: string) {
  return {
    secretStr,
    train_date: DATE,
    back_train_date: DATE,
    purpose_codes: 'ADULT',
    query_from_station_name: '北京南',
    query_to_station_name: '上海虹桥',
  } as const;
}

/** Row submitted, page opened, first passenger chosen: what the steps of §5.21 to §5.25 are made of. */
export async function openOrder(client: RailClient) {
  const { secretStr } = await chooseRow(client);
  dataOf(await client.leftTicket.submitOrderRequest({ body: submitBody(secretStr) }));
  const page = dataOf(await client.confirmPassenger.initDc({ body: {} }));
  const REPEAT_SUBMIT_TOKEN = page.globalRepeatSubmitToken;
  const listed = dataOf(await client.confirmPassenger.getPassengerDTOs({ body: { REPEAT_SUBMIT_TOKEN } }));
  const [first] = listed.normal_passengers ?? [];
  if (first === undefined) throw new Error('no passenger');
  const { passenger_name: name, passenger_id_type_code: idType, passenger_id_no: idNo } = first;
  const seat: TicketPassenger = {
    ...{ seatType: 'O', ticketType: '1', name, idType, idNo },
    mobile: first.mobile_no ?? '',
    ...(first.allEncStr !== undefined && { allEncStr: first.allEncStr }),
  };
  const people = { passengerTicketStr: [seat], oldPassengerStr: [{ name, idType, idNo, passengerType: '1' }] };
  return { page, REPEAT_SUBMIT_TOKEN, people };
}

/** An opened order, as `openOrder` gives it. */
export type OpenOrder = Awaited<ReturnType<typeof openOrder>>;

/** The body of getQueueCount, every value from the order page. */
export function queueCountBody({ page, REPEAT_SUBMIT_TOKEN }: OpenOrder) {
  const { ticketInfoForPassengerForm: form, orderRequestDTO: asked } = page;
  return {
    train_date: DATE,
    train_no: asked.train_no,
    stationTrainCode: asked.station_train_code,
    seatType: 'O',
    fromStationTelecode: asked.from_station_telecode,
    toStationTelecode: asked.to_station_telecode,
    leftTicket: form.leftTicketStr,
    purpose_codes: form.purpose_codes,
    train_location: form.train_location,
    REPEAT_SUBMIT_TOKEN,
  };
}

/** The body of confirmSingleForQueue, every value from the order page. */
export function confirmBody({ page, people, REPEAT_SUBMIT_TOKEN }: OpenOrder) {
  const { purpose_codes, key_check_isChange, leftTicketStr, train_location } = page.ticketInfoForPassengerForm;
  return { ...people, purpose_codes, key_check_isChange, leftTicketStr, train_location, REPEAT_SUBMIT_TOKEN };
}

/** An order that is checked and confirmed: it stands in the queue. */
export async function queueOrder(client: RailClient): Promise<OpenOrder> {
  const opened = await openOrder(client);
  const { people, REPEAT_SUBMIT_TOKEN } = opened;
  dataOf(await client.confirmPassenger.checkOrderInfo({ body: { ...people, REPEAT_SUBMIT_TOKEN } }));
  dataOf(await client.confirmPassenger.confirmSingleForQueue({ body: confirmBody(opened) }));
  return opened;
}

/** One poll of the queue. */
export const WAIT = { query: { random: '1893456000000' } } as const;

/** An order that left the queue with its number: it waits for its payment. */
export async function holdOrder(world: RailSandbox, { client }: Browser) {
  const opened = await queueOrder(client);
  dataOf(await client.confirmPassenger.queryOrderWaitTime(WAIT));
  await world.admin.clock.advance(7_000);
  const { orderId } = dataOf(await client.confirmPassenger.queryOrderWaitTime(WAIT));
  if (typeof orderId !== 'string') throw new Error('no number yet');
  return { ...opened, orderId };
}
