import type { Screen } from '../models/screen.ts';
import type { Ticket } from '../models/ticket.ts';
import { reason, type Reason } from './reason.ts';

/** A choice by its place in the answer, which links need; or why there is none. */
export type Picked<Item> = { readonly index: number; readonly item: Item } | { readonly refusal: Reason };

/** The screen with this id; without an id the only one. */
export function pickScreen(screens: readonly Screen[], screenId: string | undefined): Picked<Screen> {
  return pick(screens, screenId, {
    none: reason('ScreenNotFound', `${screens.length.toString()} screens are offered, not this one`, 'notFound'),
    several: reason(
      'ScreenNotChosen',
      `expected screenId: ${screens.length.toString()} screens are offered`,
      'invalid',
    ),
  });
}

/** The ticket class with this sku id; without an id the only one. */
export function pickTicket({ ticket_list: tickets }: Screen, skuId: string | undefined): Picked<Ticket> {
  return pick(tickets, skuId, {
    none: reason('TicketNotFound', `${tickets.length.toString()} ticket classes are offered, not this one`, 'notFound'),
    several: reason(
      'TicketNotChosen',
      `expected skuId: ${tickets.length.toString()} ticket classes are offered`,
      'invalid',
    ),
  });
}

function pick<Item extends { readonly id: string }>(
  items: readonly Item[],
  id: string | undefined,
  refusals: { readonly none: Reason; readonly several: Reason },
): Picked<Item> {
  const index = id === undefined ? 0 : items.findIndex((item) => item.id === id);
  const item = items[index];
  if (item === undefined) return { refusal: refusals.none };
  return id === undefined && items.length > 1 ? { refusal: refusals.several } : { index, item };
}
