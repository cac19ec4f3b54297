import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { CodeRef, IssuedCode } from '../outbox/code-ref.ts';
import type { Mirror } from './transaction.ts';

/** How many known codes are remembered; a code is asked for on each accept and each dispatch. */
const REMEMBERED = 10_000;

/** The codes the receiver issued. */
export class CodeTable implements Mirror {
  readonly #select: StatementSync;
  readonly #upsert: StatementSync;
  readonly #known = new Map<CodeRef, string>();
  readonly #uncommitted = new Set<CodeRef>();

  constructor(database: DatabaseSync) {
    this.#select = database.prepare('SELECT code FROM codes WHERE ref = ?');
    this.#upsert = database.prepare(
      'INSERT INTO codes (ref, code) VALUES (?, ?) ON CONFLICT (ref) DO UPDATE SET code = excluded.code',
    );
  }

  get(ref: CodeRef): string | undefined {
    const known = this.#known.get(ref);
    if (known !== undefined) return known;
    const row = this.#select.get(ref);
    if (row === undefined) return undefined;
    this.#remember(ref, String(row.code));
    return String(row.code);
  }

  put({ ref, code }: IssuedCode): void {
    if (this.get(ref) === code) return;
    this.#upsert.run(ref, code);
    this.#uncommitted.add(ref);
    this.#remember(ref, code);
  }

  save(): void {
    // written as they come
  }

  committed(): void {
    this.#uncommitted.clear();
  }

  revert(): void {
    for (const ref of this.#uncommitted) this.#known.delete(ref);
    this.#uncommitted.clear();
  }

  #remember(ref: CodeRef, code: string): void {
    if (this.#known.size >= REMEMBERED) {
      for (const oldest of this.#known.keys()) {
        this.#known.delete(oldest);
        break;
      }
    }
    this.#known.set(ref, code);
  }
}
