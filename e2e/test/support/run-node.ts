import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a process left behind. */
export interface Finished {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

// by far the most of a short run is stripping types and compiling; Node looks entries up by content, so none is ever stale
const COMPILE_CACHE = fileURLToPath(new URL('../../node_modules/.cache/compile', import.meta.url));

/** Runs a TypeScript module with Node, the workspace resolved to its sources. */
export function runNode(
  module: string,
  args: readonly string[] = [],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--conditions=@boxwire/source', module, ...args], {
      stdio: 'pipe',
      cwd: options.cwd,
      env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...process.env, ...options.env },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (exitCode, signal) => {
      resolve({ stdout, stderr, exitCode, signal });
    });
    child.stdin.end();
  });
}
