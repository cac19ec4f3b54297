import type { EndpointSpec } from '@boxwire/contract';
import type { PlatformContext } from '../core/platform.ts';
import type { SandboxRequest } from '../core/http/sandbox-request.ts';
import type { Envelope } from './answers/envelope.ts';
import type { AnswerForms } from './answers/answer-forms.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { ChannelRegistry } from './channels/channel-registry.ts';
import type { ChannelState } from './channels/channel-state.ts';
import type { RateCounter } from './channels/rate-limit.ts';
import type { Fields } from './gate/fields.ts';
import type { BookingLinks } from './orders/booking-links.ts';
import type { OrderBook } from './orders/order-book.ts';

/** The running state of one washcar sandbox. */
export interface World {
  readonly context: PlatformContext;
  readonly catalogue: Catalogue;
  readonly channels: ChannelRegistry;
  readonly orders: OrderBook;
  readonly links: BookingLinks;
  readonly rates: RateCounter;
  readonly envelope: Envelope;
  readonly forms: AnswerForms;
}

/** A verified request of a channel. */
export interface Call {
  readonly world: World;
  readonly endpoint: EndpointSpec;
  readonly request: SandboxRequest;
  readonly channel: ChannelState;
  readonly fields: Fields;
}

/** Answers a call with the JSON of its success, as text or ready bytes; throws `WashcarRefusal` otherwise. */
export type CallHandler = (call: Call) => string | Uint8Array;
