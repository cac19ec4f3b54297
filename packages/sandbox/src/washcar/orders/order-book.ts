import type { OrderStatus } from '@boxwire/schemas-washcar';
import { SandboxError } from '../../core/errors.ts';
import type { PlatformContext } from '../../core/platform.ts';
import type { Random } from '../../core/random.ts';
import { businessRefusal, fieldRefusal } from '../answers/refusal.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { StockedGoods, StockedItem } from '../catalogue/goods-seed.ts';
import type { StockedShop } from '../catalogue/shops-seed.ts';
import type { ChannelRegistry } from '../channels/channel-registry.ts';
import type { ChannelState } from '../channels/channel-state.ts';
import { mayBecome } from './order-machine.ts';
import type { OrderState } from './order.ts';

/** Options of `OrderBook`. */
export interface OrderBookOptions {
  /** From order to codes on the sandbox clock; 0 at once; `null` only when the holder says so. */
  readonly issueAfterMs: number | null;
  /** How long a code can be used. */
  readonly codeValidMs: number;
}

/** What an order is made from; checked already. */
export interface OrderRequest {
  readonly channel: ChannelState;
  readonly channelOrderNo: string;
  readonly mobile: string;
  readonly goods: StockedGoods;
  readonly item: StockedItem;
  readonly cityCode: string;
}

/** What orders need of the rest. */
export interface OrderBookParts {
  readonly context: Pick<PlatformContext, 'clock' | 'emit' | 'mint'>;
  readonly catalogue: Catalogue;
  readonly channels: ChannelRegistry;
  readonly random: Random;
  readonly options: OrderBookOptions;
  readonly onChange: (order: OrderState) => void;
}

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** Orders, their codes, and every way they change (washcar §5.4). All changes are synchronous: none is half done. */
export class OrderBook {
  readonly #parts: OrderBookParts;
  readonly #byNo = new Map<string, OrderState>();
  readonly #byChannelNo = new Map<string, OrderState>();
  readonly #byCode = new Map<string, OrderState>();

  constructor(parts: OrderBookParts) {
    this.#parts = parts;
  }

  list(): OrderState[] {
    return [...this.#byNo.values()];
  }

  /** An order of this channel, by either number. */
  find(
    appId: string,
    ref: { readonly orderNo?: string | undefined; readonly channelOrderNo?: string | undefined },
  ): OrderState | undefined {
    const order =
      ref.orderNo === undefined
        ? this.#byChannelNo.get(channelKey(appId, ref.channelOrderNo ?? ''))
        : this.#byNo.get(ref.orderNo);
    const contradicts = ref.channelOrderNo !== undefined && order?.channelOrderNo !== ref.channelOrderNo;
    return order?.appId === appId && !contradicts ? order : undefined;
  }

  /** By order number, whoever's it is. Throws `SandboxError` `SUBJECT_UNKNOWN`. */
  get(orderNo: string): OrderState {
    const order = this.#byNo.get(orderNo);
    if (order !== undefined) return order;
    throw new SandboxError('SUBJECT_UNKNOWN', 'no order of this number: order.create answers the number as orderNo');
  }

  /** Takes stock and money and opens an order, all or nothing. Throws `WashcarRefusal` (washcar §5.5, C26). */
  create(request: OrderRequest): OrderState {
    const { channel, channelOrderNo, item } = request;
    const key = channelKey(channel.appId, channelOrderNo);
    if (this.#byChannelNo.has(key)) throw fieldRefusal('channelOrderNo', '订单号已存在');
    if (item.stock <= 0) throw businessRefusal('商品库存不足,无法创建订单');
    if (channel.balanceFen < item.settlePrice) throw businessRefusal('账户余额不足');
    this.#parts.catalogue.take(item);
    channel.balanceFen -= item.settlePrice;
    const order = this.#open(request);
    this.#byNo.set(order.orderNo, order);
    this.#byChannelNo.set(key, order);
    this.#tell(order, null, 'order.create');
    this.#planIssue(order);
    return order;
  }

  /** Hands out the code. Throws `SandboxError` `ACTION_REFUSED` in a later state. */
  issue(order: OrderState, cause: string): void {
    this.#assertMay(order, 'ISSUED');
    const { clock } = this.#parts.context;
    const expiresAt = clock.now() + this.#parts.options.codeValidMs;
    const code = this.#newCode();
    order.codes.push({ code, expiresAt, status: 'UNUSED' });
    this.#byCode.set(code, order);
    this.#parts.context.mint('order codes', code);
    this.#move(order, 'ISSUED', cause);
    clock.schedule({ at: expiresAt, name: `code of order ${order.orderNo} expires`, run: () => this.#expire(order) });
  }

  /** Books a visit, as the H5 page does. Booking again changes nothing. */
  book(order: OrderState, cause: string): void {
    if (order.status === 'BOOKED') return;
    this.#assertMay(order, 'BOOKED');
    for (const code of order.codes) code.status = 'BOOKED';
    this.#move(order, 'BOOKED', cause);
  }

  /** Uses the code at a shop. */
  verify(order: OrderState, shop: StockedShop, cause: string): void {
    this.#assertMay(order, 'VERIFIED');
    const now = this.#parts.context.clock.now();
    for (const code of order.codes) {
      code.status = 'USED';
      order.uses.push({ code: code.code, shopId: shop.shop.shopId, shopName: shop.shop.shopName, at: now });
    }
    order.completedAt = now;
    this.#move(order, 'VERIFIED', cause);
  }

  /** Cancels before the code is out, refunds after. Throws `WashcarRefusal` on a used or already cancelled order. */
  cancel(order: OrderState, cause: string): void {
    if (order.status === 'VERIFIED') throw businessRefusal('订单已核销,不能取消');
    if (order.status === 'CANCELLED' || order.status === 'REFUNDED') throw businessRefusal('订单已取消,不能重复取消');
    this.#giveBack(order, order.status === 'CREATED' ? 'CANCELLED' : 'REFUNDED', cause);
  }

  #giveBack(order: OrderState, to: 'CANCELLED' | 'REFUNDED', cause: string): void {
    this.#assertMay(order, to);
    for (const code of order.codes) code.status = 'REFUNDED';
    this.#parts.catalogue.putBack(order.goodsItemId);
    this.#parts.channels.get(order.appId).balanceFen += order.settlePrice;
    order.completedAt = this.#parts.context.clock.now();
    this.#move(order, to, cause);
  }

  #expire(order: OrderState): void {
    if (order.status === 'ISSUED' || order.status === 'BOOKED') this.#giveBack(order, 'REFUNDED', 'expiry');
  }

  #planIssue(order: OrderState): void {
    const { issueAfterMs } = this.#parts.options;
    if (issueAfterMs === null) return;
    if (issueAfterMs === 0) {
      this.issue(order, 'issue');
      return;
    }
    const run = (): void => {
      if (order.status === 'CREATED') this.issue(order, 'issue');
    };
    const at = this.#parts.context.clock.now() + issueAfterMs;
    this.#parts.context.clock.schedule({ at, name: `codes of order ${order.orderNo}`, run });
  }

  #open({ channel, channelOrderNo, mobile, goods, item, cityCode }: OrderRequest): OrderState {
    const { originPrice, salePrice, settlePrice, goodsItemId } = item;
    return {
      orderNo: this.#newOrderNo(),
      appId: channel.appId,
      channelOrderNo,
      mobile,
      goodsId: goods.goodsId,
      goodsItemId,
      cityCode,
      orderTitle: goods.goodsName,
      orderSubTitle: item.goodsItemName,
      orderDesc: goods.goodsDesc,
      originPrice,
      salePrice,
      settlePrice,
      status: 'CREATED',
      createdAt: this.#parts.context.clock.now(),
      completedAt: null,
      codes: [],
      uses: [],
    };
  }

  // 14 digits of time in Shanghai and 6 drawn, 20 in all as in the sister services
  #newOrderNo(): string {
    const local = new Date(this.#parts.context.clock.now() + SHANGHAI_OFFSET_MS).toISOString();
    const time = local.replace(/\D/g, '').slice(0, 14);
    for (;;) {
      const orderNo = time + this.#parts.random.text(6, '0123456789');
      if (!this.#byNo.has(orderNo)) return orderNo;
    }
  }

  #newCode(): string {
    for (;;) {
      const code = this.#parts.random.digits(12);
      if (!this.#byCode.has(code)) return code;
    }
  }

  #assertMay(order: OrderState, to: OrderStatus): void {
    if (mayBecome(order.status, to)) return;
    throw new SandboxError('ACTION_REFUSED', `an order that is ${order.status} cannot become ${to}`);
  }

  #move(order: OrderState, to: OrderStatus, cause: string): void {
    const from = order.status;
    order.status = to;
    this.#tell(order, from, cause);
  }

  #tell(order: OrderState, from: OrderStatus | null, cause: string): void {
    this.#parts.context.emit({ type: 'state', subject: 'order', ref: order.orderNo, from, to: order.status, cause });
    this.#parts.onChange(order);
  }
}

function channelKey(appId: string, channelOrderNo: string): string {
  return `${appId} ${channelOrderNo}`;
}
