import type { PurchaseKind } from './purchase-kind.ts';

/** What a purchase may have to supply. */
export type RequirementId = 'date' | 'seats' | 'buyers' | 'contact' | 'delivery';

/** One thing to supply: when, where it is read, where it is sent, and what its absence answers (bilibili-show §11). */
export interface Requirement {
  readonly id: RequirementId;
  /** Endpoint ids that give the choice. */
  readonly reads: readonly string[];
  /** Wire fields of prepare that carry it. */
  readonly prepare: readonly string[];
  /** Wire fields of createV2 that carry it. */
  readonly create: readonly string[];
  /** The errno of a request without it. */
  readonly missing: readonly string[];
  readonly source: string;
}

const source = 'bilibili-show §11';

/** Every requirement, in the order the server checks them. */
export const PURCHASE_REQUIREMENTS = {
  date: {
    id: 'date',
    reads: ['project.infoByDate'],
    prepare: ['screen_id', 'sku_id'],
    create: ['screen_id', 'sku_id'],
    missing: ['100080', '100082'],
    source,
  },
  seats: {
    id: 'seats',
    reads: ['place.get', 'area.seat'],
    prepare: ['seats'],
    create: ['seats'],
    missing: ['1'],
    source,
  },
  buyers: {
    id: 'buyers',
    reads: ['buyer.list'],
    prepare: [],
    create: ['buyer_info'],
    missing: ['209001', '209002'],
    source,
  },
  contact: { id: 'contact', reads: [], prepare: [], create: ['buyer', 'tel'], missing: ['209001'], source },
  delivery: { id: 'delivery', reads: ['addr.list'], prepare: [], create: ['deliver_info'], missing: ['214'], source },
} as const satisfies Readonly<Record<RequirementId, Requirement>>;

/** What else decides besides the kind: `need_contact` of project or confirm page, and linked goods. */
export interface RequirementFacts {
  readonly needContact?: boolean;
  readonly linkedGoods?: boolean;
}

/** What a purchase of this kind has to supply, in the order the server checks it (bilibili-show §11). */
export function requirementsOf(kind: PurchaseKind, facts: RequirementFacts = {}): Requirement[] {
  const needed: Readonly<Record<RequirementId, boolean>> = {
    date: kind.dated,
    seats: kind.pickSeat,
    buyers: kind.idBind > 0,
    // linked goods ask for a contact even with real names (bilibili-show §3.7)
    contact: kind.idBind === 0 || facts.needContact === true || facts.linkedGoods === true,
    delivery: kind.paper,
  };
  return Object.values(PURCHASE_REQUIREMENTS).filter(({ id }) => needed[id]);
}

/** How many buyers an order of `count` tickets names: none, one, or one per ticket (bilibili-show §8.4). */
export function buyersNeeded(kind: Pick<PurchaseKind, 'idBind'>, count: number): number {
  return kind.idBind === 2 ? count : kind.idBind;
}
