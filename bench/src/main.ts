import { parseArgs } from 'node:util';
import type { BenchResult } from './ratio.ts';
import { toJson, toTable } from './report.ts';

const BENCHES: Readonly<Record<string, () => Promise<BenchResult>>> = {
  sign: async () => (await import('./sign.bench.ts')).benchSign(),
  'json-reader': async () => (await import('./json-reader.bench.ts')).benchJsonReader(),
  'left-ticket': async () => (await import('./left-ticket.bench.ts')).benchLeftTicket(),
  'seat-bitmap': async () => (await import('./seat-bitmap.bench.ts')).benchSeatBitmap(),
  'http-core': async () => (await import('./http-core.bench.ts')).benchHttpCore(),
  report: async () => (await import('./report.bench.ts')).benchReport(),
  sandbox: async () => (await import('./sandbox.bench.ts')).benchSandbox(),
};

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, strict: { type: 'boolean', default: false } },
  });
  const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
  const unknown = names.find((name) => !Object.hasOwn(BENCHES, name));
  if (unknown !== undefined) {
    process.stderr.write(`no benchmark "${unknown}"; there are ${Object.keys(BENCHES).join(', ')}\n`);
    process.exitCode = 2;
    return;
  }
  const results: [string, BenchResult][] = [];
  for (const name of names) {
    const bench = BENCHES[name];
    if (bench !== undefined) results.push([name, await bench()]);
  }
  const { text, missed } = values.json ? toJson(results) : toTable(results);
  process.stdout.write(`${text}\n`);
  if (values.strict && missed > 0) process.exitCode = 1;
}

void main();
