import type { Link, Settle, StepSpec, Transform } from '@boxwire/contract';
import type { BilibiliShowEndpoints } from '../../endpoints/endpoints.ts';
import type { OrderPage } from '../../models/order.ts';
import { findCreated, type Wanted } from './find-created.ts';

/** Transforms the links of `bilibili-show.order` name. */
export const ORDER_TRANSFORMS = {
  /** A hot project's `ptoken` is echoed without its padding (bilibili-show §6.2). */
  withoutEquals: (value) => String(value).replaceAll('=', ''),
} as const satisfies Readonly<Record<string, Transform>>;

const text = ['text'] as const;
const projectId = { from: { step: 'project', pointer: '/id' }, via: text } as const;
const prepareToken = { from: { step: 'prepare', pointer: '/token' } } as const;
const ptoken = { from: { step: 'prepare', pointer: '/ptoken' }, via: ['withoutEquals'] } as const;

function fromConfirm(to: string, pointer: string, via: readonly string[] = []): Link {
  return { to, from: { step: 'confirmInfo', pointer }, via };
}

/** A create whose answer was lost is looked for in the order list, and never sent again. */
const settleCreate: Settle = {
  step: 'lookup',
  input: () => ({ query: { page: 0, page_size: 20 } }),
  verdict: (found, written) =>
    found.ok && findCreated(found.data as OrderPage, wantedOf(written)) !== undefined ? 'done' : 'unknown',
};

/** What a createV2 request asked for. */
export function wantedOf(written: Readonly<Record<string, unknown>>): Wanted {
  const body = written.body as Readonly<Record<string, unknown>>;
  return {
    projectId: String(body.project_id),
    screenId: String(body.screen_id),
    count: Number(body.count),
    payMoneyFen: Number(body.pay_money),
    sentAt: body.timestamp as Date,
  };
}

/** The steps of `bilibili-show.order`, with the provenance chain of bilibili-show §11 as links. */
export function orderSteps(endpoints: BilibiliShowEndpoints) {
  const { order, project, place, area, buyer, addr } = endpoints;
  return {
    project: { endpoint: project.getV2, summary: 'what is sold, and how' },
    day: {
      endpoint: project.infoByDate,
      summary: 'the screens of the date',
      links: [
        { to: '/query/id', ...projectId },
        { to: '/query/date', from: { step: 'project', pointer: '/sales_dates/{date}/date' } },
      ],
    },
    place: { endpoint: place.get, summary: 'the areas', links: [{ to: '/query/project_id', ...projectId }] },
    area: { endpoint: area.seat, summary: 'the seats of an area' },
    buyers: { endpoint: buyer.list, summary: 'who can be named', links: [{ to: '/query/projectId', ...projectId }] },
    addresses: { endpoint: addr.list, summary: 'where paper tickets can go' },
    ...purchaseSteps(order),
  } satisfies Readonly<Record<string, StepSpec>>;
}

function purchaseSteps(order: BilibiliShowEndpoints['order']) {
  const orderId = { to: '/query/order_id', from: { step: 'createV2', pointer: '/orderId' }, via: text } as const;
  return {
    prepare: {
      endpoint: order.prepare,
      summary: 'a prepare token',
      links: [
        { to: '/query/project_id', ...projectId },
        { to: '/body/project_id', ...projectId },
        { to: '/body/screen_id', from: { step: 'project', pointer: '/screen_list/{screen}/id' }, via: text },
        {
          to: '/body/sku_id',
          from: { step: 'project', pointer: '/screen_list/{screen}/ticket_list/{ticket}/id' },
          via: text,
        },
        { to: '/body/buyer_info', from: { step: 'project', pointer: '/buyer_info' } },
      ],
    },
    confirmInfo: {
      endpoint: order.confirmInfo,
      summary: 'the amount, and what is still to be supplied',
      links: [
        { to: '/query/token', ...prepareToken },
        { to: '/query/ptoken', ...ptoken },
        { to: '/query/project_id', ...projectId },
      ],
    },
    createV2: {
      endpoint: order.createV2,
      summary: 'create the order',
      links: [
        { to: '/query/project_id', ...projectId },
        { to: '/query/ptoken', ...ptoken },
        { to: '/body/token', ...prepareToken },
        { to: '/body/ptoken', ...ptoken },
        fromConfirm('/body/project_id', '/project_id', text),
        fromConfirm('/body/screen_id', '/screen_id', text),
        fromConfirm('/body/sku_id', '/ticket_info/sku_id', text),
        fromConfirm('/body/count', '/count'),
        fromConfirm('/body/order_type', '/order_type'),
        fromConfirm('/body/act_id', '/act/act_id', text),
        fromConfirm('/body/pay_money', '/pay_money'),
        fromConfirm('/body/id_bind', '/id_bind'),
      ],
      settle: settleCreate,
    },
    lookup: { endpoint: order.list, summary: 'whether a create without answer happened' },
    createstatus: {
      endpoint: order.createstatus,
      summary: 'whether the order was locked',
      links: [
        { to: '/query/token', from: { step: 'createV2', pointer: '/token' } },
        { to: '/query/orderId', from: { step: 'createV2', pointer: '/orderId' }, via: text },
        { to: '/query/project_id', ...projectId },
      ],
    },
    info: { endpoint: order.info, summary: 'the order and its time to pay', links: [orderId] },
    payParam: { endpoint: order.getPayParam, summary: 'how to pay', links: [orderId] },
  } satisfies Readonly<Record<string, StepSpec>>;
}

/** The steps with their exact endpoints. */
export type OrderSteps = ReturnType<typeof orderSteps>;
