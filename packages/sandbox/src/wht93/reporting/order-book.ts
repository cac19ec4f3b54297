import { Columns } from '../received/columns.ts';

/** Orders: `total` in fen, `lineAmount` the sum of the lines that came. */
export type OrderColumn = 'ticketNum' | 'total' | 'orderTime' | 'lines' | 'lineAmount';

/** Order lines, money in fen. `order`, `session` and `ticket` are row numbers. */
export type LineColumn = 'order' | 'session' | 'ticket' | 'amount' | 'refunded' | 'refunds' | 'hash';

/** Lines of refunds: of which order line, how much, with what content. */
export type RefundLineColumn = 'line' | 'amount' | 'hash';

/** Orders and refunds of one account, compactly: each id once, everything else in columns of numbers. */
export class OrderBook {
  readonly orderIds = new Map<string, number>();
  readonly orders = new Columns<OrderColumn>(['ticketNum', 'total', 'orderTime', 'lines', 'lineAmount']);
  readonly lines = new Columns<LineColumn>(['order', 'session', 'ticket', 'amount', 'refunded', 'refunds', 'hash']);
  readonly refundIds = new Map<string, number>();
  readonly refunds = new Columns<'order'>(['order']);
  readonly refundLines = new Columns<RefundLineColumn>(['line', 'amount', 'hash']);
  readonly #lineIds = new Map<string, number>();
  readonly #refundLineIds = new Map<string, number>();

  line(order: number, ticketOrderId: string): number | undefined {
    return this.#lineIds.get(`${order} ${ticketOrderId}`);
  }

  addLine(ticketOrderId: string, row: Readonly<Record<LineColumn, number>>): number {
    const line = this.lines.add(row);
    this.#lineIds.set(`${row.order} ${ticketOrderId}`, line);
    return line;
  }

  refundLine(refund: number, line: number): number | undefined {
    return this.#refundLineIds.get(`${refund} ${line}`);
  }

  addRefundLine(refund: number, row: Readonly<Record<RefundLineColumn, number>>): number {
    const added = this.refundLines.add(row);
    this.#refundLineIds.set(`${refund} ${row.line}`, added);
    return added;
  }

  /** Whether everything paid for a line was paid back; a line that cost nothing, when it was refunded at all. */
  isRefunded(line: number): boolean {
    const { lines } = this;
    return lines.get(line, 'refunds') > 0 && lines.get(line, 'refunded') === lines.get(line, 'amount');
  }
}
