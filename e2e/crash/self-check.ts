import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Violation } from './audit.ts';
import { runRound } from './round.ts';
import { SABOTAGES } from './sabotage.ts';
import type { Sabotage } from './sabotage.ts';

/** What each sabotage must be found out by, and within how many rounds. */
const FOUND_BY: Readonly<Record<Sabotage, { readonly rule: Violation['rule']; readonly rounds: number }>> = {
  'ack-before-commit': { rule: 'lost', rounds: 3 },
  'no-lanes': { rule: 'order', rounds: 6 },
  'no-stable-ids': { rule: 'duplicate', rounds: 12 },
};

/** Breaks the outbox on purpose, in every way known here, and sees whether the proof turns red. Answers the exit code. */
export async function runSelfCheck(seed: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'boxwire-crash-'));
  const names = Object.keys(SABOTAGES) as Sabotage[];
  try {
    const found = await Promise.all(names.map((sabotage) => roundsUntilRed(sabotage, seed, folder)));
    const failed = found.filter((rounds) => rounds === undefined).length;
    console.log(`crash: ${found.length - failed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function roundsUntilRed(sabotage: Sabotage, seed: number, folder: string): Promise<number | undefined> {
  const { rule, rounds } = FOUND_BY[sabotage];
  for (let round = 1; round <= rounds; round++) {
    const place = { kind: 'sqlite', path: join(folder, `${sabotage}-${round}.sqlite`) } as const;
    const { violations } = await runRound({ seed, round, place, sabotage, cacheFolder: join(folder, 'cache') });
    const first = violations.find((each) => each.rule === rule);
    if (first === undefined) continue;
    console.log(`ok   ${sabotage}: found in round ${round}: ${first.rule}: ${first.detail.slice(0, 100)}`);
    return round;
  }
  console.log(`FAIL ${sabotage}: not found in ${rounds} rounds`);
  return undefined;
}
