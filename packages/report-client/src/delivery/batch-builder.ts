import type { PreparedReport } from './prepared-report.ts';

/** Collects reports for one request as long as they fit. */
export class BatchBuilder {
  readonly reports: [PreparedReport, ...PreparedReport[]];
  readonly #ids: Set<string>;
  readonly #mostReports: number;
  #weight: number;

  constructor(first: PreparedReport, mostReports: number) {
    this.reports = [first];
    this.#mostReports = mostReports;
    this.#weight = first.batch?.weight ?? 1;
    this.#ids = new Set(first.batch?.distinct);
  }

  get isFull(): boolean {
    const most = this.reports[0].batch?.most ?? 1;
    return this.reports.length >= this.#mostReports || this.#weight >= most;
  }

  /** Adds a report if it fits beside the others. */
  add(next: PreparedReport): boolean {
    const [first] = this.reports;
    if (this.isFull || first.batch === undefined || next.batch?.key !== first.batch.key) return false;
    if (this.#weight + next.batch.weight > first.batch.most) return false;
    if (next.batch.distinct.some((id) => this.#ids.has(id))) return false;
    this.reports.push(next);
    this.#weight += next.batch.weight;
    for (const id of next.batch.distinct) this.#ids.add(id);
    return true;
  }
}
