import { setTimeout as sleep } from 'node:timers/promises';
import { isOutboxError } from '@boxwire/report-client';
import { createSandbox } from '@boxwire/sandbox';
import type { Sandbox } from '@boxwire/sandbox';
import { wht93Sandbox } from '@boxwire/sandbox/wht93';
import { audit } from './audit.ts';
import type { AuditFigures, Violation } from './audit.ts';
import { startChild } from './child-worker.ts';
import type { ChildWorker } from './child-worker.ts';
import { diceOf } from './dice.ts';
import type { Dice } from './dice.ts';
import { faultRules, LAST_EFFECT_MS } from './fault-rules.ts';
import { drawKill } from './kill.ts';
import { live } from './life.ts';
import type { Life } from './life.ts';
import { storeAt } from './open-store.ts';
import type { PlanEntry } from './plan-entry.ts';
import { reportPlan } from './report-plan.ts';
import type { PlanSize } from './report-plan.ts';
import type { Sabotage } from './sabotage.ts';
import type { StorePlace } from './worker-messages.ts';

/** One round: its own outbox, its own receiver. */
export interface RoundInput {
  readonly seed: number;
  readonly round: number;
  readonly place: StorePlace;
  readonly sabotage: Sabotage | undefined;
  readonly cacheFolder: string;
}

/** What a round came to. */
export interface RoundResult {
  readonly round: number;
  readonly seed: number;
  readonly seconds: number;
  /** Reports of the plan, and those of them whose acknowledgement was seen. */
  readonly planned: number;
  readonly acknowledged: number;
  readonly kills: number;
  readonly requests: number;
  /** Requests that a fault rule acted on. */
  readonly faults: number;
  readonly figures: AuditFigures | undefined;
  readonly violations: readonly Violation[];
}

/** Kills at most so often; the last child lives. */
const MOST_KILLS = 5;

/** Accepts, delivers, kills and restarts until everything is delivered, and looks what came of it. */
export async function runRound(input: RoundInput): Promise<RoundResult> {
  const started = performance.now();
  const { seed, round, place } = input;
  const dice = diceOf(seed, round, 3);
  const size: PlanSize = {
    performances: dice.integer(2, 4),
    sessions: dice.integer(1, 3),
    orders: dice.integer(6, 16),
  };
  const planSeed = dice.integer(0, 2 ** 31);
  const plan = reportPlan(planSeed, size);
  const sandbox = await createSandbox({
    platforms: [wht93Sandbox({ tokenLifeSeconds: dice.pick([2, 5, 3600]) })],
    ...{ seed: planSeed, requestLogLimit: 100_000, faults: faultRules(dice) },
  });
  const counts = countRequests(sandbox);
  const lives = await liveThrough(input, {
    dice,
    plan,
    planned: { seed: planSeed, size },
    sandbox,
    origin: sandbox.origins.wht93.cis,
  });
  const acknowledged = new Map(lives.flatMap((life) => life.acknowledged.map(({ index, seqs }) => [index, seqs])));
  const { figures, violations } = await lookBack(place, { plan, acknowledged, sandbox });
  await sandbox.close();
  return {
    ...{ round, seed, seconds: (performance.now() - started) / 1_000 },
    ...{ planned: plan.length, acknowledged: acknowledged.size, kills: lives.length - 1, ...counts(), figures },
    violations: [...violations, ...lives.flatMap(lifeProblems)],
  };
}

interface Course {
  readonly dice: Dice;
  readonly plan: readonly PlanEntry[];
  readonly planned: { readonly seed: number; readonly size: PlanSize };
  readonly sandbox: Sandbox;
  readonly origin: string;
}

/** One child after the other; what a crash left without acknowledgement is handed over again, but for what is once only. */
async function liveThrough(input: RoundInput, course: Course): Promise<readonly Life[]> {
  const { dice, plan, planned, sandbox, origin } = course;
  const lives: Life[] = [];
  const handedOver = new Set<number>();
  let todo = plan.map((_, index) => index);
  const most = dice.integer(3, MOST_KILLS);
  let next: ChildWorker = startChild(input.cacheFolder);
  for (;;) {
    const child = next;
    const isLast = lives.length === most;
    if (!isLast) next = startChild(input.cacheFolder);
    const window = dice.pick([1, 4, 32]);
    const life = await live(
      child,
      {
        ...{ origin, store: input.place, plan: planned, todo, window },
        ...{ concurrency: dice.pick([1, 4, 8]), seed: dice.integer(0, 2 ** 31), sabotage: input.sabotage },
        kill: isLast ? undefined : drawKill(dice, Math.ceil(todo.length / (most - lives.length))),
      },
      sandbox,
    );
    lives.push(life);
    if (isLast || life.signal !== 'SIGKILL' || life.timedOut) {
      if (!isLast) next.kill();
      return lives;
    }
    const done = new Set(life.acknowledged.map(({ index }) => index));
    // handed over before the crash: the last that was heard of, and a window of others behind it
    const reach = Math.max(-1, ...life.acknowledged.map(({ index }) => index));
    for (const index of todo.slice(0, todo.indexOf(reach) + 1 + window)) handedOver.add(index);
    todo = todo.filter((index) => !done.has(index) && !(handedOver.has(index) && plan[index]?.onceOnly === true));
    await sleep(LAST_EFFECT_MS);
  }
}

async function lookBack(
  place: StorePlace,
  seen: Pick<Parameters<typeof audit>[0], 'plan' | 'acknowledged' | 'sandbox'>,
): Promise<{ readonly figures: AuditFigures | undefined; readonly violations: readonly Violation[] }> {
  const { store, end } = storeAt(place, 'crash-audit');
  try {
    await store.open();
    return await audit({ ...seen, store });
  } catch (error) {
    const detail = isOutboxError(error) ? `${error.code}: ${error.message}` : String(error);
    return { figures: undefined, violations: [{ rule: 'store', detail }] };
  } finally {
    await store.close();
    await end();
  }
}

function lifeProblems({ exitCode, signal, stderr, last, timedOut, refused }: Life): readonly Violation[] {
  const problems = refused.map(({ index, code }): Violation => ({
    rule: 'child',
    detail: `report ${index} was not accepted: ${code}`,
  }));
  if (timedOut)
    return [...problems, { rule: 'undelivered', detail: `a child did not finish: ${JSON.stringify(last)}` }];
  if (signal === 'SIGKILL') return problems;
  if (last?.type === 'stuck') return [...problems, { rule: 'undelivered', detail: JSON.stringify(last) }];
  if (exitCode === 0 && last?.type === 'drained') return problems;
  const detail = `a child ended by itself with ${exitCode ?? signal}: ${stderr.slice(0, 2_000)}`;
  return [...problems, { rule: 'child', detail }];
}

function countRequests(sandbox: Sandbox): () => { readonly requests: number; readonly faults: number } {
  let [requests, faults] = [0, 0];
  sandbox.events.on((event) => {
    if (event.type !== 'request') return;
    requests += 1;
    faults += event.faults.length > 0 ? 1 : 0;
  });
  return () => ({ requests, faults });
}
