import type {
  InventoryReport,
  OrderReport,
  PerformanceSessionReport,
  ReportInputOf,
  ReportKind,
} from '@boxwire/report-client';
import { diceOf } from './dice.ts';
import type { Dice } from './dice.ts';
import type { EntryOf, PlanEntry } from './plan-entry.ts';

/** How much a plan holds. */
export interface PlanSize {
  readonly performances: number;
  readonly sessions: number;
  /** Orders of each performance. */
  readonly orders: number;
}

type Line = OrderReport['ticketOrderList'][number];

const PRICES = [
  { priceId: 'A', ticketPrice: 38_000 },
  { priceId: 'B', ticketPrice: 18_050 },
] as const;
const DAY_MS = 86_400_000;
const SALES_BEGIN = Date.parse('2026-04-01T10:00:00+08:00');
const FIRST_EVENING = Date.parse('2026-05-01T19:30:00+08:00');

/**
 * Every report of a round, in the order in which its caller hands them over: halls, then the performances' stories mixed
 * with each other. The same seed makes the same plan, in the parent and in every child.
 */
export function reportPlan(seed: number, size: PlanSize): readonly PlanEntry[] {
  const dice = diceOf(seed, 1);
  const stories = Array.from({ length: size.performances }, (_, index) => new Story(index + 1, size, dice).tell());
  return [hall(1), hall(2), ...interleave(stories, dice)];
}

function hall(number: number): PlanEntry {
  return entry('hall', {
    ...{ hallId: `H-${number}`, venueName: `崩溃测试剧院 ${number}`, venueAddress: `东城区示例路 ${number} 号` },
    ...{ provinceId: 110000, cityId: 110100, districtId: 110101, hallName: '大剧场', hasSeat: 0 as const },
    seatingCapacity: 1200,
  });
}

/** One performance from its code to its cancellations. */
class Story {
  readonly #id: number;
  readonly #size: PlanSize;
  readonly #dice: Dice;
  readonly #entries: PlanEntry[] = [];
  readonly #sessions: readonly string[];
  /** Sold, and neither refunded nor checked yet. */
  #sold: { readonly orderId: string; readonly line: Line }[] = [];
  #versions = 0;

  constructor(id: number, size: PlanSize, dice: Dice) {
    this.#id = id;
    this.#size = size;
    this.#dice = dice;
    this.#sessions = Array.from({ length: size.sessions }, (_, index) => `S-${id}-${index + 1}`);
  }

  tell(): readonly PlanEntry[] {
    const dice = this.#dice;
    this.#add('performance', {
      ...{ performanceId: this.#performanceId, performanceName: `示例音乐会 ${this.#id}`, typeId: 1001 },
      sessionList: this.#sessions.map((sessionId) => this.#session(sessionId)),
    });
    for (const sessionId of this.#sessions) {
      this.#inventory(sessionId);
      this.#tickets(sessionId);
    }
    for (let order = 1; order <= this.#size.orders; order++) {
      this.#order(`O-${this.#id}-${order}`);
      if (dice.chance(0.3)) this.#refund(order);
      if (dice.chance(0.4)) this.#check();
      if (dice.chance(0.4)) this.#inventory(dice.pick(this.#sessions));
      if (dice.chance(0.1)) this.#update();
    }
    for (const sessionId of this.#sessions) if (dice.chance(0.4)) this.#cancel(sessionId);
    return this.#entries;
  }

  get #performanceId(): string {
    return `P-${this.#id}`;
  }

  #session(sessionId: string, name = `场次 ${sessionId}`): PerformanceSessionReport {
    const starts = FIRST_EVENING + this.#sessions.indexOf(sessionId) * DAY_MS + this.#id * 7 * DAY_MS;
    return {
      ...{ sessionId, sessionName: name, hallId: `H-${1 + (this.#id % 2)}`, hasSeat: 0 as const, tag: 0 as const },
      ...{ sessionStartTime: new Date(starts), sessionEndTime: new Date(starts + 7_200_000) },
    };
  }

  #inventory(sessionId: string): void {
    const prices = this.#dice.chance(0.5) ? PRICES : [this.#dice.pick(PRICES)];
    const priceList: InventoryReport['priceList'] = prices.map(({ priceId, ticketPrice }) => ({
      ...{ performanceId: this.#performanceId, sessionId, priceId, priceName: `${priceId} 档`, ticketPrice },
      ...{ availableInventory: this.#dice.integer(0, 900), unavailableInventory: this.#dice.integer(0, 90) },
    }));
    this.#add('inventory', { priceList }, { onceOnly: this.#dice.chance(0.5) });
  }

  #tickets(sessionId: string): void {
    for (const { priceId } of PRICES) {
      const ids = Array.from({ length: this.#dice.integer(1, 30) }, (_, i) => `U-${sessionId}-${priceId}-${i + 1}`);
      const ticketList = ids.map((ticketId) => ({ ticketId, availableSale: 1 as const }));
      this.#add('ticket', { performanceId: this.#performanceId, sessionId, priceId, ticketList });
    }
  }

  /** Mostly small; one in twelve so large that it goes out in parts; some of several sessions. */
  #order(orderId: string): void {
    const dice = this.#dice;
    const count = dice.chance(1 / 12) ? dice.integer(21, 45) : dice.integer(1, 4);
    const single = dice.chance(0.6) ? dice.pick(this.#sessions) : undefined;
    const lines = Array.from({ length: count }, (_, index): Line => {
      const { priceId, ticketPrice } = dice.pick(PRICES);
      return {
        ...{ ticketOrderId: `${orderId}-${index + 1}`, performanceId: this.#performanceId, priceId, ticketPrice },
        ...{ sessionId: single ?? dice.pick(this.#sessions), ticketId: `T-${orderId}-${index + 1}` },
        ticketOrderAmount: ticketPrice - dice.integer(0, 5) * 100,
      };
    });
    const totalAmount = lines.reduce((sum, { ticketOrderAmount }) => sum + ticketOrderAmount, 0);
    this.#sold.push(...lines.map((line) => ({ orderId, line })));
    this.#add('order', {
      ...{ orderId, orderTime: this.#now(), channelType: 1, channelName: '自营', ticketNum: count, totalAmount },
      ...{ ticketType: 1, ticketMode: 2, authMode: 3, ticketOrderList: lines },
    });
  }

  /** One line, in full or in part. What is refunded is not checked later. */
  #refund(number: number): void {
    const sale = this.#takeSold();
    if (sale === undefined) return;
    const { orderId, line } = sale;
    const { ticketOrderId, sessionId, ticketId, ticketOrderAmount } = line;
    const refundAmount = this.#dice.chance(0.7) ? ticketOrderAmount : this.#dice.integer(1, ticketOrderAmount);
    const ticketOrderList = [{ ticketOrderId, sessionId, ticketId, refundAmount }];
    const refundOrderId = `R-${this.#id}-${number}`;
    this.#add(
      'refund',
      { refundOrderId, orderId, reason: '观众退票', refundOrderTime: this.#now(), ticketOrderList },
      { onceOnly: this.#dice.chance(0.5) },
    );
  }

  #check(): void {
    const sales = Array.from({ length: this.#dice.integer(1, 6) }, () => this.#takeSold());
    const ticketList = sales.flatMap((sale) => {
      if (sale === undefined) return [];
      const { ticketId, sessionId, priceId } = sale.line;
      return [
        { ticketId, sessionId, priceId, checkingTime: this.#now(), checkingType: 1 as const, authType: 2 as const },
      ];
    });
    if (ticketList.length > 0) this.#add('check', { ticketList }, { onceOnly: this.#dice.chance(0.5) });
  }

  #update(): void {
    const version = (this.#versions += 1);
    if (this.#dice.chance(0.5)) {
      const performanceName = `示例音乐会 ${this.#id} 第 ${version} 版`;
      this.#add('performanceUpdate', { performanceId: this.#performanceId, performanceName }, { alone: true });
      return;
    }
    const session = this.#session(this.#dice.pick(this.#sessions), `第 ${version} 版`);
    this.#add('sessionUpdate', { ...session, performanceId: this.#performanceId, sessionStatus: 1 }, { alone: true });
  }

  #cancel(sessionId: string): void {
    const session = this.#session(sessionId, '已取消');
    this.#add('sessionUpdate', { ...session, performanceId: this.#performanceId, sessionStatus: 2 }, { alone: true });
  }

  #takeSold(): { readonly orderId: string; readonly line: Line } | undefined {
    const index = this.#dice.integer(0, this.#sold.length - 1);
    return this.#sold.splice(index, 1)[0];
  }

  #now(): Date {
    return new Date(SALES_BEGIN + this.#entries.length * 60_000);
  }

  #add<Kind extends ReportKind>(
    kind: Kind,
    input: ReportInputOf[Kind],
    how: Partial<Pick<EntryOf<Kind>, 'alone' | 'onceOnly'>> = {},
  ): void {
    this.#entries.push(entry(kind, input, how));
  }
}

function entry<Kind extends ReportKind>(
  kind: Kind,
  input: ReportInputOf[Kind],
  how: Partial<Pick<EntryOf<Kind>, 'alone' | 'onceOnly'>> = {},
): PlanEntry {
  return { kind, input, alone: false, onceOnly: false, ...how } as PlanEntry;
}

/** Mixes the stories; each keeps its own order. */
function interleave(stories: readonly (readonly PlanEntry[])[], dice: Dice): readonly PlanEntry[] {
  const queues = stories.map((story) => [...story]);
  const mixed: PlanEntry[] = [];
  while (queues.some(({ length }) => length > 0)) {
    const next = dice.pick(queues.filter(({ length }) => length > 0)).shift();
    if (next !== undefined) mixed.push(next);
  }
  return mixed;
}
