import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Repository } from '../checks/repository.ts';
import { problemOf } from './check-tarballs.ts';
import { readmeWalkthroughs } from './readme-walkthrough.ts';
import type { ReadmeWalkthrough } from './readme-walkthrough.ts';
import type { PackResults } from './results.ts';
import { runCommand } from './run-command.ts';

const LIMIT_MS = 180_000;
const START_LIMIT_MS = 20_000;
const README = /^(?:(?:packages|apps)\/[^/]+\/)?README\.md$/;

/** Does what the READMEs tell a new user to type, word for word but for the port, in folders of the installed project. */
export async function checkWalkthroughs(project: string, { files }: Repository, results: PackResults): Promise<void> {
  for (const { path, text } of files.filter((file) => README.test(file.path))) {
    for (const walkthrough of readmeWalkthroughs(text)) {
      const folder = join(project, `walkthrough-${path.replaceAll(/[/.]/g, '-')}-${walkthrough.line}`);
      mkdirSync(folder);
      results.add(`walkthrough ${path}:${walkthrough.line}`, await problemIn(folder, walkthrough));
    }
  }
}

async function problemIn(folder: string, { background, commands }: ReadmeWalkthrough): Promise<string> {
  const [, port] = /127\.0\.0\.1:(\d+)/.exec(commands) ?? [];
  if (port === undefined) return 'expected the address of the background command, 127.0.0.1:<port>, in the commands';
  const free = await freePort();
  const here = (text: string): string => text.replaceAll(port, free.toString());
  // a process group of its own, as npx starts processes of its own
  const server = spawn('sh', ['-e', '-c', here(background)], { cwd: folder, detached: true, stdio: 'ignore' });
  try {
    if (!(await listens(free))) return `nothing listened on the port within ${START_LIMIT_MS} ms of: ${background}`;
    return problemOf(await runCommand('sh', ['-e', '-c', here(commands)], { cwd: folder, timeoutMs: LIMIT_MS }));
  } finally {
    await end(server);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function listens(port: number): Promise<boolean> {
  const until = Date.now() + START_LIMIT_MS;
  while (Date.now() < until) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isOpen) return true;
    await wait(100);
  }
  return false;
}

async function end(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return;
  const closed = once(server, 'close');
  process.kill(-server.pid, 'SIGTERM');
  await closed;
}
