import type { CliIo } from './cli-io.ts';

/** The real process. */
export function processIo(): CliIo {
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    self: [process.execPath, ...process.execArgv, process.argv[1] ?? ''],
    now: Date.now,
    interruption,
  };
}

let controller: AbortController | undefined;

// a second signal ends the process at once, for a shutdown that hangs
function interruption(): AbortSignal {
  if (controller !== undefined) return controller.signal;
  const created = new AbortController();
  controller = created;
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => created.abort());
  return created.signal;
}
