import { spawn } from 'node:child_process';

/** What a process left behind. */
export interface Finished {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

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
      env: { ...process.env, ...options.env },
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
