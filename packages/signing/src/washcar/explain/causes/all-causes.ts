import type { Cause } from './cause.ts';
import { DIGEST_CAUSES } from './digest-causes.ts';
import { ENCODING_CAUSES } from './encoding-causes.ts';
import { FIELD_CAUSES } from './field-causes.ts';
import { KEY_CAUSES } from './key-causes.ts';
import { SHAPE_CAUSES } from './shape-causes.ts';
import { SORT_CAUSES } from './sort-causes.ts';
import { TIME_CAUSES } from './time-causes.ts';
import { VALUE_CAUSES } from './value-causes.ts';

/** Every cause that is searched for; an earlier one is named first when several fit. */
export const ALL_CAUSES: readonly Cause[] = [
  ...VALUE_CAUSES,
  ...SORT_CAUSES,
  ...ENCODING_CAUSES,
  ...FIELD_CAUSES,
  ...SHAPE_CAUSES,
  ...KEY_CAUSES,
  ...DIGEST_CAUSES,
  ...TIME_CAUSES,
];
