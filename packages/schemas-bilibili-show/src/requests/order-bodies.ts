import { jsonString, sensitive } from '@boxwire/contract';
import { z } from 'zod';
import { showId } from '../codecs/show-id.ts';
import { wireFlag } from '../codecs/wire-flag.ts';
import { wireInt } from '../codecs/wire-int.ts';
import { wireMs } from '../codecs/wire-time.ts';
import type { BodyDialect } from './dialect.ts';
import { leftOutWhenNull } from './left-out-when-null.ts';

const number = { wire: 'number' } as const;
const secretText = sensitive(z.string(), 'secret');
const personalText = sensitive(z.string(), 'personal');

/** A buyer as createV2 takes it; the wider object of `buyer.list` is accepted too (bilibili-show §8.1). */
export const buyerItem = z.looseObject({
  id: showId('string'),
  name: personalText.optional(),
  tel: personalText.nullish(),
  personal_id: personalText.nullish(),
  id_type: z.int().optional(),
});

/** Where paper tickets go (bilibili-show §5.3). */
export const deliverInfo = z.object({
  name: personalText,
  tel: personalText,
  addr_id: showId(),
  addr: personalText,
});

/** A contact of a buyer without real name; clients name the person `username` or `name` (bilibili-show §8.1). */
const contactInfo = z.object({
  uid: showId().optional(),
  username: personalText.optional(),
  name: personalText.optional(),
  tel: personalText,
});

/** What prepare and createV2 both say about the tickets. */
function ticketFields(dialect: BodyDialect) {
  return {
    project_id: showId(),
    screen_id: showId(),
    /** Left out by one client when `seats` are sent. */
    sku_id: leftOutWhenNull(showId()),
    count: wireInt(),
    order_type: wireInt(),
    seats: dialect.seats().optional(),
    act_id: leftOutWhenNull(showId()),
    newRisk: wireFlag().optional(),
    requestSource: z.string().optional(),
    ticket_agent: z.string().optional(),
    /** Carries the answer to a challenge; the account holder's. */
    voucher: secretText.optional(),
    /** Sent by one client only. */
    csrf: secretText.optional(),
  };
}

/** Body of prepare (bilibili-show §6.1). */
export function prepareBody(dialect: BodyDialect) {
  return z.object({
    ...ticketFields(dialect),
    /** `''`; on hot projects the page sends a value that this client does not make. */
    token: secretText.optional(),
    /** The project's rule string, or the chosen buyers: the server tolerates both. */
    buyer_info: sensitive(dialect.opaque(), 'personal').optional(),
    ignoreRequestLimit: wireFlag().optional(),
  });
}

/** Body of createV2 (bilibili-show §8.1). JSON inside strings stays a string, also in a JSON body. */
export function createBody(dialect: BodyDialect) {
  return z.object({
    ...ticketFields(dialect),
    /** Fen, for the whole order. */
    pay_money: wireInt(),
    timestamp: wireMs(),
    /** From prepare. */
    token: secretText,
    ptoken: sensitive(leftOutWhenNull(z.string()), 'secret'),
    buyer_info: sensitive(jsonString(z.array(buyerItem)), 'personal').optional(),
    /** The contact's name here. */
    buyer: personalText.optional(),
    tel: personalText.optional(),
    contactInfo: sensitive(dialect.nested(contactInfo), 'personal').nullish(),
    deliver_info: sensitive(jsonString(deliverInfo), 'personal').optional(),
    id_bind: wireInt().optional(),
    need_contact: wireFlag(number).optional(),
    is_package: wireInt().optional(),
    package_num: wireInt().optional(),
    coupon_code: z.string().optional(),
    contactNoticeText: z.string().optional(),
    /** False first; true when the account asks again beside an unpaid order (bilibili-show §8.4). */
    again: wireFlag(number).optional(),
    orderCreateUrl: z.string().optional(),
    version: z.string().optional(),
    link_id: showId().optional(),
    // values of the page and device: passed through, never made or read here (bilibili-show §14)
    deviceId: secretText.optional(),
    ctoken: secretText.optional(),
    clickPosition: sensitive(dialect.opaque(), 'secret').optional(),
  });
}
