import { randomUUID } from 'node:crypto';
import { WebError } from '../http/web-error.ts';
import { Run } from './run.ts';
import { findScenario } from './scenarios.ts';

/** Runs that are kept; the oldest makes way for a new one. */
const MOST_RUNS = 8;

/** The runs of this server. */
export interface Runs {
  start(scenarioId: string): Promise<Run>;
  /** Throws `WebError` `RUN_UNKNOWN`. */
  find(id: string): Run;
  stop(id: string): Promise<void>;
  close(): Promise<void>;
}

/** Keeps runs in memory. */
export function createRuns(): Runs {
  const runs = new Map<string, Run>();
  const find = (id: string): Run => {
    const run = runs.get(id);
    if (run === undefined) throw new WebError('RUN_UNKNOWN', 'This run is no longer here: start a new one.');
    return run;
  };
  const stop = async (id: string): Promise<void> => {
    const run = runs.get(id);
    runs.delete(id);
    await run?.[Symbol.asyncDispose]();
  };
  return {
    start: async (scenarioId) => {
      const scenario = await findScenario(scenarioId);
      const oldest = runs.size >= MOST_RUNS ? runs.keys().next().value : undefined;
      if (oldest !== undefined) await stop(oldest);
      const id = randomUUID().slice(0, 8);
      const run = await Run.start(id, scenario, { realNow: () => performance.now(), random: Math.random });
      runs.set(id, run);
      return run;
    },
    find,
    stop,
    close: async () => {
      await Promise.all([...runs.keys()].map(stop));
    },
  };
}
