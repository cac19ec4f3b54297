import type { OrderBreak } from '../received/order-break.ts';

/** Response codes of a refusal (wht93 §1.2). */
export type RefusalCode = 4000 | 4100 | 4200 | 4300 | 4400 | 5000 | 5100;

/** A no of the collecting system. */
export interface Refusal {
  readonly code: RefusalCode;
  /** Stable name of what was broken, for the operator: `refund.above-sale`. */
  readonly rule: string;
  /** What was expected; never a value that came. */
  readonly detail: string;
  /** JSON pointer into the request. */
  readonly pointer?: string;
  /** Set when the report came before, or after, another it depends on. */
  readonly orderBreak?: OrderBreak;
}

/** Carries a refusal out of a handler. */
export class Wht93Refusal extends Error {
  override readonly name = 'Wht93Refusal';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.detail);
    this.refusal = refusal;
  }
}

/** 4000: a field that breaks its table. */
export function fieldRefusal(pointer: string, detail: string): Wht93Refusal {
  return new Wht93Refusal({ code: 4000, rule: 'field', pointer, detail });
}

/** 4000: values that do not go together. */
export function parameterRefusal(rule: string, pointer: string, detail: string): Wht93Refusal {
  return new Wht93Refusal({ code: 4000, rule, pointer, detail });
}

/** 4300: names something that is not there, or is something else. */
export function businessRefusal(rule: string, pointer: string, detail: string): Wht93Refusal {
  return new Wht93Refusal({ code: 4300, rule, pointer, detail });
}

/** 4400: the thing is in a state that does not allow it. */
export function stateRefusal(rule: string, pointer: string, detail: string): Wht93Refusal {
  return new Wht93Refusal({ code: 4400, rule, pointer, detail });
}
