import type { FailureKind, RetryAdvice } from '@boxwire/contract';

/** What each failure means to a caller (bilibili-show §12). Writes are never advised to retry. */
export const BILIBILI_SHOW_FAILURES = {
  InvalidParameters: { kind: 'invalid', retry: 'no' },
  ProjectNotFound: { kind: 'notFound', retry: 'no' },
  SlowDown: { kind: 'rateLimited', retry: 'wait' },
  LostTheRace: { kind: 'soldOut', retry: 'no' },
  DeliveryMissing: { kind: 'invalid', retry: 'no' },
  OrderLayerFailed: { kind: 'busy', retry: 'no' },
  FlowControl: { kind: 'busy', retry: 'wait' },
  NotLoggedIn: { kind: 'notLoggedIn', retry: 'no' },
  RiskRejected: { kind: 'permission', retry: 'no' },
  ChallengeRequired: { kind: 'challenge', retry: 'no' },
  Overloaded: { kind: 'busy', retry: 'wait' },
  AlreadyBought: { kind: 'conflict', retry: 'no' },
  OutOfStock: { kind: 'soldOut', retry: 'no' },
  // the caller polls at its own pace; a client repeating underneath would double it
  OrderPending: { kind: 'busy', retry: 'no' },
  ProjectNotSellable: { kind: 'refused', retry: 'no' },
  TicketNotSellable: { kind: 'refused', retry: 'no' },
  PriceChanged: { kind: 'expired', retry: 'no' },
  SaleOver: { kind: 'refused', retry: 'no' },
  NotOnSaleYet: { kind: 'refused', retry: 'no' },
  UnpaidOrderExists: { kind: 'conflict', retry: 'no' },
  TokenInvalid: { kind: 'expired', retry: 'no' },
  TokenExpired: { kind: 'expired', retry: 'no' },
  DuplicateOrder: { kind: 'conflict', retry: 'no' },
  TargetNotFound: { kind: 'notFound', retry: 'no' },
  OverLimit: { kind: 'refused', retry: 'no' },
  PeopleMissing: { kind: 'invalid', retry: 'no' },
  BuyersUnreadable: { kind: 'invalid', retry: 'no' },
  Shielded: { kind: 'rateLimited', retry: 'wait' },
  NotCreated: { kind: 'busy', retry: 'no' },
  GatewayBanned: { kind: 'refused', retry: 'no' },
  TooManyRequests: { kind: 'rateLimited', retry: 'wait' },
  GatewayFailed: { kind: 'upstream', retry: 'ifSafe' },
  Refused: { kind: 'refused', retry: 'no' },
} as const satisfies Readonly<Record<string, { readonly kind: FailureKind; readonly retry: RetryAdvice }>>;

/** Stable failure codes of bilibili-show outcomes. */
export type BilibiliShowFailureCode = keyof typeof BILIBILI_SHOW_FAILURES;
