import type { z } from 'zod';
import type { A11 } from '../tables/venue-list-tables.ts';
import type { A8 } from '../tables/type-tables.ts';
import type { AnswerShape } from './shapes.ts';

/** A performance type, one row of `type.list` (A.8). */
export type PerformanceType = z.output<z.ZodObject<AnswerShape<(typeof A8)['fields']>, z.core.$loose>>;

/** A venue with its halls, one row of `venue.list` (A.11). */
export type Venue = z.output<z.ZodObject<AnswerShape<(typeof A11)['fields']>, z.core.$loose>>;
