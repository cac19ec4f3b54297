import type { Readable, Writable } from 'node:stream';

/** Everything a command may touch of its process, so that tests can run one without a process. */
export interface CliIo {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What starts another process of this command. */
  readonly self: readonly [program: string, ...args: string[]];
  /** Epoch milliseconds. */
  now(): number;
  /** Aborts when the process is asked to end (SIGINT, SIGTERM). Asking for it is what takes the signals over. */
  interruption(): AbortSignal;
}
