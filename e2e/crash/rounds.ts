import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster } from './cluster.ts';
import { runRound } from './round.ts';
import type { RoundResult } from './round.ts';
import type { Sabotage } from './sabotage.ts';
import type { PostgresCluster } from '@boxwire/tooling/postgres';
import type { StorePlace } from './worker-messages.ts';

/** Which rounds to run, and how to tell of them. */
export interface RoundsInput {
  readonly store: 'sqlite' | 'postgres';
  readonly seed: number;
  readonly rounds: readonly number[];
  readonly sabotage: Sabotage | undefined;
  readonly json: boolean;
  /** Rounds at a time: most of a round is waiting. */
  readonly jobs: number;
}

/** Runs rounds and tells of each; answers the exit code. */
export async function runRounds(input: RoundsInput): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'boxwire-crash-'));
  const cluster = input.store === 'postgres' ? startCluster() : undefined;
  try {
    const results: RoundResult[] = [];
    const left = [...input.rounds];
    const job = async (): Promise<void> => {
      for (let round = left.shift(); round !== undefined; round = left.shift()) {
        const place = placeOf(round, folder, cluster);
        const result = await runRound({ ...input, round, place, cacheFolder: join(folder, 'cache') });
        results.push(result);
        tell(input, result);
      }
    };
    await Promise.all(Array.from({ length: input.jobs }, job));
    tellTotal(input, results);
    return results.every(({ violations }) => violations.length === 0) ? 0 : 1;
  } finally {
    cluster?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function placeOf(round: number, folder: string, cluster: PostgresCluster | undefined): StorePlace {
  if (cluster === undefined) return { kind: 'sqlite', path: join(folder, `round-${round}.sqlite`) };
  return { kind: 'postgres', ...cluster.connection, schema: `crash_${round}` };
}

function tell({ json, store, sabotage }: RoundsInput, result: RoundResult): void {
  if (json) {
    console.log(JSON.stringify({ store, ...result }));
    return;
  }
  const { round, seconds, planned, acknowledged, kills, requests, faults, figures, violations, seed } = result;
  const counts = figures === undefined ? '' : `, ${figures.records} records, ${figures.resent} re-sent without effect`;
  console.log(
    `${violations.length === 0 ? 'ok  ' : 'FAIL'} ${store} round ${round}: ${kills} kills, ${acknowledged} of ${planned} reports acknowledged` +
      `${counts}, ${requests} requests, ${faults} with faults, ${seconds.toFixed(1)} s`,
  );
  for (const { rule, detail } of violations.slice(0, 10)) console.log(`     ${rule}: ${detail}`);
  if (violations.length > 10) console.log(`     and ${violations.length - 10} more`);
  if (violations.length > 0)
    console.log(
      `     again: pnpm crash --store ${store} --seed ${seed} --round ${round}${sabotage === undefined ? '' : ` --sabotage ${sabotage}`}`,
    );
}

function tellTotal({ json, store, seed }: RoundsInput, results: readonly RoundResult[]): void {
  const sum = (value: (result: RoundResult) => number): number =>
    results.reduce((total, each) => total + value(each), 0);
  const count = (rule: string): number =>
    sum(({ violations }) => violations.filter((each) => each.rule === rule).length);
  const failed = results.filter(({ violations }) => violations.length > 0).length;
  const total = {
    ...{ store, seed, rounds: results.length, failed, kills: sum(({ kills }) => kills) },
    ...{ acknowledged: sum((each) => each.acknowledged), records: sum(({ figures }) => figures?.records ?? 0) },
    ...{ resent: sum(({ figures }) => figures?.resent ?? 0), requests: sum(({ requests }) => requests) },
    ...{ faults: sum(({ faults }) => faults), seconds: sum(({ seconds }) => seconds) },
    ...{ lost: count('lost'), orderBreaks: count('order'), duplicateEffects: count('duplicate') },
  };
  if (json) {
    console.log(JSON.stringify({ total }));
    return;
  }
  console.log(
    `\n${store}, seed ${seed}: ${total.rounds} rounds, ${total.kills} kills, ${total.acknowledged} reports acknowledged, ${total.records} records, ` +
      `${total.requests} requests (${total.faults} with faults), ${total.seconds.toFixed(1)} s\n` +
      `lost ${total.lost}, order breaks ${total.orderBreaks}, duplicate effects ${total.duplicateEffects}; ${total.resent} records re-sent without effect`,
  );
  console.log(`crash: ${results.length - failed} passed, ${failed} failed`);
}
