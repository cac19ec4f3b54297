import { InterparkValueError } from '../interpark-value-error.ts';

/** The parts of a seatInfoId (interpark §0.1). */
export interface SeatInfoIdParts {
  readonly goodsCode: string;
  readonly placeCode: string;
  readonly playSeq: string;
  readonly serial: string;
}

const SEAT_INFO_ID = /^([0-9A-Za-z]+):([0-9A-Za-z]+):(\d{3}):([^:]+)$/;

/** Takes a seatInfoId apart. Throws `InterparkValueError` `SEAT_INFO_ID_INVALID`. */
export function parseSeatInfoId(seatInfoId: string): SeatInfoIdParts {
  const [, goodsCode, placeCode, playSeq, serial] = SEAT_INFO_ID.exec(seatInfoId) ?? [];
  if (goodsCode === undefined || placeCode === undefined || playSeq === undefined || serial === undefined) {
    throw new InterparkValueError(
      'SEAT_INFO_ID_INVALID',
      'expected a seatInfoId: goods code, place code, round and serial, parted by colons',
    );
  }
  return { goodsCode, placeCode, playSeq, serial };
}

/** Puts a seatInfoId together, for test servers. Throws `InterparkValueError` for parts of another form. */
export function formatSeatInfoId({ goodsCode, placeCode, playSeq, serial }: SeatInfoIdParts): string {
  const seatInfoId = `${goodsCode}:${placeCode}:${playSeq}:${serial}`;
  parseSeatInfoId(seatInfoId);
  return seatInfoId;
}
