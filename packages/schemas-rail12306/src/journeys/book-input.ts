import { z } from 'zod';
import { tripInput } from './trip.ts';

const berthCount = z.int().min(0).max(9).default(0);

const traveller = z.object({
  /** As the account's passenger list has it. */
  name: z.string().min(1),
  /** Id number, whole or masked as listed; only needed where two passengers share the name. */
  idNo: z.string().optional(),
  /** `1` adult, `2` child, `3` student, `4` disabled. A child with the name of an adult of this order rides on that adult. */
  ticketType: z.enum(['1', '2', '3', '4']).default('1'),
  /** Seat code of this traveller; the order's `seat` when left out. */
  seat: z.string().min(1).optional(),
});

/** What `rail12306.book` takes. */
export const bookInput = z.object({
  ...tripInput,
  /** Public number, such as `G999`. */
  train: z.string().min(1),
  /** Seat code, or `WZ` for 无座. */
  seat: z.string().min(1),
  passengers: z.array(traveller).min(1),
  /** Row and letter per passenger, such as `1A1B`. A wish: sent where the site offers the choice. */
  chooseSeats: z
    .string()
    .regex(/^(?:[12][ABCDF])+$/, 'expected row and letter per passenger, such as 1A1B')
    .optional(),
  /** Wanted berths by level. A wish: sent where the site offers the choice. */
  berths: z.object({ lower: berthCount, middle: berthCount, upper: berthCount }).optional(),
  /** Two bits, on 动卧 trains only: a compartment for women, and the second box of the page. */
  roomType: z
    .string()
    .regex(/^[01]{2}$/, 'expected two bits')
    .default('00'),
});

/** What `rail12306.book` works with. */
export type BookInput = z.output<typeof bookInput>;
