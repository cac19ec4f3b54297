import { refuse } from '../answers/refusal.ts';
import type { BuyerDraft } from '../people/people-book.ts';
import type { Buyer } from '../people/user.ts';
import type { Parameters } from '../reading/parameters.ts';
import { isTelephone } from '../reading/telephone.ts';
import { buyerView } from '../views/buyer-view.ts';
import type { UserCall } from '../world.ts';

const MOST_BUYERS = 30;

/** buyer/list; every query that was seen is taken, `nomask=1` shows telephones (bilibili-show §5.1). */
export function listBuyers({ world, user, parameters }: UserCall): unknown {
  const unmasked = parameters.integer('nomask') === 1;
  const options = { forms: world.forms, unmasked, place: 'buyer/list' } as const;
  return {
    list: user.buyers.map((buyer) => buyerView(buyer, user, options)),
    max_limit: MOST_BUYERS,
    isDynamic: false,
  };
}

/** addr/list (bilibili-show §5.3). */
export function listAddresses({ user }: UserCall): unknown {
  return { addr_list: user.addresses };
}

/** buyer/create: the id number is masked before it is kept (bilibili-show §5.2). */
export function createBuyer({ world, user, parameters }: UserCall): unknown {
  const { people } = world;
  if (user.buyers.length >= MOST_BUYERS) throw refuse(1, { msg: '购买人数量已达上限' });
  const buyer = people.saveBuyer(user, readDraft(parameters));
  return { id: buyer?.id };
}

/** buyer/update: members that are not sent stay. */
export function updateBuyer({ world, user, parameters }: UserCall): unknown {
  const known = ownBuyer({ user, parameters });
  world.people.saveBuyer(user, readDraft(parameters, known), known.id);
  return {};
}

/** buyer/delete. */
export function deleteBuyer({ world, user, parameters }: UserCall): unknown {
  world.people.removeBuyer(user, ownBuyer({ user, parameters }).id);
  return {};
}

/** buyer/saveContactInfo: the account's own contact, which clears the reason of a 209001 (bilibili-show §5.2). */
export function saveContact({ user, parameters }: UserCall): unknown {
  const [username, tel] = [parameters.text('username'), parameters.text('tel')];
  if (username === undefined || tel === undefined || !isTelephone(tel)) throw refuse(1);
  user.contact = { username, tel };
  return {};
}

function ownBuyer({ user, parameters }: Pick<UserCall, 'user' | 'parameters'>): Buyer {
  const id = parameters.integer('id');
  const buyer = user.buyers.find((own) => own.id === id);
  if (buyer === undefined) throw refuse(1);
  return buyer;
}

function readDraft(parameters: Parameters, known?: Buyer): BuyerDraft {
  const name = parameters.text('name') ?? known?.name;
  const tel = parameters.text('tel') ?? known?.tel;
  const personalId = parameters.text('personal_id');
  const maskedPersonalId = personalId === undefined ? known?.maskedPersonalId : maskPersonalId(personalId);
  const idType = parameters.integer('id_type') ?? known?.idType ?? 0;
  const isDefault = (parameters.integer('is_default') ?? Number(known?.isDefault ?? false)) === 1;
  const complete = name !== undefined && tel !== undefined && isTelephone(tel) && maskedPersonalId !== undefined;
  if (!complete || idType < 0 || idType > 3) throw refuse(1);
  return { name, tel, maskedPersonalId, idType, isDefault };
}

function maskPersonalId(personalId: string): string {
  const hidden = Math.max(0, personalId.length - 8);
  return hidden === 0 ? '********' : personalId.slice(0, 4) + '*'.repeat(hidden) + personalId.slice(-4);
}
