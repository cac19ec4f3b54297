import { platform } from '@boxwire/contract';
import { WHT93_CODES } from './codes.ts';
import { tokenEndpoints, typeEndpoints, venueEndpoints } from './endpoints/base-endpoints.ts';
import type { EndpointSettings } from './endpoints/declare.ts';
import {
  checkingEndpoints,
  inventoryEndpoints,
  orderEndpoints,
  performanceEndpoints,
  sessionEndpoints,
  ticketEndpoints,
} from './endpoints/report-endpoints.ts';
import type { BatchLimits } from './limits.ts';
import { PROFILES, type Profile } from './profile.ts';

function declare<In extends Profile>(settings: EndpointSettings<In>) {
  return platform({
    id: 'wht93',
    title: 'WH/T 93-2021 performance-ticketing data interface, reconstructed',
    origins: ['cis'],
    endpoints: {
      token: tokenEndpoints(settings),
      type: typeEndpoints(settings),
      venue: venueEndpoints(settings),
      performance: performanceEndpoints(settings),
      session: sessionEndpoints(settings),
      inventory: inventoryEndpoints(settings),
      ticket: ticketEndpoints(settings),
      order: orderEndpoints(settings),
      checking: checkingEndpoints(settings),
    },
    codes: WHT93_CODES,
    profiles: PROFILES,
  });
}

/** The WH/T 93 platform in the strict profile: what a client should send. Origin `cis` is the receiver's base address. */
export const wht93 = declare<'strict'>({ profile: 'strict' });

/** What `createWht93` may change. */
export interface Wht93Options<In extends Profile = Profile> {
  /** Default `strict`. `lenient` asks only for what a receiver needs. */
  readonly profile?: In;
  /** Batch limits that differ from the profile's `BATCH_LIMITS`. */
  readonly limits?: Partial<BatchLimits>;
  /** Whether reading a request takes ISO 8601 and epoch milliseconds too (U-02). Default false. */
  readonly anyDateTime?: boolean;
  /** Whether `success: true` beside an unlisted code is a success (U-06). Default true. */
  readonly acceptUnknownSuccessCode?: boolean;
}

const declareLenient = (settings: EndpointSettings<'lenient'>) => declare(settings);

/** A WH/T 93 platform, as declared here or by `createWht93`. */
export type Wht93Platform<In extends Profile = Profile> = In extends 'lenient'
  ? ReturnType<typeof declareLenient>
  : typeof wht93;

/** The WH/T 93 platform for another profile, other limits or another reading. */
export function createWht93<const In extends Profile = 'strict'>(options: Wht93Options<In> = {}): Wht93Platform<In> {
  const { profile, ...rest } = options;
  const declared =
    profile === 'lenient' ? declareLenient({ ...rest, profile }) : declare<'strict'>({ ...rest, profile: 'strict' });
  return declared as Wht93Platform<In>;
}
