import { sensitive } from '@boxwire/contract';
import { z } from 'zod';

/** What prepare answers (bilibili-show §6.2). It reserves nothing. */
export const prepared = z.looseObject({
  /** Opaque, may end in `.`; survives creates that fail. */
  token: sensitive(z.string().min(1), 'secret'),
  /** Text on hot projects: echoed by confirmInfo and createV2 without its `=`. */
  ptoken: sensitive(z.string(), 'secret').nullish(),
  shield: z.unknown().optional(),
  ga_data: z.unknown().optional(),
  /** Seats taken and refused at this step; their shape is not documented. */
  success_seats: z.array(z.unknown()).nullish(),
  failed_seats: z.array(z.unknown()).nullish(),
});

/** A prepared purchase as it is read. */
export type Prepared = z.output<typeof prepared>;
