import { SandboxError } from '../../core/errors.ts';
import type { Round, Seat, Show } from './show.ts';

/** The shows of one sandbox. */
export class ShowBook {
  readonly shows: readonly Show[];
  readonly #byGoods: ReadonlyMap<string, Show>;

  constructor(shows: readonly Show[]) {
    this.shows = shows;
    this.#byGoods = new Map(shows.map((show) => [show.goodsCode, show]));
  }

  find(goodsCode: string | undefined): Show | undefined {
    return this.#byGoods.get(goodsCode ?? '');
  }

  /** For the operator. Throws `SandboxError` `SUBJECT_UNKNOWN`. */
  get(goodsCode: string): Show {
    const show = this.find(goodsCode);
    if (show === undefined) throw new SandboxError('SUBJECT_UNKNOWN', 'expected the goodsCode of a show');
    return show;
  }

  /** For the operator. Throws `SandboxError` `SUBJECT_UNKNOWN`. */
  getSeat(seatInfoId: string): Seat {
    const seat = seatOf(this.find(seatInfoId.split(':')[0]), seatInfoId);
    if (seat === undefined) throw new SandboxError('SUBJECT_UNKNOWN', 'expected a seatInfoId of seatMeta');
    return seat;
  }
}

/** A round of a show. */
export function roundOf(show: Show, playSeq: string | undefined): Round | undefined {
  return show.rounds.find((round) => round.playSeq === playSeq);
}

function seatOf(show: Show | undefined, seatInfoId: string): Seat | undefined {
  return show && roundOf(show, seatInfoId.split(':')[2])?.seats.get(seatInfoId);
}
