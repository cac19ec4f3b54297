import { endpoint, form, jsonAnswer, yesNo } from '@boxwire/contract';
import { z } from 'zod';
import { orderHistory, unfinishedOrders } from '../models/order.ts';
import { passenger } from '../models/passenger.ts';
import { otnOutcome } from '../outcome/otn-outcome.ts';
import { messageFailure } from '../outcome/refusals.ts';
import { constant } from '../wire/constant.ts';
import { day } from '../wire/fields.ts';
import { ajaxPost } from '../wire/headers.ts';

const attachment = constant('');
const done = { 200: jsonAnswer(z.looseObject({ existError: yesNo(), errorMsg: z.string().nullish() })) } as const;
const actionOutcome = otnOutcome({
  refusal: (data) =>
    data.existError === 'Y'
      ? messageFailure(typeof data.errorMsg === 'string' ? data.errorMsg : '', 'ActionFailed')
      : undefined,
});

/** Unfinished orders and the history (rail12306 §6). */
export const queryOrderEndpoints = {
  queryMyOrderNoComplete: endpoint({
    id: 'queryOrder.queryMyOrderNoComplete',
    method: 'POST',
    origin: 'kyfw',
    path: '/otn/queryOrder/queryMyOrderNoComplete',
    summary: 'the unfinished orders: held ones, or one that still queues; no data when there is none',
    source: 'rail12306 §6.1',
    effect: 'read',
    fixedHeaders: ajaxPost('orders'),
    body: form(z.object({ _json_att: attachment })),
    responses: { 200: jsonAnswer(unfinishedOrders.nullish()) },
    outcome: otnOutcome({ dataOptional: true }),
  }),
  cancelNoCompleteMyOrder: endpoint({
    id: 'queryOrder.cancelNoCompleteMyOrder',
    method: 'POST',
    origin: 'kyfw',
    path: '/otn/queryOrder/cancelNoCompleteMyOrder',
    summary: 'gives a held order up; cancelling often blocks bookings for the day',
    source: 'rail12306 §6.2',
    effect: 'write',
    fixedHeaders: ajaxPost('orders'),
    body: form(z.object({ sequence_no: z.string(), cancel_flag: constant('cancel_order'), _json_att: attachment })),
    responses: done,
    outcome: actionOutcome,
  }),
  cancelQueueNoCompleteMyOrder: endpoint({
    id: 'queryOrder.cancelQueueNoCompleteMyOrder',
    method: 'POST',
    origin: 'kyfw',
    path: '/otn/queryOrder/cancelQueueNoCompleteMyOrder',
    summary: 'takes an order out of the queue',
    source: 'rail12306 §6.3',
    effect: 'write',
    fixedHeaders: ajaxPost('orders'),
    body: form(z.object({ tourFlag: constant('dc'), _json_att: attachment })),
    responses: done,
    outcome: actionOutcome,
  }),
  continuePayNoCompleteMyOrder: endpoint({
    id: 'queryOrder.continuePayNoCompleteMyOrder',
    method: 'POST',
    origin: 'kyfw',
    path: '/otn/queryOrder/continuePayNoCompleteMyOrder',
    summary: 'opens the payment of a held order; the payment itself happens outside',
    source: 'rail12306 §6.4',
    effect: 'idempotent',
    fixedHeaders: ajaxPost('orders'),
    body: form(z.object({ sequence_no: z.string(), pay_flag: constant('pay'), _json_att: attachment })),
    responses: done,
    outcome: actionOutcome,
  }),
  queryMyOrder: endpoint({
    id: 'queryOrder.queryMyOrder',
    method: 'POST',
    origin: 'kyfw',
    path: '/otn/queryOrder/queryMyOrder',
    summary: 'orders by date, travelled (H) or not (G)',
    source: 'rail12306 §6.5',
    effect: 'read',
    fixedHeaders: ajaxPost('orders'),
    body: form(
      z.object({
        come_from_flag: constant('my_order'),
        pageIndex: constant('0'),
        pageSize: constant('8'),
        query_where: z.enum(['G', 'H']),
        queryStartDate: day,
        queryEndDate: day,
        /** `1` by order date, `2` by travel date. */
        queryType: z.enum(['1', '2']),
        sequeue_train_name: constant(''),
      }),
    ),
    responses: { 200: jsonAnswer(orderHistory) },
    outcome: otnOutcome(),
  }),
} as const;

/** The passenger book of the account (rail12306 §5.20). */
export const passengerEndpoints = {
  query: endpoint({
    id: 'passengers.query',
    method: 'POST',
    origin: 'kyfw',
    path: '/otn/passengers/query',
    summary: 'the passengers of the account by page',
    source: 'rail12306 §5.20',
    effect: 'read',
    fixedHeaders: ajaxPost('init'),
    body: form(z.object({ pageIndex: constant('1'), pageSize: constant('10') })),
    responses: {
      200: jsonAnswer(
        z.looseObject({ datas: z.array(passenger), flag: z.boolean().optional(), pageTotal: z.int().optional() }),
      ),
    },
    outcome: otnOutcome(),
  }),
} as const;
