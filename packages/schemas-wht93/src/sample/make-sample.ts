import { programmeOf } from './programme.ts';
import { seededRandom } from './seeded-random.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { Sample, SampleKind, SampleProgramme, SampleReportKind, SampleSession, Tier } from './sample-types.ts';

type Row = Readonly<Record<string, unknown>>;

/** What a sample is made from. */
export interface SampleOptions {
  readonly kind: SampleKind;
  /** How many orders; refunds and checks follow from them. */
  readonly orders: number;
  /** The same seed gives the same sample. */
  readonly seed: string;
}

const MINUTE_MS = 60_000;
const REFUNDED_SHARE = 0.04;
const CHECKED_SHARE = 0.85;
/** Of 200 orders one is a group's, larger than one report may be. */
const GROUP_SHARE = 0.005;
const UNSOLD_SHARE = 0.2;
const REASONS = ['行程有变', '重复购买', '演出时间不便'] as const;

interface SoldTicket {
  readonly session: SampleSession;
  readonly tier: Tier;
  readonly ticketId: string;
  readonly ticketOrderId: string;
  isRefunded: boolean;
}

/**
 * A season or an on-sale as reports: typed values (money in fen, times as `Date`), ids of the seller's own, every order within
 * the batch limits left to the caller. The same for the same seed. Holds no person: the standard asks for none.
 */
export function makeSample({ kind, orders, seed }: SampleOptions): Sample {
  const programme = programmeOf(kind);
  const box = new BoxOffice(programme, seededRandom(`${kind}:${seed}`));
  for (let number = 1; number <= orders; number += 1) box.sell(number, orders);
  return new Map<SampleReportKind, readonly Row[]>([
    ['hall', programme.halls],
    ['performance', programme.performances.map((performance) => performanceRow(performance, programme))],
    ['sessionUpdate', [movedSession(programme.sessions.at(-1) ?? programme.sessions[0])]],
    ['inventory', box.inventory().map((row) => ({ priceList: [row] }))],
    ['ticket', box.tickets()],
    ['order', box.orders],
    ['refund', box.refunds],
    ['check', box.checks().map((row) => ({ ticketList: [row] }))],
  ]);
}

class BoxOffice {
  readonly orders: Row[] = [];
  readonly refunds: Row[] = [];
  readonly #programme: SampleProgramme;
  readonly #random: SeededRandom;
  readonly #sold = new Map<string, SoldTicket[]>();

  constructor(programme: SampleProgramme, random: SeededRandom) {
    this.#programme = programme;
    this.#random = random;
  }

  sell(number: number, of: number): void {
    const { sessions, onSaleAt, sellingMs } = this.#programme;
    const random = this.#random;
    const session = random.pick(sessions);
    const tier = random.pick(session.tiers);
    const orderId = `O-${number.toString().padStart(6, '0')}`;
    const size = random.next() < GROUP_SHARE ? random.integer(21, 45) : random.integer(1, 4);
    const tickets = Array.from({ length: size }, (_, index) =>
      this.#ticket(session, tier, `${orderId}-${(index + 1).toString()}`),
    );
    // early ones come thick and fast
    const at = onSaleAt + Math.floor(sellingMs * ((number - 1) / of) ** 2);
    this.orders.push(orderRow({ orderId, at, tickets, isOwn: random.next() < 0.7 }));
    if (random.next() < REFUNDED_SHARE) this.#refund({ orderId, at, tickets });
  }

  inventory(): Row[] {
    return this.#tiers().map(({ session, tier, sold, unsold }) => ({
      ...{ performanceId: session.performanceId, sessionId: session.sessionId, ...tier },
      ...{ availableInventory: unsold, unavailableInventory: sold.length },
    }));
  }

  tickets(): Row[] {
    return this.#tiers().map(({ session, tier, sold, unsold }) => {
      const ids = [
        ...sold.map(({ ticketId }) => ticketId),
        ...Array.from({ length: unsold }, (_, index) => ticketIdOf(session, tier, sold.length + index + 1)),
      ];
      return {
        ...{ performanceId: session.performanceId, sessionId: session.sessionId, priceId: tier.priceId },
        ticketList: ids.map((ticketId, index) => ({
          ...{
            ticketId,
            availableSale: index < sold.length ? 2 : 1,
            floorName: '1 层',
            areaName: `${tier.priceId.slice(2)} 区`,
          },
          ...{
            rowName: `${(Math.floor(index / 40) + 1).toString()} 排`,
            seatNo: `${((index % 40) + 1).toString()} 号`,
          },
        })),
      };
    });
  }

  checks(): Row[] {
    const random = this.#random;
    const came = [...this.#sold.values()]
      .flat()
      .filter(({ isRefunded }) => !isRefunded && random.next() < CHECKED_SHARE);
    const checks = came.map(({ session, tier, ticketId }) => ({
      at: session.startsAt - random.integer(0, 45 * 60) * 1_000,
      row: {
        ticketId,
        sessionId: session.sessionId,
        priceId: tier.priceId,
        checkingType: random.integer(1, 3),
        authType: 1,
      },
    }));
    checks.sort((one, other) => one.at - other.at);
    return checks.map(({ at, row }) => ({ ...row, checkingTime: new Date(at) }));
  }

  #ticket(session: SampleSession, tier: Tier, ticketOrderId: string): SoldTicket {
    const key = tierKey(session, tier);
    const sold = this.#sold.get(key) ?? [];
    this.#sold.set(key, sold);
    const ticket = {
      session,
      tier,
      ticketId: ticketIdOf(session, tier, sold.length + 1),
      ticketOrderId,
      isRefunded: false,
    };
    sold.push(ticket);
    return ticket;
  }

  #refund({
    orderId,
    at,
    tickets,
  }: {
    readonly orderId: string;
    readonly at: number;
    readonly tickets: SoldTicket[];
  }): void {
    const returned = tickets.slice(0, this.#random.integer(1, Math.min(tickets.length, 20)));
    for (const ticket of returned) ticket.isRefunded = true;
    this.refunds.push({
      ...{ refundOrderId: `R-${(this.refunds.length + 1).toString().padStart(5, '0')}`, orderId },
      ...{
        reason: this.#random.pick(REASONS),
        refundOrderTime: new Date(at + this.#random.integer(5, 600) * MINUTE_MS),
      },
      ticketOrderList: returned.map(({ session, tier, ticketId, ticketOrderId }) => ({
        ...{ ticketOrderId, sessionId: session.sessionId, ticketId, refundAmount: tier.ticketPrice },
      })),
    });
  }

  /** Every tier of every session, with what is sold of it and how many tickets are left. */
  #tiers() {
    return this.#programme.sessions.flatMap((session) =>
      session.tiers.map((tier) => {
        const sold = this.#sold.get(tierKey(session, tier)) ?? [];
        return { session, tier, sold, unsold: 5 + Math.floor(sold.length * UNSOLD_SHARE) };
      }),
    );
  }
}

function orderRow(order: {
  readonly orderId: string;
  readonly at: number;
  readonly tickets: readonly SoldTicket[];
  readonly isOwn: boolean;
}): Row {
  const { orderId, at, tickets, isOwn } = order;
  return {
    ...{ orderId, orderTime: new Date(at), channelType: isOwn ? 1 : 2, channelName: isOwn ? '自营' : '示例票务' },
    ...{ ticketNum: tickets.length, totalAmount: tickets.reduce((sum, { tier }) => sum + tier.ticketPrice, 0) },
    ...{ ticketType: 1, ticketMode: 2, authMode: 3 },
    ticketOrderList: tickets.map(({ session, tier, ticketId, ticketOrderId }) => ({
      ...{ ticketOrderId, performanceId: session.performanceId, sessionId: session.sessionId, priceId: tier.priceId },
      ...{ ticketPrice: tier.ticketPrice, ticketId, ticketOrderAmount: tier.ticketPrice },
    })),
  };
}

function performanceRow(performance: SampleProgramme['performances'][number], { sessions }: SampleProgramme): Row {
  const own = sessions.filter(({ performanceId }) => performanceId === performance.performanceId);
  return { ...performance, sessionList: own.map((session) => ({ ...sessionRow(session), tag: 0 })) };
}

function sessionRow({ sessionId, sessionName, hallId, startsAt, endsAt }: SampleSession): Row {
  return {
    ...{ sessionId, sessionName, hallId, hasSeat: 1, seatingChart: `https://tickets.example/seats/${hallId}` },
    ...{ sessionStartTime: new Date(startsAt), sessionEndTime: new Date(endsAt) },
  };
}

/** The last session begins half an hour later. */
function movedSession(session: SampleSession): Row {
  const { startsAt, endsAt, performanceId } = session;
  const moved = { ...session, startsAt: startsAt + 30 * MINUTE_MS, endsAt: endsAt + 30 * MINUTE_MS };
  return { performanceId, ...sessionRow(moved), sessionStatus: 1, tag: 0 };
}

function tierKey(session: SampleSession, tier: Tier): string {
  return `${session.sessionId} ${tier.priceId}`;
}

function ticketIdOf({ sessionId }: SampleSession, { priceId }: Tier, number: number): string {
  return `K-${sessionId.slice(2)}-${priceId.slice(2)}-${number.toString().padStart(4, '0')}`;
}
