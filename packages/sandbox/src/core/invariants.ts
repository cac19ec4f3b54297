/** Something that must hold in every state. */
export interface Invariant {
  /** A statement, for example `stock is never negative`. */
  readonly name: string;
  /** What breaks it, empty when it holds. */
  check(): readonly string[];
}

/** Result of one check. */
export interface InvariantReport {
  readonly platform: string;
  readonly name: string;
  readonly holds: boolean;
  readonly problems: readonly string[];
}

/** Checks every invariant of every platform. */
export function checkInvariants(byPlatform: ReadonlyMap<string, readonly Invariant[]>): InvariantReport[] {
  return [...byPlatform].flatMap(([platform, invariants]) =>
    invariants.map((invariant) => {
      const problems = invariant.check();
      return { platform, name: invariant.name, holds: problems.length === 0, problems };
    }),
  );
}
