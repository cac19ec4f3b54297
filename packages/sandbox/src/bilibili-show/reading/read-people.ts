import { integerOf, textOf, type Parameters } from './parameters.ts';

/**
 * Buyer ids of createV2's `buyer_info`: JSON text of a list, whose items count by `id` alone (bilibili-show §8.1, §14).
 * `undefined` when there is none; `unreadable` for anything that is not such a text, the rule string `"2,1"` included.
 */
export function readBuyerIds(parameters: Parameters): readonly number[] | undefined | 'unreadable' {
  const sent = parameters.body('buyer_info');
  if (sent === undefined || sent === null || sent === '') return undefined;
  const list = typeof sent === 'string' ? parse(sent) : undefined;
  if (!Array.isArray(list)) return 'unreadable';
  const ids = list.map((item: unknown) => integerOf(memberOf(item, 'id')));
  return ids.every((id) => id !== undefined) ? ids : 'unreadable';
}

/** Address id of `deliver_info`, JSON text of an object (bilibili-show §5.3). `undefined` when it names none. */
export function readAddressId(parameters: Parameters): number | undefined {
  const sent = parameters.body('deliver_info');
  return typeof sent === 'string' ? integerOf(memberOf(parse(sent), 'addr_id')) : undefined;
}

/** Contact from `buyer` and `tel`, else from `contactInfo` (bilibili-show §8.1). A part that is missing is empty. */
export function readContact(parameters: Parameters): { readonly name: string; readonly tel: string } {
  const info = contactInfo(parameters.body('contactInfo'));
  const name = textOf(parameters.body('buyer')) ?? textOf(memberOf(info, 'username')) ?? textOf(memberOf(info, 'name'));
  const tel = textOf(parameters.body('tel')) ?? textOf(memberOf(info, 'tel'));
  return { name: name ?? '', tel: tel ?? '' };
}

function contactInfo(sent: unknown): unknown {
  return typeof sent === 'string' ? parse(sent) : sent;
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
