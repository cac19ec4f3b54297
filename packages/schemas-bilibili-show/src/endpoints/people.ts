import { endpoint, sensitive } from '@boxwire/contract';
import { z } from 'zod';
import { showId } from '../codecs/show-id.ts';
import { wireFlag } from '../codecs/wire-flag.ts';
import { wireInt } from '../codecs/wire-int.ts';
import { addressList } from '../models/address.ts';
import { buyerList } from '../models/buyer.ts';
import { bilibiliShowOutcome } from '../outcome/bilibili-show-outcome.ts';
import type { BodyDialect } from '../requests/dialect.ts';
import { account, answer, common, undocumented } from './common.ts';

const personal = sensitive(z.string(), 'personal');
const shared = { ...common, outcome: bilibiliShowOutcome(), facts: account('5') } as const;
const mutation = { ...shared, method: 'POST', source: 'bilibili-show §5.2', responses: answer(undocumented) } as const;

const person = {
  name: personal,
  tel: personal,
  id_type: wireInt(),
  personal_id: personal,
  is_default: wireFlag({ wire: 'number' }).optional(),
  src: z.string().optional(),
};

/** Real-name buyers and the account's contact (bilibili-show §5). */
export function buyerEndpoints(dialect: BodyDialect) {
  return {
    list: endpoint({
      ...shared,
      id: 'buyer.list',
      method: 'GET',
      path: '/api/ticket/buyer/list',
      summary: 'real-name buyers of the account',
      source: 'bilibili-show §5.1',
      effect: 'read',
      query: z.object({
        /** Sent without a value, as `is_default=`. */
        is_default: z.string().optional(),
        projectId: showId().optional(),
        project_id: showId().optional(),
        src: z.string().optional(),
        channel: wireInt().optional(),
        nomask: wireInt().optional(),
      }),
      responses: answer(buyerList),
    }),
    create: endpoint({
      ...mutation,
      id: 'buyer.create',
      path: '/api/ticket/buyer/create',
      summary: 'add a buyer',
      effect: 'write',
      body: dialect.body(z.object(person)),
    }),
    update: endpoint({
      ...mutation,
      id: 'buyer.update',
      path: '/api/ticket/buyer/update',
      summary: 'change a buyer',
      effect: 'idempotent',
      body: dialect.body(z.object({ id: showId(), ...person })),
    }),
    delete: endpoint({
      ...mutation,
      id: 'buyer.delete',
      path: '/api/ticket/buyer/delete',
      summary: 'remove a buyer',
      effect: 'write',
      body: dialect.body(z.object({ id: showId() })),
    }),
    saveContactInfo: endpoint({
      ...mutation,
      id: 'buyer.saveContactInfo',
      path: '/api/ticket/buyer/saveContactInfo',
      summary: 'set the contact of the account',
      effect: 'idempotent',
      body: dialect.body(z.object({ username: personal, tel: personal })),
    }),
  };
}

/** Delivery addresses (bilibili-show §5.3). */
export const addrEndpoints = {
  list: endpoint({
    ...shared,
    id: 'addr.list',
    method: 'GET',
    path: '/api/ticket/addr/list',
    summary: 'delivery addresses of the account',
    source: 'bilibili-show §5.3',
    effect: 'read',
    responses: answer(addressList),
    facts: account('6'),
  }),
};
