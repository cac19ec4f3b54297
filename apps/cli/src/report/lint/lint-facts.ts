import type { ReportKind } from '@boxwire/report-client';
import type { LintContext, OrderFacts, RefundFacts, SessionFacts } from '@boxwire/schemas-wht93';

type Report = Readonly<Record<string, unknown>>;
type OrderLine = OrderFacts['ticketOrderList'][number];
type Sale = NonNullable<ReturnType<NonNullable<LintContext['sale']>>>;

/** What the files linted so far say about each other. Sessions go by their own ids, as codes are issued later. */
export class LintFacts {
  readonly #sessions = new Map<string, SessionFacts>();
  readonly #orders = new Map<string, OrderFacts>();
  readonly #sales = new Map<string, Sale>();
  readonly #refunds = new Map<string, RefundFacts[]>();
  readonly #performed = new Set<string>();
  readonly #seen = new Set<ReportKind>();
  readonly #isSeveral: boolean;

  /** `kinds` of the files that are linted together. */
  constructor(kinds: readonly (ReportKind | 'mixed')[]) {
    this.#isSeveral = kinds.length > 1;
    if (kinds.includes('performance')) this.#seen.add('performance');
  }

  /** False where performances are given and none of them has this session. */
  isPerformed(sessionId: string): boolean {
    return !this.#seen.has('performance') || this.#performed.has(sessionId);
  }

  /** Whether refunds and checks are linted together with other files, and none of those has orders. */
  lacksOrders(): boolean {
    return this.#isSeveral && !this.#seen.has('order');
  }

  /** Only of what was seen: without its orders, a file of refunds cannot be compared with them. */
  context(): LintContext {
    return {
      ...(this.#seen.has('performance') && { session: (id: string) => this.#sessions.get(id) }),
      ...(this.#seen.has('order') && {
        order: (id: string) => this.#orders.get(id),
        sale: (id: string) => this.#sales.get(id),
        refunds: (id: string) => this.#refunds.get(id) ?? [],
      }),
    };
  }

  note(kind: ReportKind, subject: Report): void {
    this.#seen.add(kind);
    if (kind === 'performance') for (const session of list(subject.sessionList)) this.#notePerformed(session);
    else if (kind === 'sessionUpdate') this.#noteSession(subject);
    else if (kind === 'order') this.#noteOrder(subject);
    else if (kind === 'refund') this.#noteRefund(subject);
  }

  #notePerformed(session: Report): void {
    if (typeof session.sessionId === 'string') this.#performed.add(session.sessionId);
    this.#noteSession(session);
  }

  #noteSession({ sessionId, hasSeat, sessionStatus }: Report): void {
    if (typeof sessionId !== 'string') return;
    this.#sessions.set(sessionId, {
      sessionId,
      ...(typeof hasSeat === 'number' && { hasSeat }),
      ...(typeof sessionStatus === 'number' && { sessionStatus }),
    });
  }

  #noteOrder({ orderId, orderTime, ticketOrderList }: Report): void {
    const lines = list(ticketOrderList) as readonly OrderLine[];
    if (typeof orderId !== 'string') return;
    const earlier = this.#orders.get(orderId)?.ticketOrderList ?? [];
    this.#orders.set(orderId, {
      ...(orderTime instanceof Date && { orderTime }),
      ticketOrderList: earlier.length === 0 ? lines : [...earlier, ...lines],
    });
    for (const line of lines) this.#sales.set(line.ticketId, { orderId, line });
  }

  #noteRefund(refund: Report): void {
    const { orderId } = refund;
    if (typeof orderId !== 'string') return;
    this.#refunds.set(orderId, [...(this.#refunds.get(orderId) ?? []), refund as unknown as RefundFacts]);
  }
}

function list(value: unknown): readonly Report[] {
  return Array.isArray(value) ? (value as readonly Report[]) : [];
}
