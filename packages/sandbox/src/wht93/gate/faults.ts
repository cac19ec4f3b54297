import { Wht93Refusal } from '../answers/refusal.ts';

/** Faults the wht93 sandbox implements itself. */
export const WHT93_FAULTS = {
  tokenExpires: 'the token of the request ends: code 4200, and again until a new one is fetched; nothing changes',
  systemError: 'code 5000 系统异常; nothing changes, with args.commit the report takes effect all the same',
  unavailable: 'code 5100 系统繁忙; nothing changes',
} as const;

/** 5000 by a fault rule. */
export function systemError(): Wht93Refusal {
  return new Wht93Refusal({ code: 5000, rule: 'fault.systemError', detail: '' });
}

/** 5100 by a fault rule. */
export function unavailable(): Wht93Refusal {
  return new Wht93Refusal({ code: 5100, rule: 'fault.unavailable', detail: '' });
}

/** 4200 for a token that has expired, or is none of this sandbox's. */
export function tokenExpired(): Wht93Refusal {
  return new Wht93Refusal({ code: 4200, rule: 'token.expired', pointer: '/accessToken', detail: '' });
}
