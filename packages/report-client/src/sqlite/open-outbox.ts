import type { DatabaseSync } from 'node:sqlite';
import { Browser } from './browser.ts';
import { Claims } from './claims.ts';
import { CodeTable } from './code-table.ts';
import { Counters } from './counters.ts';
import { Decisions } from './decisions.ts';
import { Finisher } from './finisher.ts';
import { GateKeeper } from './gate-keeper.ts';
import { HighWaterMark } from './high-water-mark.ts';
import { Intake } from './intake.ts';
import { checkIntegrity } from './integrity.ts';
import type { IntegrityLimits } from './integrity.ts';
import { openForWriting } from './open-database.ts';
import { Transactions } from './transaction.ts';
import { takeWriterLock } from './writer-lock.ts';
import type { WriterLock } from './writer-lock.ts';

/** Everything that exists while the file is open. */
export class OpenOutbox {
  readonly database: DatabaseSync;
  readonly lock: WriterLock;
  readonly mark: HighWaterMark;
  readonly counters: Counters;
  readonly codes: CodeTable;
  readonly claims: Claims;
  readonly gates: GateKeeper;
  readonly intake: Intake;
  readonly finisher: Finisher;
  readonly decisions: Decisions;
  readonly browser: Browser;
  readonly transactions: Transactions;

  constructor(path: string, limits: IntegrityLimits) {
    this.lock = takeWriterLock(path);
    let database: DatabaseSync | undefined;
    try {
      const opened = openForWriting(path);
      this.database = database = opened.database;
      checkIntegrity({ database, path, outboxId: opened.outboxId, limits });
      this.counters = new Counters(database);
      this.codes = new CodeTable(database);
      this.claims = new Claims(database);
      this.gates = new GateKeeper(database, this);
      this.intake = new Intake(database, this);
      this.finisher = new Finisher(database, this);
      this.decisions = new Decisions(database, this);
      this.browser = new Browser(database, this.counters);
      this.transactions = new Transactions(database, [this.counters, this.codes, this.gates, this.intake]);
      this.place();
      this.#expedite();
      this.mark = new HighWaterMark(path, opened.outboxId);
      this.mark.write(this.intake.lastSeq);
    } catch (error) {
      database?.close();
      this.lock.release();
      throw error;
    }
  }

  /** Gives reports that are only noted their place. Not waited for: what a crash undoes is done again on opening. */
  place(): void {
    if (this.intake.notedCount === 0) return;
    this.transactions.runUnsynced(() => {
      this.intake.placeNoted();
    });
  }

  // why something was put off may be over: another origin, a receiver that is back
  #expedite(): void {
    if (this.claims.nextDueAt(1) === undefined) return;
    this.transactions.runUnsynced(() => {
      this.claims.expedite();
    });
  }

  close(): void {
    if (!this.database.isOpen) return;
    try {
      this.place();
    } catch {
      // they are durable, and placed on opening
    }
    this.claims.clear();
    this.database.close();
    this.mark.close();
    this.lock.release();
  }
}
