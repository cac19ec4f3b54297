import type { AnswerForms } from './answer-forms.ts';

const MONEY = new Set(['originPrice', 'salePrice', 'settlePrice', 'totalSettleAmount', 'balance']);
const TIMES = new Set(['createTime', 'completeTime', 'expireTime', 'verifyTime']);
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** Rewrites canonical wire data in the chosen forms. Returns the data itself when they are the canonical ones. */
export function reshape(wire: unknown, forms: AnswerForms): unknown {
  if (forms.money === 'text' && forms.time === 'iso' && forms.order === 'canonical') return wire;
  return walk(wire, forms);
}

function walk(wire: unknown, forms: AnswerForms): unknown {
  if (Array.isArray(wire)) return wire.map((item: unknown) => walk(item, forms));
  if (typeof wire !== 'object' || wire === null) return wire;
  const shaped: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(wire)) shaped[name] = member(name, value, forms);
  return forms.order === 'sister' && 'orderStatus' in shaped ? sisterOrder(shaped) : shaped;
}

function member(name: string, value: unknown, forms: AnswerForms): unknown {
  if (typeof value === 'string' && MONEY.has(name)) return forms.money === 'number' ? Number(value) : value;
  if (TIMES.has(name)) return time(value, forms);
  return walk(value, forms);
}

function time(value: unknown, { time: form }: AnswerForms): unknown {
  if (form === 'iso') return value;
  // the sister service writes 0 for "not yet" (washcar §1)
  if (typeof value !== 'string') return form === 'epochMs' ? 0 : value;
  const ms = Date.parse(value);
  if (form === 'epochMs') return ms;
  return new Date(ms + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

function sisterOrder(order: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { orderNo, orderId: _orderId, orderStatus: _orderStatus, ...rest } = order;
  return { outOrderNo: orderNo, ...rest };
}
