import { booleanText, endpoint, form, jsonAnswer, sensitive, textAnswer } from '@boxwire/contract';
import { z } from 'zod';
import { orderPageCodec } from '../codecs/order-page.ts';
import { queueDate } from '../codecs/queue-date.ts';
import { oldPassengerStr, passengerTicketStr } from '../codecs/ticket-strings.ts';
import { passengerList } from '../models/passenger.ts';
import { waitAnswer } from '../models/wait.ts';
import { otnOutcome } from '../outcome/otn-outcome.ts';
import { pageOutcome } from '../outcome/page-outcome.ts';
import { failure, messageFailure } from '../outcome/refusals.ts';
import { constant } from '../wire/constant.ts';
import { ajaxGet, ajaxPost, pagePost } from '../wire/headers.ts';
import { telecode } from '../wire/fields.ts';

const secret = sensitive(z.string(), 'secret');
const text = z.string().nullish();
const attachment = constant('');
const pageFields = { _json_att: attachment, REPEAT_SUBMIT_TOKEN: secret };
const bookings = {
  passengerTicketStr: sensitive(passengerTicketStr(), 'personal'),
  oldPassengerStr: sensitive(oldPassengerStr(), 'personal'),
};

/** `submitStatus: false` with its reason in `errMsg`, as checkOrderInfo and the confirmations answer. */
function submitRefusal(data: Readonly<Record<string, unknown>>) {
  if (data.isRelogin === 'Y' || data.isRelogin === true) return failure('NotLoggedIn', 'the site asks to log in again');
  if (data.submitStatus !== false) return undefined;
  return messageFailure(typeof data.errMsg === 'string' ? data.errMsg : '');
}

/** The steps between an opened order and its number (rail12306 §5.19 to §5.25). */
export const confirmPassengerEndpoints = {
  initDc: endpoint({
    id: 'confirmPassenger.initDc',
    method: 'POST',
    origin: 'kyfw',
    path: '/otn/confirmPassenger/initDc',
    summary: 'the order page: token, key and the inputs of the next steps; each load has a new token',
    source: 'rail12306 §5.19',
    effect: 'idempotent',
    fixedHeaders: pagePost('init'),
    body: form(z.object({ _json_att: attachment })),
    responses: { 200: textAnswer(orderPageCodec()) },
    outcome: pageOutcome({ mustHold: /globalRepeatSubmitToken\s*=\s*['"]/ }),
  }),
  getPassengerDTOs: endpoint({
    id: 'confirmPassenger.getPassengerDTOs',
    method: 'POST',
    origin: 'kyfw',
    path: '/otn/confirmPassenger/getPassengerDTOs',
    summary: 'the passengers of the account; without a token it works from the query page',
    source: 'rail12306 §5.20',
    effect: 'read',
    fixedHeaders: ajaxPost('order'),
    body: form(z.object({ _json_att: attachment, REPEAT_SUBMIT_TOKEN: secret.optional() })),
    responses: { 200: jsonAnswer(passengerList) },
    outcome: otnOutcome(),
  }),
  checkOrderInfo: endpoint({
    id: 'confirmPassenger.checkOrderInfo',
    method: 'POST',
    origin: 'kyfw',
    path: '/otn/confirmPassenger/checkOrderInfo',
    summary: 'checks passengers and seats; says which seats can be chosen and how long to wait before confirming',
    source: 'rail12306 §5.21',
    effect: 'idempotent',
    fixedHeaders: ajaxPost('order'),
    body: form(
      z.object({
        cancel_flag: constant('2'),
        bed_level_order_num: constant('0'.repeat(30)),
        ...bookings,
        tour_flag: constant('dc'),
        randCode: sensitive(constant(''), 'secret'),
        whatsSelect: constant('1'),
        sessionId: sensitive(constant(''), 'secret'),
        sig: sensitive(constant(''), 'secret'),
        scene: constant('nc_login'),
        ...pageFields,
      }),
    ),
    responses: {
      200: jsonAnswer(
        z.looseObject({
          submitStatus: z.boolean(),
          ifShowPassCode: text,
          /** Milliseconds to wait before confirming, as text. */
          ifShowPassCodeTime: text,
          canChooseBeds: text,
          canChooseSeats: text,
          isCanChooseMid: text,
          /** Seat codes for which a seat can be chosen, such as `MOP9`. */
          choose_Seats: text,
          /** A notice to show before going on. */
          smokeStr: text,
          isCheckOrderInfo: z.unknown().optional(),
        }),
      ),
    },
    outcome: otnOutcome({ refusal: submitRefusal }),
  }),
  getQueueCount: endpoint({
    id: 'confirmPassenger.getQueueCount',
    method: 'POST',
    origin: 'kyfw',
    path: '/otn/confirmPassenger/getQueueCount',
    summary: 'how many seats remain and how many people queue; op_2 true means stop',
    source: 'rail12306 §5.22',
    effect: 'read',
    fixedHeaders: ajaxPost('order'),
    body: form(
      z.object({
        /** The boarding date. */
        train_date: queueDate(),
        train_no: z.string(),
        stationTrainCode: z.string(),
        seatType: z.string(),
        fromStationTelecode: telecode,
        toStationTelecode: telecode,
        /** As it came, still percent-encoded: this one is meant to be encoded twice (rail12306 §1.6). */
        leftTicket: secret,
        purpose_codes: z.string(),
        train_location: z.string(),
        isCheckOrderInfo: z.string().optional(),
        ...pageFields,
      }),
    ),
    responses: {
      200: jsonAnswer(
        z.looseObject({
          count: text,
          /** `8`, or seats and 无座 as `20,100`; a part may be 充足. */
          ticket: z.string(),
          countT: text,
          op_1: booleanText().optional(),
          op_2: booleanText(),
        }),
      ),
    },
    outcome: otnOutcome({
      refusal: (data) => (data.isRelogin === 'Y' ? failure('NotLoggedIn', 'the site asks to log in again') : undefined),
    }),
  }),
  confirmSingleForQueue: endpoint({
    id: 'confirmPassenger.confirmSingleForQueue',
    method: 'POST',
    origin: 'kyfw',
    path: '/otn/confirmPassenger/confirmSingleForQueue',
    summary: 'places the order in the queue',
    source: 'rail12306 §5.23',
    effect: 'write',
    fixedHeaders: ajaxPost('order'),
    body: form(
      z.object({
        ...bookings,
        randCode: sensitive(constant(''), 'secret'),
        purpose_codes: z.string(),
        key_check_isChange: secret,
        leftTicketStr: secret,
        train_location: z.string(),
        /** Row and letter per passenger, such as `1A1B`; empty for no wish. */
        choose_seats: constant(''),
        /** Wanted lower, middle and upper berths. */
        seatDetailType: constant('000'),
        is_jy: constant('N'),
        is_cj: constant('Y'),
        encryptedData: secret.optional(),
        whatsSelect: constant('1'),
        roomType: constant('00'),
        dwAll: constant('N'),
        ...pageFields,
      }),
    ),
    responses: { 200: jsonAnswer(z.looseObject({ submitStatus: z.boolean(), isAsync: text })) },
    outcome: otnOutcome({ refusal: submitRefusal }),
  }),
  queryOrderWaitTime: endpoint({
    id: 'confirmPassenger.queryOrderWaitTime',
    method: 'GET',
    origin: 'kyfw',
    path: '/otn/confirmPassenger/queryOrderWaitTime',
    summary: 'where the order stands in the queue',
    source: 'rail12306 §5.24',
    effect: 'read',
    fixedHeaders: ajaxGet('order'),
    query: z.object({
      /** 13-digit milliseconds against caches. */
      random: z.string(),
      tourFlag: constant('dc'),
      _json_att: attachment,
      REPEAT_SUBMIT_TOKEN: secret.optional(),
    }),
    responses: { 200: jsonAnswer(waitAnswer) },
    outcome: otnOutcome({
      refusal: (data) =>
        data.queryOrderWaitTimeStatus === false
          ? failure('NotLoggedIn', 'the session was lost in the queue')
          : undefined,
    }),
  }),
  resultOrderForDcQueue: endpoint({
    id: 'confirmPassenger.resultOrderForDcQueue',
    method: 'POST',
    origin: 'kyfw',
    path: '/otn/confirmPassenger/resultOrderForDcQueue',
    summary: 'closes the queue; submitStatus false is a lost result, and the order exists anyway',
    source: 'rail12306 §5.25',
    effect: 'write',
    fixedHeaders: ajaxPost('order'),
    body: form(z.object({ orderSequence_no: z.string(), ...pageFields })),
    responses: { 200: jsonAnswer(z.looseObject({ submitStatus: z.boolean(), errMsg: text })) },
    outcome: otnOutcome(),
  }),
} as const;
