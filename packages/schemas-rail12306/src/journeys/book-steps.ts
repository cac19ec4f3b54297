import type { StepSpec } from '@boxwire/contract';
import { confirmPassengerEndpoints } from '../endpoints/confirm-passenger.ts';
import { leftTicketEndpoints } from '../endpoints/left-ticket.ts';
import { loginEndpoints } from '../endpoints/login.ts';
import { queryOrderEndpoints } from '../endpoints/query-order.ts';
import { settleConfirm, settleResult } from './held-order.ts';
import { pageLink, rowLink } from './order-page-transforms.ts';
import { tripSteps } from './trip.ts';

const tokenLink = pageLink('/body/REPEAT_SUBMIT_TOKEN', 'pageToken');

/** The steps of a booking, from the query to the held order (rail12306 §3). */
export const bookSteps = {
  ...tripSteps,
  checkUser: { endpoint: loginEndpoints.checkUser, summary: 'whether the session may order' },
  submit: {
    endpoint: leftTicketEndpoints.submitOrderRequest,
    summary: 'opens the order for the chosen train',
    links: [
      rowLink('/body/secretStr', 'rowSecretStr'),
      rowLink('/body/bed_level_info', 'rowBedLevelInfo'),
      rowLink('/body/seat_discount_info', 'rowSeatDiscountInfo'),
    ],
  },
  page: { endpoint: confirmPassengerEndpoints.initDc, summary: 'the order page with its token and key' },
  passengers: {
    endpoint: confirmPassengerEndpoints.getPassengerDTOs,
    summary: 'the passengers of the account',
    links: [tokenLink],
  },
  check: {
    endpoint: confirmPassengerEndpoints.checkOrderInfo,
    summary: 'whether these passengers may have these seats',
    links: [tokenLink],
  },
  queueCount: {
    endpoint: confirmPassengerEndpoints.getQueueCount,
    summary: 'whether more people queue than seats remain',
    links: [
      pageLink('/body/train_date', 'boardingDate'),
      pageLink('/body/train_no', 'trainNo'),
      pageLink('/body/stationTrainCode', 'trainCode'),
      pageLink('/body/fromStationTelecode', 'fromTelecode'),
      pageLink('/body/toStationTelecode', 'toTelecode'),
      pageLink('/body/leftTicket', 'queueLeftTicket'),
      pageLink('/body/purpose_codes', 'purposeCodes'),
      pageLink('/body/train_location', 'trainLocation'),
      tokenLink,
    ],
  },
  confirm: {
    endpoint: confirmPassengerEndpoints.confirmSingleForQueue,
    summary: 'places the order',
    links: [
      pageLink('/body/key_check_isChange', 'keyCheck'),
      pageLink('/body/leftTicketStr', 'leftTicketStr'),
      pageLink('/body/train_location', 'trainLocation'),
      pageLink('/body/purpose_codes', 'purposeCodes'),
      tokenLink,
    ],
    settle: settleConfirm,
  },
  lookup: {
    endpoint: queryOrderEndpoints.queryMyOrderNoComplete,
    summary: 'whether an order without answer was placed',
  },
  waitTime: {
    endpoint: confirmPassengerEndpoints.queryOrderWaitTime,
    summary: 'where the order stands in the queue',
    links: [pageLink('/query/REPEAT_SUBMIT_TOKEN', 'pageToken')],
  },
  result: {
    endpoint: confirmPassengerEndpoints.resultOrderForDcQueue,
    summary: 'closes the queue; whatever it answers, the order exists',
    links: [{ to: '/body/orderSequence_no', from: { step: 'waitTime', pointer: '/orderId' } }, tokenLink],
    settle: settleResult,
  },
  unfinished: { endpoint: queryOrderEndpoints.queryMyOrderNoComplete, summary: 'the held order' },
} as const satisfies Readonly<Record<string, StepSpec>>;

/** The steps of a booking. */
export type BookSteps = typeof bookSteps;
