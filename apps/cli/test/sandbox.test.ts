import { WASHCAR_DEMO_CHANNEL } from '@boxwire/sandbox/washcar';
import { startServer } from '@boxwire/tooling/test-kit';
import { describe, expect, test } from 'vitest';
import { runCli, type Ran } from './memory-io.ts';

const { appId, secret } = WASHCAR_DEMO_CHANNEL;

/** Runs a sandbox, hands its origin to `use`, ends it as Ctrl-C does. */
async function withSandbox(flags: readonly string[], use: (origin: string) => Promise<void>): Promise<Ran> {
  const ended = new AbortController();
  const started = Promise.withResolvers<string>();
  const running = runCli(['sandbox', 'washcar', '--port', '0', ...flags], {
    signal: ended.signal,
    onStdout: (text) => {
      const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
      if (origin !== undefined) started.resolve(origin);
    },
  });
  try {
    await use(await started.promise);
  } finally {
    ended.abort();
  }
  return running;
}

describe('sandbox', () => {
  test('says where it is and what works against it, and ends when asked to', async () => {
    const ran = await withSandbox([], async (origin) => {
      const call = ['call', 'washcar', 'channel.verify', '--origin', `api=${origin}`, '--app-id', appId];
      expect((await runCli([...call, '--secret-env', 'KEY'], { env: { KEY: secret } })).exitCode).toBe(0);
    });
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    expect(ran.stdout).toContain(`appId       ${appId}`);
    expect(ran.stdout).toMatch(/admin +http:\/\/127\.0\.0\.1:\d+\/__sandbox/);
    expect(ran.stdout).toMatch(/GET {3}\/api\/channel\/verify {2}200/);
    await expect(fetch(/http:\S+/.exec(ran.stdout)?.[0] ?? '')).rejects.toThrow();
  });

  test('writes JSON lines for programs', async () => {
    const ran = await withSandbox(['--json'], async (origin) => {
      await fetch(`${origin}/actuator/health`);
    });
    const lines = ran.stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    expect(lines[0]).toMatchObject({ event: 'started', credentials: { washcar: { appId, secret } } });
    expect(lines[1]).toMatchObject({ event: 'request', method: 'GET', path: '/actuator/health', status: 200 });
  });

  test('--quiet prints no requests', async () => {
    const ran = await withSandbox(['--quiet', '--json'], async (origin) => {
      await fetch(`${origin}/actuator/health`);
    });
    expect(ran.stdout.split('\n')).toHaveLength(2);
  });

  test('a clock of its own stands still until it is moved', async () => {
    await withSandbox(['--clock', 'manual', '--quiet'], async (origin) => {
      const look = async () => (await fetch(`${origin}/__sandbox/clock`)).json();
      expect(await look()).toMatchObject({ mode: 'manual' });
      expect(await look()).toEqual(await look());
    });
  });

  test('a port that is taken is told', async () => {
    await using server = await startServer(() => ({ status: 204 }));
    const { exitCode, stderr } = await runCli(['sandbox', 'washcar', '--port', server.port.toString()]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Choose another with --port');
  });
});
