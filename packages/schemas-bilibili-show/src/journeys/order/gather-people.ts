import { z } from 'zod';
import { showId } from '../../codecs/show-id.ts';
import type { Address } from '../../models/address.ts';
import type { Buyer } from '../../models/buyer.ts';
import type { ConfirmInfo } from '../../models/confirm-info.ts';
import type { buyerItem } from '../../requests/order-bodies.ts';
import { buyersNeeded } from '../../purchase/requirements.ts';
import { reason } from '../reason.ts';
import type { ChosenTickets } from './choose-tickets.ts';
import type { OrderContext } from './order-context.ts';
import { contact, type Contact } from './order-input.ts';

/** The people and places of an order, in the fields createV2 takes. */
export interface People {
  readonly buyer_info?: z.output<typeof buyerItem>[];
  readonly deliver_info?: {
    readonly name: string;
    readonly tel: string;
    readonly addr_id: string;
    readonly addr: string;
  };
}

/** Buyers and address, before a prepare token begins to age. */
export async function gatherPeople(context: OrderContext, chosen: ChosenTickets): Promise<People> {
  const buyers = chosen.kind.idBind === 0 ? undefined : await takeBuyers(context, chosen);
  const address = chosen.kind.paper ? await takeAddress(context, chosen) : undefined;
  return {
    ...(buyers && { buyer_info: buyers.map(toBuyerItem) }),
    ...(address && { deliver_info: toDeliverInfo(address) }),
  };
}

/** The contact: of the input, else the one the account keeps, else asked for. `undefined` where none is needed. */
export async function gatherContact(
  { input, challenge }: OrderContext,
  { kind, project }: ChosenTickets,
  page: ConfirmInfo,
): Promise<Contact | undefined> {
  const needed = kind.idBind === 0 || project.need_contact === true || page.need_contact === true;
  if (!needed) return undefined;
  const kept = contact.safeParse({ buyer: page.contact_info?.username, tel: page.contact_info?.tel });
  if (input.contact !== undefined || kept.success) return input.contact ?? kept.data;
  return challenge({
    kind: 'contact',
    ref: project.id,
    prompt: 'Name the person to call about this order, with a telephone number.',
    answerField: 'buyer',
    answer: contact,
  });
}

async function takeBuyers(context: OrderContext, { kind, count, project }: ChosenTickets): Promise<readonly Buyer[]> {
  const { input, call, need, fail, challenge } = context;
  const { list } = need(await call('buyers'));
  const needed = buyersNeeded(kind, count);
  const ids =
    input.buyerIds ??
    (await challenge({
      kind: 'buyers',
      ref: project.id,
      prompt: `Choose ${needed.toString()} of the account's buyers by id.`,
      show: { needed, buyers: list.map(({ id, name, id_type }) => ({ id, name, id_type })) },
      answerField: 'buyer_info',
      answer: z.array(showId()).min(1),
    }));
  if (new Set(ids).size !== needed || ids.length !== needed) {
    return fail(
      reason('BuyersMismatch', `expected ${needed.toString()} buyers, got ${ids.length.toString()}`, 'invalid'),
    );
  }
  const buyers = ids.map((id) => list.find((one) => one.id === id));
  return buyers.every((one) => one !== undefined)
    ? buyers
    : fail(reason('BuyerNotFound', `the account has ${list.length.toString()} buyers, not all of these`, 'notFound'));
}

async function takeAddress(context: OrderContext, { project }: ChosenTickets): Promise<Address> {
  const { input, call, need, fail, challenge } = context;
  const { addr_list: list } = need(await call('addresses'));
  const id =
    input.addressId ??
    (await challenge({
      kind: 'address',
      ref: project.id,
      prompt: "Choose one of the account's addresses by id.",
      show: { addresses: list },
      answerField: 'deliver_info',
      answer: showId(),
    }));
  const address = list.find((one) => one.id === id);
  const problem = `the account has ${list.length.toString()} addresses, not this one`;
  return address ?? fail(reason('AddressNotFound', problem, 'notFound'));
}

function toBuyerItem({ id, name, tel, personal_id, id_type }: Buyer): z.output<typeof buyerItem> {
  return { id, name, tel, personal_id, id_type };
}

function toDeliverInfo({ id, name, phone, prov, city, area, addr }: Address): NonNullable<People['deliver_info']> {
  return { name, tel: phone, addr_id: id, addr: prov + city + area + addr };
}
