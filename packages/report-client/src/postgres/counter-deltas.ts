import type { ReportKind } from '../kinds/report-kind.ts';
import type { ReportState } from '../outbox/stored-report.ts';
import type { PgQueryable } from './pg-types.ts';

/** Changes of the counters, collected over a transaction and written once. */
export class CounterDeltas {
  readonly #deltas = new Map<string, number>();

  add(name: string, delta: number): void {
    if (delta !== 0) this.#deltas.set(name, (this.#deltas.get(name) ?? 0) + delta);
  }

  moved(kind: ReportKind, from: ReportState, to: ReportState): void {
    this.add(`${kind}.${from}`, -1);
    this.add(`${kind}.${to}`, 1);
  }

  async write(client: PgQueryable, schema: string): Promise<void> {
    if (this.#deltas.size === 0) return;
    await client.query(
      `INSERT INTO ${schema}.counters AS c (name, value) SELECT * FROM unnest($1::text[], $2::bigint[])
       ON CONFLICT (name) DO UPDATE SET value = c.value + excluded.value`,
      [[...this.#deltas.keys()], [...this.#deltas.values()]],
    );
  }
}
