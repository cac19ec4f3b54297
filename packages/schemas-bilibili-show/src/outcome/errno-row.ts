import type { CodeRow } from '@boxwire/contract';
import type { RequirementId } from '../purchase/requirements.ts';
import type { BilibiliShowFailureCode } from './failure-codes.ts';

/** Where an errno is answered: G project reads, P prepare, C createV2, S createstatus, `all` anywhere (bilibili-show §12). */
export type ErrnoPlace = 'G' | 'P' | 'C' | 'S' | 'all';

/** One row of the errno table. */
export interface ErrnoRow extends CodeRow {
  readonly where: readonly ErrnoPlace[];
  /** What the client answers; `success` for rows that are none. */
  readonly code: BilibiliShowFailureCode | 'success';
  /** Where one number means two things: the other meaning, by place. */
  readonly codeAt?: Readonly<Partial<Record<ErrnoPlace, BilibiliShowFailureCode | 'success'>>>;
  /** How a sandbox answers it: always, in a named scenario, or not at all. */
  readonly sandbox: 'yes' | 'scenario' | 'no';
  /** Text seen on the wire, where there is one. */
  readonly wireText?: string;
  /** Sources that disagree; classification goes by number alone. */
  readonly conflict?: string;
  /** What the caller has to supply. */
  readonly supply?: readonly RequirementId[];
}
