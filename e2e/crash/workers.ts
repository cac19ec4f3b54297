import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openReporter } from '@boxwire/report-client';
import type { Receipt, ReportKind } from '@boxwire/report-client';
import { createSandbox } from '@boxwire/sandbox';
import type { FaultRule, Sandbox } from '@boxwire/sandbox';
import { WHT93_DEMO_ACCOUNT, wht93Sandbox } from '@boxwire/sandbox/wht93';
import pg from 'pg';
import { audit } from './audit.ts';
import type { Violation } from './audit.ts';
import { startCluster } from './cluster.ts';
import { diceOf } from './dice.ts';
import type { DrainTask } from './drain-worker.ts';
import { storeAt } from './open-store.ts';
import type { PlanEntry } from './plan-entry.ts';
import { reportPlan } from './report-plan.ts';
import type { StorePlace } from './worker-messages.ts';

/** How many workers drain how much. */
export interface WorkersInput {
  readonly reports: number;
  readonly workers: number;
  readonly seed: number;
  readonly json: boolean;
}

/** A kill, and when the lanes of the killed worker went on. Milliseconds after the kill. */
interface Takeover {
  readonly lanes: number;
  readonly firstMs: number;
  readonly lastMs: number;
  /** What the other workers finished within `TAKEOVER_MS` of the kill; `older` was accepted before all of these lanes' heads. */
  readonly meanwhile: { readonly all: number; readonly older: number };
}

interface KillNote {
  readonly at: number;
  /** Heads of the lanes that the worker held. */
  readonly heads: readonly string[];
}

const SCHEMA = 'crash_workers';
const LONGEST_MS = 300_000;
/** A dead worker's lanes go on within this, unless older reports are ready: those go first, whoever had them. */
const TAKEOVER_MS = 2_000;
/** Where all workers together finish less than this meanwhile, it is the machine that is late. */
const LEAST_MEANWHILE = 100;

// no delays: a worker takes a lane over sooner than a slow receiver would be done with the dead one's request
const FAULTS: readonly FaultRule[] = [
  { id: 'token', probability: 0.001, action: { type: 'named', name: 'tokenExpires' } },
  { id: '5000-after', probability: 0.002, action: { type: 'named', name: 'systemError', args: { commit: true } } },
  { id: 'drop-before', probability: 0.002, action: { type: 'dropBeforeCommit' } },
  { id: 'drop-after', probability: 0.002, action: { type: 'dropAfterCommit' } },
  { id: 'malformed', probability: 0.001, action: { type: 'malformedJson' } },
];

type Child = ChildProcessByStdio<Writable, null, null>;

/** Many workers drain one PostgreSQL outbox while one after the other is killed and replaced. Answers the exit code. */
export async function runWorkers(input: WorkersInput): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'boxwire-workers-'));
  const cluster = startCluster();
  const place: StorePlace = { kind: 'postgres', ...cluster.connection, schema: SCHEMA };
  const pool = new pg.Pool({ ...cluster.connection, max: 4 });
  const sandbox = await createSandbox({
    platforms: [wht93Sandbox()],
    ...{ seed: input.seed, requestLogLimit: 1_000_000, faults: FAULTS },
  });
  const run = new WorkersRun(input, { place, pool, sandbox, folder, origin: sandbox.origins.wht93.cis });
  try {
    return await run.run();
  } finally {
    run.killAll();
    await sandbox.close();
    await pool.end();
    cluster.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface World {
  readonly place: StorePlace;
  readonly pool: pg.Pool;
  readonly sandbox: Sandbox;
  readonly folder: string;
  readonly origin: string;
}

class WorkersRun {
  readonly #input: WorkersInput;
  readonly #world: World;
  readonly #running: { readonly name: string; readonly child: Child }[] = [];
  #started = 0;
  /** A worker that ended by itself. */
  #failed: string | undefined;

  constructor(input: WorkersInput, world: World) {
    this.#input = input;
    this.#world = world;
  }

  async run(): Promise<number> {
    const filled = performance.now();
    const { plan, acknowledged, rows } = await this.#fill();
    const fillSeconds = (performance.now() - filled) / 1_000;
    for (let index = 0; index < this.#input.workers; index++) this.#start();
    const begun = performance.now();
    const kills = await this.#killUntilDrained();
    const drainSeconds = (performance.now() - begun) / 1_000;
    await this.#stopAll();
    const takeovers = (await Promise.all(kills.map((kill) => this.#takeover(kill)))).filter(
      (each) => each !== undefined,
    );
    const violations = [...(await this.#audit(plan, acknowledged)), ...lateTakeovers(takeovers)];
    this.#tell({ rows, kills: kills.length, fillSeconds, drainSeconds, takeovers, violations });
    return violations.length === 0 ? 0 : 1;
  }

  /** Accepts reports until there are enough; nobody delivers yet. */
  async #fill(): Promise<{ plan: readonly PlanEntry[]; acknowledged: Map<number, readonly number[]>; rows: number }> {
    const { reports, seed } = this.#input;
    const whole = reportPlan(seed, { performances: Math.ceil(reports / 180), sessions: 4, orders: 70 });
    const { store, end } = storeAt(this.#world.place, 'crash-fill');
    const reporter = await openReporter({
      origin: this.#world.origin,
      ...WHT93_DEMO_ACCOUNT,
      outbox: store,
      deliver: false,
    });
    const methods = reporter as unknown as Readonly<Record<ReportKind, (report: unknown) => Promise<Receipt>>>;
    const acknowledged = new Map<number, readonly number[]>();
    let rows = 0;
    for (let from = 0; from < whole.length && rows < reports; from += 500) {
      const receipts = await Promise.all(whole.slice(from, from + 500).map(({ kind, input }) => methods[kind](input)));
      for (const [index, { seqs }] of receipts.entries()) acknowledged.set(from + index, seqs);
      rows += receipts.reduce((sum, { seqs }) => sum + seqs.length, 0);
    }
    await reporter.close();
    await end();
    return { plan: whole.slice(0, acknowledged.size), acknowledged, rows };
  }

  #start(): void {
    const name = `crash-worker-${(this.#started += 1)}`;
    const module = fileURLToPath(new URL('./drain-worker.ts', import.meta.url));
    const child = spawn(process.execPath, ['--conditions=@boxwire/source', module], {
      stdio: ['pipe', 'ignore', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(this.#world.folder, 'cache') },
    });
    child.stdin.on('error', () => undefined);
    child.on('exit', (exitCode) => {
      if (exitCode !== null && exitCode !== 0) this.#failed = name;
    });
    const { place, origin } = this.#world;
    child.stdin.write(`${JSON.stringify({ origin, store: place, name, concurrency: 8 } satisfies DrainTask)}\n`);
    this.#running.push({ name, child });
  }

  async #killUntilDrained(): Promise<readonly KillNote[]> {
    const dice = diceOf(this.#input.seed, 4);
    const kills: KillNote[] = [];
    const giveUpAt = performance.now() + LONGEST_MS;
    let nextKill = performance.now() + dice.integer(2_000, 4_000);
    while ((await this.#open()) > 0) {
      if (this.#failed !== undefined) throw new Error(`${this.#failed} ended by itself, see above`);
      if (performance.now() > giveUpAt) throw new Error(`not drained after ${LONGEST_MS / 1_000} s`);
      if (performance.now() >= nextKill) {
        kills.push(await this.#killOne(dice.integer(0, this.#running.length - 1)));
        nextKill = performance.now() + dice.integer(2_000, 4_000);
      }
      await sleep(50);
    }
    return kills;
  }

  async #open(): Promise<number> {
    const { rows } = await this.#world.pool.query<{ n: string }>(
      `SELECT sum(value) AS n FROM ${SCHEMA}.counters WHERE name LIKE '%.pending' OR name LIKE '%.dead'`,
    );
    return Number(rows[0]?.n);
  }

  async #killOne(index: number): Promise<KillNote> {
    const [victim] = this.#running.splice(index, 1);
    if (victim === undefined) throw new Error('nobody is left to kill');
    const heads = await this.#headsOf(victim.name);
    const at = Date.now();
    victim.child.kill('SIGKILL');
    await once(victim.child, 'exit');
    this.#start();
    return { at, heads };
  }

  /** First reports of the lanes whose advisory lock a worker's connections hold. */
  async #headsOf(name: string): Promise<readonly string[]> {
    const { rows } = await this.#world.pool.query<{ seq: string }>(
      `WITH held AS (
         SELECT (l.classid::bigint << 32) | l.objid::bigint AS key FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
         WHERE l.locktype = 'advisory' AND l.granted AND a.application_name = $1)
       SELECT r.seq FROM ${SCHEMA}.reports r WHERE r.finished_at IS NULL AND r.head
         AND hashtextextended($2 || r.lane, 0) IN (SELECT key FROM held)`,
      [name, `${SCHEMA}:`],
    );
    return rows.map(({ seq }) => seq);
  }

  async #stopAll(): Promise<void> {
    await Promise.all(
      this.#running.map(async ({ child }) => {
        const exit = once(child, 'exit');
        child.stdin.end();
        await exit;
      }),
    );
  }

  /** For a run that broke off. */
  killAll(): void {
    for (const { child } of this.#running) child.kill('SIGKILL');
  }

  /** Heads that the dead worker had not finished: when another one did. */
  async #takeover({ at, heads }: KillNote): Promise<Takeover | undefined> {
    const { rows } = await this.#world.pool.query<{ seq: string; ms: string }>(
      `SELECT seq, finished_at - $2 AS ms FROM ${SCHEMA}.reports WHERE seq = ANY($1) AND state = 'done' AND finished_at > $2`,
      [heads, at],
    );
    const times = rows.map(({ ms }) => Number(ms));
    if (times.length === 0) return undefined;
    const meanwhile = await this.#finishedMeanwhile(at, Math.min(...rows.map(({ seq }) => Number(seq))));
    return { lanes: times.length, firstMs: Math.min(...times), lastMs: Math.max(...times), meanwhile };
  }

  async #finishedMeanwhile(at: number, oldest: number): Promise<Takeover['meanwhile']> {
    const { rows } = await this.#world.pool.query<{ n: string; older: string }>(
      `SELECT count(*) AS n, count(*) FILTER (WHERE seq < $3) AS older FROM ${SCHEMA}.reports
       WHERE finished_at > $1 AND finished_at <= $1 + $2::bigint`,
      [at, TAKEOVER_MS, oldest],
    );
    return { all: Number(rows[0]?.n), older: Number(rows[0]?.older) };
  }

  async #audit(
    plan: readonly PlanEntry[],
    acknowledged: ReadonlyMap<number, readonly number[]>,
  ): Promise<readonly Violation[]> {
    const { store, end } = storeAt(this.#world.place, 'crash-audit');
    await store.open();
    const { violations } = await audit({ plan, acknowledged, sandbox: this.#world.sandbox, store });
    await store.close();
    await end();
    return violations;
  }

  #tell(result: {
    readonly rows: number;
    readonly kills: number;
    readonly fillSeconds: number;
    readonly drainSeconds: number;
    readonly takeovers: readonly Takeover[];
    readonly violations: readonly Violation[];
  }): void {
    const { seed, workers, json } = this.#input;
    const { rows, kills, fillSeconds, drainSeconds, takeovers, violations } = result;
    if (json) {
      console.log(JSON.stringify({ seed, workers, ...result }));
      return;
    }
    console.log(
      `${violations.length === 0 ? 'ok  ' : 'FAIL'} ${workers} workers drained ${rows} reports in ${drainSeconds.toFixed(1)} s ` +
        `(${Math.round(rows / drainSeconds)} a second; accepted in ${fillSeconds.toFixed(1)} s), ${kills} of them killed and replaced`,
    );
    const lanes = takeovers.reduce((sum, each) => sum + each.lanes, 0);
    const first = takeovers.map(({ firstMs }) => firstMs);
    const last = takeovers.map(({ lastMs }) => lastMs);
    console.log(
      `     ${lanes} lanes of dead workers went on: the first after ${median(first)} ms (median; at most ${Math.max(0, ...first)}), ` +
        `the last after ${median(last)} ms (median; at most ${Math.max(0, ...last)})`,
    );
    const late = takeovers.filter(isLate);
    const excused = late.filter((each) => !isJudged(each));
    console.log(
      `     ${takeovers.length - late.length} of ${takeovers.length} times within ${TAKEOVER_MS / 1_000} s; ` +
        `${excused.filter(({ meanwhile }) => meanwhile.older > 0).length} times later because older reports went first, ` +
        `${excused.filter(({ meanwhile }) => meanwhile.older === 0).length} times because next to nothing was finished at all`,
    );
    for (const { rule, detail } of violations.slice(0, 10)) console.log(`     ${rule}: ${detail}`);
    if (violations.length > 0) console.log(`     again: pnpm crash workers --workers ${workers} --seed ${seed}`);
    console.log(`crash: ${violations.length === 0 ? 1 : 0} passed, ${violations.length === 0 ? 0 : 1} failed`);
  }
}

function isLate({ firstMs }: Takeover): boolean {
  return firstMs > TAKEOVER_MS;
}

/** Whether nothing but the takeover itself can be to blame: the machine was at work, and on nothing older. */
function isJudged({ meanwhile: { all, older } }: Takeover): boolean {
  return all >= LEAST_MEANWHILE && older === 0;
}

function lateTakeovers(takeovers: readonly Takeover[]): readonly Violation[] {
  return takeovers
    .filter((each) => isLate(each) && isJudged(each))
    .map(({ lanes, firstMs, meanwhile }) => ({
      rule: 'undelivered',
      detail:
        `${lanes} lanes of a dead worker went on after ${firstMs} ms only, ` +
        `while ${meanwhile.all} other reports were finished and none of them older`,
    }));
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}
