import { z } from 'zod';

/** A block of the seat map (interpark §5.7), in map units. */
export const seatBlock = z.looseObject({
  blockKey: z.string(),
  selfDefineBlock: z.string().optional(),
  absoluteLeft: z.number(),
  absoluteTop: z.number(),
  absoluteRight: z.number(),
  absoluteBottom: z.number(),
});

/** One seat of seatMeta (interpark §5.8). `isExposable` says that it is drawn, never that it is free. */
export const seat = z.looseObject({
  seatInfoId: z.string(),
  /** `null` in blocks the map hides. */
  seatGrade: z.string().nullish(),
  seatGradeName: z.string().nullish(),
  floor: z.string().nullish(),
  rowNo: z.string().nullish(),
  seatNo: z.string().nullish(),
  salesPrice: z.int().nullish(),
  seatGroupId: z.union([z.string(), z.number()]).nullish(),
  posLeft: z.number().optional(),
  posTop: z.number().optional(),
  rowIdx: z.int().optional(),
  colIdx: z.int().optional(),
  isExposable: z.boolean().optional(),
});

/** The seats of one block, by ascending serial of their id: the order seatStatus counts in. */
export const blockSeats = z.looseObject({ blockKey: z.string(), seats: z.array(seat) });

/** seatStatus (interpark §5.9): one hex bitmap per requested block, in the order of the request. */
export const seatBitmaps = z.array(z.string().regex(/^[0-9A-Fa-f]*$/, 'expected hex digits'));

/** seatPlainStatus (interpark §5.9). */
export const plainStatus = z.array(
  z.looseObject({
    blockKey: z.string(),
    seats: z.array(
      z.looseObject({
        seatInfoId: z.string(),
        statusInfo: z.enum(['OCCUPIED', 'PRESELECTED', 'DESELECTED', 'RELEASED']).or(z.string()),
      }),
    ),
  }),
);

/** See `seatBlock`. */
export type SeatBlock = z.output<typeof seatBlock>;
/** See `seat`. */
export type Seat = z.output<typeof seat>;
/** See `blockSeats`. */
export type BlockSeats = z.output<typeof blockSeats>;
