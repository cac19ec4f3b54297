import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox } from '@boxwire/sandbox';
import { WHT93_DEMO_ACCOUNT, wht93Received, wht93Sandbox, type Wht93Received } from '@boxwire/sandbox/wht93';
import { runCli, type Ran, type RunOptions } from './memory-io.ts';

/** A folder with an outbox, and a receiver on loopback. */
export interface ReportWorld extends AsyncDisposable {
  readonly folder: string;
  readonly origin: string;
  readonly store: string;
  path(name: string): string;
  /** Runs `boxwire report …` with the store of this world. */
  report(argv: readonly string[], options?: RunOptions): Promise<Ran>;
  /** Runs `boxwire report run` against the receiver. */
  run(argv?: readonly string[], options?: RunOptions): Promise<Ran>;
  received(): Wht93Received;
  readonly sandbox: Awaited<ReturnType<typeof openSandbox>>;
}

function openSandbox() {
  return createSandbox({ platforms: [wht93Sandbox()], seed: 'cli' });
}

export async function openWorld(): Promise<ReportWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'boxwire-report-'));
  const sandbox = await openSandbox();
  const store = `sqlite:${join(folder, 'outbox.db')}`;
  const { appId, secret } = WHT93_DEMO_ACCOUNT;
  const origin = sandbox.origins.wht93.cis;
  const env = { REPORT_SECRET: secret };
  const report: ReportWorld['report'] = (argv, options) => runCli(['report', ...argv, '--store', store], options);
  return {
    ...{ folder, origin, store, sandbox, report },
    path: (name) => join(folder, name),
    run: (argv = [], options) => {
      const receiver = ['--origin', origin, '--app-id', appId, '--secret-env', 'REPORT_SECRET', '--back-off', '5'];
      return report(['run', ...receiver, ...argv], { env, ...options });
    },
    received: () => wht93Received(sandbox),
    [Symbol.asyncDispose]: async () => {
      await sandbox.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** The JSON lines of an output. */
export function jsonLines(text: string): Readonly<Record<string, unknown>>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
}
