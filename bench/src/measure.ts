/** One thing measured: runs `count` operations and resolves when all are done. */
export interface Candidate {
  readonly name: string;
  /** Makes what a turn needs, or a promise of it; not measured. */
  prepare?(count: number): unknown;
  run(count: number, prepared?: unknown): void | Promise<void>;
  /** How many operations a turn of `count` really has. Default `count`. */
  counts?(count: number): number;
}

/** Throughput of one candidate over all rounds. */
export interface Measured {
  readonly name: string;
  /** That of its best turn. */
  readonly perSecond: number;
  /** That of every turn, in order: turn n of each candidate ran right beside turn n of the others. */
  readonly turns: readonly number[];
}

/** How long and how often to measure. */
export interface MeasureOptions {
  /** Operations per turn. */
  readonly count: number;
  /** Turns per candidate; candidates take turns, so noise falls on all of them. */
  readonly rounds: number;
}

/** Runs the candidates in turns and keeps each one's turns. The first turn of each warms up and does not count. */
export async function measure(candidates: readonly Candidate[], options: MeasureOptions): Promise<Measured[]> {
  const turns = candidates.map((): number[] => []);
  for (let round = 0; round <= options.rounds; round++) {
    for (const [index, candidate] of candidates.entries()) {
      const perSecond = await turn(candidate, options.count);
      if (round > 0) turns[index]?.push(perSecond);
    }
  }
  return candidates.map(({ name }, index) => {
    const own = turns[index] ?? [];
    return { name, perSecond: Math.max(0, ...own), turns: own };
  });
}

async function turn(candidate: Candidate, count: number): Promise<number> {
  const prepared = await candidate.prepare?.(count);
  const startedAt = process.hrtime.bigint();
  await candidate.run(count, prepared);
  return (candidate.counts?.(count) ?? count) / (Number(process.hrtime.bigint() - startedAt) / 1e9);
}

/** Runs `count` asynchronous operations, `concurrency` at a time. */
export async function inParallel(
  count: number,
  concurrency: number,
  operation: (index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) await operation(next++);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}
