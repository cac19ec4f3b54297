import { refuse } from '../../answers/refusal.ts';
import type { Contact } from '../../orders/order.ts';
import type { Project } from '../../catalogue/project.ts';
import type { Buyer } from '../../people/user.ts';
import { readAddressId, readBuyerIds, readContact } from '../../reading/read-people.ts';
import { isTelephone } from '../../reading/telephone.ts';
import type { UserCall } from '../../world.ts';

/** Buyers: one with id_bind 1, one per ticket with 2 (bilibili-show §8.4). */
export function checkBuyers({ parameters, user }: UserCall, { idBind }: Project, count: number): readonly Buyer[] {
  if (idBind === 0) return [];
  const wanted = idBind === 1 ? 1 : count;
  const ids = readBuyerIds(parameters);
  if (ids === 'unreadable') throw refuse(209002);
  const buyers = user.buyers.filter(({ id }) => ids?.includes(id));
  if (ids?.length !== wanted || buyers.length !== wanted) throw refuse(209001, { msg: `请选择${wanted}位购买人` });
  return buyers;
}

/** Contact name and telephone, of the request or saved before (bilibili-show §5.2, §14). */
export function checkContact({ parameters, user }: UserCall, { needContact }: Project): Contact | null {
  const sent = readContact(parameters);
  const missing = sent.name === '' && sent.tel === '';
  const contact = missing && user.contact !== null ? { name: user.contact.username, tel: user.contact.tel } : sent;
  const complete = contact.name !== '' && isTelephone(contact.tel);
  if (needContact && !complete) throw refuse(209001, { msg: '请填写联系人姓名及手机号' });
  return complete ? contact : null;
}

/** One of the account's addresses, matched by `addr_id` alone (bilibili-show §5.3, §14). */
export function checkDelivery({ parameters, user }: UserCall, { paper }: Project): number | null {
  if (!paper) return null;
  const id = readAddressId(parameters);
  if (!user.addresses.some((address) => address.id === id)) throw refuse(214);
  return id ?? null;
}
