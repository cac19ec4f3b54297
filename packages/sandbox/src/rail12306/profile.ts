import { RAIL_PROFILES, type RailProfile, type RailProfileName } from '@boxwire/schemas-rail12306';
import type { StationTokens } from './stations/station-script.ts';

/** Which year's forms the sandbox answers in (rail12306 §8). */
export interface ProfileForms extends RailProfile {
  /** Tokens of a station record. */
  readonly stationTokens: StationTokens;
  /** `uKey` cookie, and `isAsync` in the confirmation. */
  readonly isRecent: boolean;
  /** `passenger_uuid` and `is_buy_ticket`. */
  readonly hasPassengerUuid: boolean;
}

/** The forms of a profile. */
export function formsOf(name: RailProfileName): ProfileForms {
  return {
    ...RAIL_PROFILES[name],
    stationTokens: name === '2018' || name === '2020' ? 6 : 11,
    isRecent: name === '2024' || name === '2025',
    hasPassengerUuid: name === '2025',
  };
}
