/** The API generations of stages 5 and 6 (interpark §0): REST of January 2026, mostly GraphQL since September 2026. */
export const INTERPARK_GENERATIONS = ['2026-01', '2026-10'] as const;

/** One API generation. */
export type InterparkGeneration = (typeof INTERPARK_GENERATIONS)[number];
