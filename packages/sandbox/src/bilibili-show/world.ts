import type { PlatformContext } from '../core/platform.ts';
import type { SandboxRequest } from '../core/http/sandbox-request.ts';
import type { AnswerForms } from './answers/answer-forms.ts';
import type { EnvelopeSwitch } from './answers/envelope-switch.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { StockHints } from './catalogue/stock-hints.ts';
import type { Challenges } from './gate/challenges.ts';
import type { OrderBook } from './orders/order-book.ts';
import type { PreparedBook } from './orders/prepared-book.ts';
import type { PeopleBook } from './people/people-book.ts';
import type { User } from './people/user.ts';
import type { Parameters } from './reading/parameters.ts';

/** The running state of one bilibili-show sandbox. */
export interface World {
  readonly context: PlatformContext;
  readonly people: PeopleBook;
  readonly catalogue: Catalogue;
  readonly hints: StockHints;
  readonly prepared: PreparedBook;
  readonly orders: OrderBook;
  readonly challenges: Challenges;
  readonly envelopes: EnvelopeSwitch;
  readonly forms: AnswerForms;
  readonly settings: Settings;
}

/** Options with their defaults. */
export interface Settings {
  readonly prepareBeforeSale: 'refuse' | 'allow';
  readonly mallChecksReferer: boolean;
  readonly payWindowMs: number;
}

/** A request that passed the gate. */
export interface Call {
  readonly world: World;
  readonly request: SandboxRequest;
  readonly parameters: Parameters;
}

/** A request of somebody who is logged in. */
export interface UserCall extends Call {
  readonly user: User;
}

/** Answers with the `data` of a success, or a `DataText` or `MessagedData`; throws `BilibiliShowRefusal` otherwise. */
export type CallHandler<Kind extends Call> = (call: Kind) => unknown;
