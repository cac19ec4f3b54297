import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { CodeRef, IssuedCode } from '../outbox/code-ref.ts';
import type { Claims } from './claims.ts';
import type { CodeTable } from './code-table.ts';
import type { Counters } from './counters.ts';
import type { Mirror } from './transaction.ts';

/** Reports whose gate is opened in one transaction: a late code may have very many waiting. */
const PER_TRANSACTION = 1_000;

/** Opens the gates of reports once their codes are known. Runs inside a transaction. */
export class GateKeeper implements Mirror {
  readonly #codes: CodeTable;
  readonly #counters: Counters;
  readonly #claims: Claims;
  readonly #waiting: StatementSync;
  readonly #lower: StatementSync;
  readonly #drop: StatementSync;
  readonly #openable: StatementSync;
  /** Codes that are known while reports still wait for them. */
  #unfinished = new Set<CodeRef>();

  constructor(
    database: DatabaseSync,
    parts: { readonly codes: CodeTable; readonly counters: Counters; readonly claims: Claims },
  ) {
    this.#codes = parts.codes;
    this.#counters = parts.counters;
    this.#claims = parts.claims;
    this.#waiting = database.prepare('SELECT seq FROM report_gates WHERE ref = ? ORDER BY seq LIMIT ?');
    this.#lower = database.prepare('UPDATE reports SET gates = gates - 1 WHERE seq = ? RETURNING gates');
    this.#drop = database.prepare('DELETE FROM report_gates WHERE ref = ? AND seq <= ?');
    this.#openable = database.prepare(
      'SELECT ref FROM codes WHERE EXISTS (SELECT 1 FROM report_gates WHERE report_gates.ref = codes.ref)',
    );
    // a process may have died between two steps
    this.revert();
  }

  get isFinished(): boolean {
    return this.#unfinished.size === 0;
  }

  learn(codes: readonly IssuedCode[]): void {
    for (const issued of codes) {
      this.#codes.put(issued);
      this.#unfinished.add(issued.ref);
    }
  }

  /** Opens up to a thousand gates. */
  step(): void {
    let budget = PER_TRANSACTION;
    for (const ref of this.#unfinished) {
      const waiting = this.#waiting.all(ref, budget);
      for (const row of waiting) {
        const seq = row.seq as number;
        if (Number(this.#lower.get(seq)?.gates) > 0) continue;
        this.#counters.add('gated', -1);
        this.#claims.offer(seq);
      }
      const last = waiting.at(-1);
      if (last !== undefined) this.#drop.run(ref, last.seq as number);
      if (waiting.length < budget) this.#unfinished.delete(ref);
      budget -= waiting.length;
      if (budget === 0) break;
    }
  }

  save(): void {
    // written as it goes
  }

  committed(): void {
    // nothing to forget
  }

  revert(): void {
    this.#unfinished = new Set(this.#openable.all().map((row) => row.ref as CodeRef));
  }
}
