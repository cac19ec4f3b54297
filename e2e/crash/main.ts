import { parseArgs } from 'node:util';
import { runRounds } from './rounds.ts';
import { SABOTAGES } from './sabotage.ts';
import type { Sabotage } from './sabotage.ts';
import { runSelfCheck } from './self-check.ts';
import { runSyncs } from './syncs.ts';
import { runWorkers } from './workers.ts';

const USAGE = `pnpm crash [--rounds N] [--seed S] [--round R] [--store sqlite|postgres] [--jobs J] [--sabotage NAME] [--json]
pnpm crash workers [--reports N] [--workers W] [--seed S] [--json]
pnpm crash syncs [--accepts N]
pnpm crash self-check [--seed S]
  --sabotage  ${Object.entries(SABOTAGES)
    .map(([name, what]) => `${name}: ${what}`)
    .join('\n              ')}`;

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      rounds: { type: 'string', default: '20' },
      round: { type: 'string' },
      seed: { type: 'string', default: '1' },
      store: { type: 'string', default: 'sqlite' },
      jobs: { type: 'string', default: '3' },
      reports: { type: 'string', default: '20000' },
      accepts: { type: 'string', default: '500' },
      workers: { type: 'string', default: '4' },
      sabotage: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const { store, sabotage, json } = values;
  const seed = whole('seed', values.seed);
  if (positionals[0] === 'syncs') return runSyncs(whole('accepts', values.accepts));
  if (positionals[0] === 'self-check') return runSelfCheck(seed);
  if (positionals[0] === 'workers') {
    return runWorkers({
      json,
      seed,
      reports: whole('reports', values.reports),
      workers: whole('workers', values.workers),
    });
  }
  if (store !== 'sqlite' && store !== 'postgres') throw new TypeError('--store: expected sqlite or postgres');
  if (positionals[0] !== undefined) throw new TypeError(`no such run: ${positionals[0]}`);
  const rounds = whole('rounds', values.rounds);
  const first = values.round === undefined ? 1 : whole('round', values.round);
  return runRounds({
    ...{
      store,
      json,
      seed: whole('seed', values.seed),
      jobs: whole('jobs', values.jobs),
      sabotage: sabotageOf(sabotage),
    },
    rounds: Array.from({ length: values.round === undefined ? rounds : 1 }, (_, index) => first + index),
  });
}

function whole(name: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new TypeError(`--${name}: expected a whole number, got ${text}`);
}

function sabotageOf(name: string | undefined): Sabotage | undefined {
  if (name === undefined || Object.hasOwn(SABOTAGES, name)) return name as Sabotage | undefined;
  throw new TypeError(`--sabotage: expected one of ${Object.keys(SABOTAGES).join(', ')}`);
}

main(process.argv.slice(2)).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    console.error(error instanceof TypeError ? `${error.message}\n${USAGE}` : error);
    process.exitCode = 2;
  },
);
