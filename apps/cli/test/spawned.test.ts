import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const CASE = '{"query":{"appId":"10000"},"bodyText":null,"secret":"k"}\n';

function start(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawn(process.execPath, ['--conditions=@boxwire/source', MAIN, ...argv], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

async function finish(child: ReturnType<typeof start>, stdin = '') {
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin);
  const [stdout, stderr, [exitCode]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { stdout, stderr, exitCode: exitCode as number };
}

describe('the process', () => {
  test('signs lines and exits', async () => {
    const { stdout, stderr, exitCode } = await finish(start(['sign', '--jsonl']), CASE.repeat(3));
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    expect(stdout.split('\n').slice(0, -1)).toHaveLength(3);
  });

  test('answers a line before the next one comes', async () => {
    const child = start(['sign', '--jsonl']);
    child.stdin.write(CASE);
    const [first] = (await once(child.stdout, 'data')) as [Buffer];
    expect(JSON.parse(first.toString()).stringA).toBe('appId=10000');
    expect((await finish(child)).exitCode).toBe(0);
  });

  test('a reader that goes away ends it with exit code 0 and no word', async () => {
    const child = start(['sign', '--jsonl']);
    child.stdin.on('error', () => undefined);
    const fed = CASE.repeat(2000);
    const feed = setInterval(() => child.stdin.write(fed), 1);
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const [stderr, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    clearInterval(feed);
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  });

  test('takes a secret from the environment and shows it nowhere', async () => {
    const env = { KEY: 'canary-9c2b' };
    const { stdout, stderr, exitCode } = await finish(start(['sign', '--query', 'a=1', '--secret-env', 'KEY'], env));
    expect(exitCode).toBe(0);
    expect(stdout + stderr).not.toContain(env.KEY);
  });

  test('uses no colour into a pipe', async () => {
    const { stdout } = await finish(
      start(['sign', '--query', 'a=1', '--secret-env', 'KEY'], { KEY: 'k', FORCE_COLOR: '1' }),
    );
    expect(stdout).not.toContain('\u001b');
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s closes a sandbox with exit code 0', async (signal) => {
    const child = start(['sandbox', 'washcar', '--port', '0', '--json']);
    const [first] = (await once(child.stdout, 'data')) as [Buffer];
    expect(JSON.parse(first.toString()).event).toBe('started');
    child.kill(signal);
    expect((await finish(child)).exitCode).toBe(0);
  });

  test('a mistake is exit code 2', async () => {
    const { stderr, exitCode } = await finish(start(['sing']));
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Did you mean sign?');
  });
});
