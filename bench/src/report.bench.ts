import { loadavg } from 'node:os';
import type { BenchResult } from './ratio.ts';
import { benchAccept } from './report-accept.ts';
import { benchDrain } from './report-drain.ts';
import { benchPostgresDrain } from './report-postgres.ts';

/** Accepting and delivering reports, against the disk and the network alone, and beside pg-boss. */
export async function benchReport(): Promise<BenchResult> {
  const load = (): string => (loadavg()[0] ?? 0).toFixed(2);
  const before = load();
  const embedded = [...(await benchAccept()), ...(await benchDrain())];
  const postgres = await benchPostgresDrain();
  const note = `load average before ${before}, after ${load()}; ratios are medians over interleaved rounds`;
  if ('missing' in postgres) return { ratios: embedded, notes: [`PostgreSQL not run: ${postgres.missing}`, note] };
  return { ratios: [...embedded, ...postgres], notes: [note] };
}
