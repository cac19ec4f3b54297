/**
 * How much is asked of a request. `strict`: everything the printed tables require, what a client should send.
 * `lenient`: what a receiver can work with where the scan leaves a cell in doubt (wht93 §6).
 */
export type Profile = 'strict' | 'lenient';

/** Both profiles. */
export const PROFILES = ['strict', 'lenient'] as const satisfies readonly Profile[];
