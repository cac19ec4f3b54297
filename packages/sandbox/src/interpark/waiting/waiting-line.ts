import type { PlatformClock } from '../../core/platform.ts';
import type { Show } from '../catalogue/show.ts';
import type { Member } from '../members/member.ts';
import type { Settings } from '../settings.ts';

/** What secure-url bound: who waits for what, and by which channel (interpark §4 U1). */
export interface WaitingKey {
  readonly key: string;
  readonly member: Member;
  readonly show: Show;
  readonly bizCode: string;
  readonly lang: string;
  readonly from: string;
  readonly playSeq: string | null;
}

/** One place in a line. */
export interface Place {
  readonly waitingId: string;
  readonly userSeq: number;
  readonly key: WaitingKey;
  readonly joinedAt: number;
  /** People in front when `since` was. */
  ahead: number;
  since: number;
  polls: number;
  polledAt: number;
  /** sessionId once admitted. */
  sessionId: string | null;
  state: 'waiting' | 'admitted' | 'superseded' | 'gone';
}

/** Where a place stands at a poll. */
export type Standing =
  | { readonly kind: 'pending'; readonly myRank: number; readonly totalRank: number }
  | { readonly kind: 'turn' }
  | { readonly kind: 'admitted'; readonly sessionId: string }
  | { readonly kind: 'superseded' }
  | { readonly kind: 'gone' };

/** Where the example of the contract starts (interpark §0.1). */
const FIRST_USER_SEQ = 42;
const SECOND_MS = 1000;

/** The line of one show: the model of interpark §4 U19. */
export class WaitingLine {
  readonly #clock: PlatformClock;
  readonly #rules: Settings['queue'];
  readonly #places = new Map<string, Place>();
  #crowd: { readonly count: number; readonly since: number };
  #userSeq = FIRST_USER_SEQ - 1;

  constructor(clock: PlatformClock, rules: Settings['queue']) {
    this.#clock = clock;
    this.#rules = rules;
    this.#crowd = { count: rules.length, since: clock.now() };
  }

  get places(): readonly Place[] {
    return [...this.#places.values()];
  }

  /** Takes a place at the back. An older place of the same member is dead from now on (interpark §4 U18). */
  join(key: WaitingKey): { readonly place: Place; readonly exist: boolean } {
    const now = this.#clock.now();
    const older = this.places.filter(({ key: { member }, state }) => member === key.member && state === 'waiting');
    const exist = older.some((place) => !this.#isIdle(place));
    for (const place of older) place.state = 'superseded';
    const userSeq = ++this.#userSeq;
    const place: Place = {
      waitingId: `${key.show.goodsCode}:${key.member.entMemberCode}:${userSeq}`,
      userSeq,
      key,
      joinedAt: now,
      ahead: this.#left(this.#crowd) + this.#waiting().length,
      since: now,
      polls: 0,
      polledAt: now,
      sessionId: null,
      state: 'waiting',
    };
    this.#places.set(place.waitingId, place);
    return { place, exist };
  }

  /** One poll of a place. `turn`: it is to be admitted now. */
  poll(place: Place): Standing {
    if (place.sessionId !== null) return { kind: 'admitted', sessionId: place.sessionId };
    if (place.state === 'superseded') return { kind: 'superseded' };
    if (place.state === 'gone' || this.#isIdle(place)) {
      place.state = 'gone';
      return { kind: 'gone' };
    }
    const now = this.#clock.now();
    place.polls++;
    place.polledAt = now;
    const ahead = this.#left({ count: place.ahead, since: place.since });
    const { admitAfterPolls, admitAfterMs } = this.#rules;
    const waitedEnough = place.polls >= admitAfterPolls || now - place.joinedAt >= admitAfterMs;
    if (ahead === 0 && waitedEnough) return { kind: 'turn' };
    const myRank = ahead + 1;
    const total = this.#left(this.#crowd) + this.#waiting().length;
    return { kind: 'pending', myRank, totalRank: Math.max(total, myRank) };
  }

  admit(place: Place, sessionId: string): void {
    place.sessionId = sessionId;
    place.state = 'admitted';
  }

  /** `count` people stand in front of everybody who waits now or comes later. */
  setLength(count: number): void {
    const now = this.#clock.now();
    this.#crowd = { count, since: now };
    for (const [index, place] of this.#waiting().entries()) {
      place.ahead = count + index;
      place.since = now;
    }
  }

  find(waitingId: string | undefined): Place | undefined {
    return this.#places.get(waitingId ?? '');
  }

  #waiting(): Place[] {
    return this.places.filter((place) => place.state === 'waiting' && !this.#isIdle(place));
  }

  #isIdle({ polledAt }: Place): boolean {
    return this.#clock.now() - polledAt > this.#rules.idleMs;
  }

  #left({ count, since }: { readonly count: number; readonly since: number }): number {
    const moved = Math.floor(((this.#clock.now() - since) * this.#rules.perSecond) / SECOND_MS);
    return Math.max(0, count - moved);
  }
}
