import type { PlatformContext } from '../../core/platform.ts';
import { BackendRefusal } from '../answers/refusal.ts';
import type { Round, Seat } from '../catalogue/show.ts';
import { heldSeats, type OnestopSession } from '../onestop/session.ts';
import type { Settings } from '../settings.ts';

const NOTHING = (): void => undefined;

type Rules = Pick<Settings, 'preselectMs' | 'selectMs'>;

/** The one place where seats change hands (interpark §4). All or nothing: a refusal changes no seat. */
export class SeatDesk {
  readonly #context: PlatformContext;
  readonly #rules: Rules;

  constructor(context: PlatformContext, rules: Rules) {
    this.#context = context;
    this.#rules = rules;
  }

  /** FREE → PRESELECTED, seven minutes from the first of them. Throws `BackendRefusal`. */
  preselect(session: OnestopSession, seats: readonly Seat[]): void {
    this.#assertTakable(session, seats);
    const { holds } = session;
    for (const seat of seats) {
      this.#put(seat, 'PRESELECTED', session.id);
      holds.preselected.add(seat);
    }
    if (holds.preselectUntil !== null) return;
    holds.preselectUntil = this.#context.clock.now() + this.#rules.preselectMs;
    holds.cancelPreselect = this.#context.clock.schedule({
      at: holds.preselectUntil,
      name: 'interpark preselect lapses',
      run: () => {
        this.release(session, [...holds.preselected]);
      },
    });
  }

  /** PRESELECTED → SELECTED, seven minutes from the first. Seats that are selected already stay as they are. */
  select(session: OnestopSession, seats: readonly Seat[]): void {
    const { holds } = session;
    for (const seat of seats.filter((own) => holds.preselected.has(own))) {
      holds.preselected.delete(seat);
      holds.selected.add(seat);
      this.#put(seat, 'SELECTED', session.id);
    }
    this.#stopIdleTimers(session);
    if (holds.selectUntil !== null || holds.selected.size === 0) return;
    holds.selectUntil = this.#context.clock.now() + this.#rules.selectMs;
    holds.cancelSelect = this.#context.clock.schedule({
      at: holds.selectUntil,
      name: 'interpark selection lapses',
      run: () => {
        this.release(session, [...holds.selected]);
      },
    });
  }

  /** Back to FREE, those of the seats that the session holds. */
  release(session: OnestopSession, seats: readonly Seat[] = heldSeats(session)): void {
    const { holds } = session;
    for (const seat of seats) {
      const had = holds.preselected.delete(seat) || holds.selected.delete(seat);
      if (had) this.#put(seat, 'FREE', null);
    }
    this.#stopIdleTimers(session);
  }

  /** SELECTED → SOLD. */
  sell(session: OnestopSession, seats: readonly Seat[], orderId: string): void {
    for (const seat of seats) {
      session.holds.selected.delete(seat);
      this.#put(seat, 'SOLD', null);
      seat.orderId = orderId;
    }
    this.#stopIdleTimers(session);
  }

  /** The operator gives a free seat to somebody else, or takes it back from them. `false` where it is not theirs to give. */
  setElsewhere(seat: Seat, sold: boolean): boolean {
    if (sold ? seat.state !== 'FREE' : seat.orderId !== 'elsewhere') return false;
    this.#put(seat, sold ? 'SOLD' : 'FREE', null);
    seat.orderId = sold ? 'elsewhere' : null;
    return true;
  }

  #assertTakable(session: OnestopSession, seats: readonly Seat[]): void {
    const own = seats.filter(({ holder }) => holder === session.id);
    if (own.length > 0) throw new BackendRefusal('P41150', 'the session holds this seat', idsOf(own));
    const dead = seats.filter(({ grade }) => grade === null);
    if (dead.length > 0) throw new BackendRefusal('P41155', 'a seat of a hidden block', idsOf(dead));
    const taken = seats.filter(({ state }) => state !== 'FREE');
    if (taken.length > 0) throw new BackendRefusal('P40054', 'sold, or held by another session', idsOf(taken));
    const most = session.show.ticketMaxCount;
    if (heldSeats(session).length + seats.length > most) {
      throw new BackendRefusal('P40051', `more than ${most} tickets`);
    }
  }

  #stopIdleTimers({ holds }: OnestopSession): void {
    if (holds.preselected.size === 0) {
      holds.cancelPreselect();
      Object.assign(holds, { preselectUntil: null, cancelPreselect: NOTHING });
    }
    if (holds.selected.size === 0) {
      holds.cancelSelect();
      Object.assign(holds, { selectUntil: null, cancelSelect: NOTHING });
    }
  }

  #put(seat: Seat, state: Seat['state'], holder: string | null): void {
    const from = seat.state;
    Object.assign(seat, { state, holder });
    const { round } = seat.block;
    round.changedAt = this.#context.clock.now();
    this.#context.emit({ type: 'state', subject: 'seat', ref: seat.seatInfoId, from, to: state, cause: CAUSE[state] });
  }
}

function idsOf(seats: readonly Seat[]): Readonly<Record<string, unknown>> {
  return { unselectableSeatInfoIds: seats.map(({ seatInfoId }) => seatInfoId) };
}

const CAUSE = { FREE: 'released', PRESELECTED: 'preselect', SELECTED: 'select', SOLD: 'sold' } as const;

/** Seats of a round anybody could take now, of one grade or of all. */
export function freeCount(round: Round, gradeCode?: string): number {
  let count = 0;
  for (const { state, grade } of round.seats.values()) {
    if (state === 'FREE' && grade !== null && (gradeCode === undefined || grade.code === gradeCode)) count++;
  }
  return count;
}
