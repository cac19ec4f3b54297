import { DIGIT_CODES } from '@boxwire/schemas-wht93';
import type { HallReference } from '../kinds/hall-reference.ts';
import type { ReportIssue } from './report-error.ts';

const LONGEST_ID_BYTES = 200;

/** What is wrong with an id of the caller's that the standard does not know. */
export function idIssues(value: unknown, pointer: string): readonly ReportIssue[] {
  if (typeof value === 'string' && value !== '' && Buffer.byteLength(value) <= LONGEST_ID_BYTES) return [];
  const name = pointer.slice(pointer.lastIndexOf('/') + 1);
  return [{ pointer, problem: `${name}: expected your own id, 1 to ${LONGEST_ID_BYTES} bytes of text` }];
}

/** What is wrong with the way a hall is named. */
export function hallIssues(hall: HallReference, at: string): readonly ReportIssue[] {
  const given = (['hallCode', 'hallId', 'venueId'] as const).filter((name) => hall[name] !== undefined);
  const [name] = given;
  if (name === undefined || given.length > 1) {
    return [
      { pointer: `${at}/hallCode`, problem: 'hallCode: give it, or hallId, or the venueId of a venue without halls' },
    ];
  }
  if (name !== 'hallCode') return idIssues(hall[name], `${at}/${name}`);
  const { pattern, expected } = DIGIT_CODES.hallOrVenueCode;
  // a number of the right digits is no code
  return typeof hall.hallCode === 'string' && pattern.test(hall.hallCode)
    ? []
    : [{ pointer: `${at}/hallCode`, problem: `hallCode: expected ${expected}` }];
}
