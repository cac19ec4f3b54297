import type { z } from 'zod';
import type { AnswerShape } from './shapes.ts';

/** A performance type, one row of `type.list` (A.8). */
export type PerformanceType = z.output<z.ZodObject<AnswerShape<'A.8'>, z.core.$loose>>;

/** A venue with its halls, one row of `venue.list` (A.11). */
export type Venue = z.output<z.ZodObject<AnswerShape<'A.11'>, z.core.$loose>>;
