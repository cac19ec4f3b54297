import { buildSessionCode } from '@boxwire/schemas-wht93';
import { shanghaiDate } from '../reading/read-time.ts';
import { noCounts, UpdateHistory, type SessionState } from './session-state.ts';

/** A session before it has a code. */
export type NewSession = Pick<
  SessionState,
  | 'appId'
  | 'performanceId'
  | 'sessionId'
  | 'hallCode'
  | 'sessionName'
  | 'startsAt'
  | 'endsAt'
  | 'hasSeat'
  | 'tag'
  | 'registered'
>;

const MOST_A_DAY = 9999;

/** Every session of a sandbox by its code, and the issue of codes (wht93 §3). */
export class SessionRegistry {
  readonly #byCode = new Map<string, SessionState>();
  readonly #sessions: SessionState[] = [];
  readonly #serials = new Map<string, number>();

  list(): readonly SessionState[] {
    return this.#sessions;
  }

  at(index: number): SessionState {
    return this.#sessions[index] as SessionState;
  }

  find(sessionCode: string): SessionState | undefined {
    return this.#byCode.get(sessionCode);
  }

  /** Whether a hall has `wanted` more codes on the day of a time. */
  hasRoom(place: { readonly hallCode: string; readonly startsAt: number }, wanted: number): boolean {
    return (this.#serials.get(serialKey(place)) ?? 0) + wanted <= MOST_A_DAY;
  }

  /** Adds a session under the next code of its hall and day; `hasRoom` must hold. */
  issue(session: NewSession): SessionState {
    const key = serialKey(session);
    const serial = (this.#serials.get(key) ?? 0) + 1;
    this.#serials.set(key, serial);
    const date = shanghaiDate(session.startsAt);
    const issued: SessionState = {
      ...session,
      index: this.#sessions.length,
      sessionCode: buildSessionCode({ hall: session.hallCode, date, serial }),
      isCancelled: false,
      updates: new UpdateHistory(),
      tiers: new Map(),
      counters: noCounts(),
    };
    this.#sessions.push(issued);
    this.#byCode.set(issued.sessionCode, issued);
    return issued;
  }
}

/** What codes of one hall and day share; also the first 17 digits of them. */
export function serialKey({ hallCode, startsAt }: { readonly hallCode: string; readonly startsAt: number }): string {
  return `${hallCode.padEnd(11, '0')}${shanghaiDate(startsAt)}`;
}
