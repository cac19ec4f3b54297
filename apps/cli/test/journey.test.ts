import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox, type Sandbox } from '@boxwire/sandbox';
import { WASHCAR_DEMO_CHANNEL, washcarSandbox } from '@boxwire/sandbox/washcar';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCli, type RunOptions } from './memory-io.ts';

const { appId, secret } = WASHCAR_DEMO_CHANNEL;
const SEALING_KEY = '5a'.repeat(32);
const env = { KEY: secret, SEAL: SEALING_KEY, YES: 'true', NO: 'perhaps' };
const MOBILE = '10012345678';
const INPUT = JSON.stringify({ cityCode: '110100', mobile: MOBILE, channelOrderNo: 'CH-J-1' });

let folder = '';
let sandbox: Sandbox;
let origin = '';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'boxwire-journey-'));
  const started = await createSandbox({ platforms: [washcarSandbox({ issueAfterMs: 0 })] });
  sandbox = started;
  origin = started.origins.washcar.api;
});
afterEach(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

function journey(flags: readonly string[], options: RunOptions = {}) {
  const connection = ['--origin', `api=${origin}`, '--app-id', appId, '--secret-env', 'KEY'];
  return runCli(['journey', 'washcar.order', ...connection, ...flags], { env, ...options });
}

const sealed = () => ['--journal', join(folder, 'run.jsonl'), '--journal-key-env', 'SEAL'];

async function visit(): Promise<void> {
  const state = JSON.stringify(sandbox.admin.state('washcar'));
  const orderNo = /"orderNo":"([^"]+)"/.exec(state)?.[1] ?? '';
  await sandbox.admin.holder({ platform: 'washcar', ref: orderNo, action: 'verify' });
}

const creates = () => sandbox.admin.requests({ endpoint: 'order.create' }).length;

describe('journey', () => {
  test('pauses at a challenge nobody answers, and goes on from its journal', async () => {
    const paused = await journey(['--input', INPUT, ...sealed()]);
    expect(paused.exitCode).toBe(1);
    expect(paused.stdout).toMatch(/^washcar\.order {2}Orders one wash/);
    expect(paused.stdout).toMatch(/^ {2}✓ create +\d+ ms {2}order one package$/m);
    expect(paused.stdout).toContain('paused  at visit');
    expect(paused.stderr).toContain('with --resume and without --input');
    await visit();
    const resumed = await journey([...sealed(), '--resume', '--answer-env', 'YES']);
    expect(resumed.exitCode).toBe(0);
    expect(resumed.stdout).toMatch(/^ {2}✓ create +recorded /m);
    expect(resumed.stdout).toMatch(/done {2}.*orderStatus VERIFIED/);
    expect(creates()).toBe(1);
  });

  test('asks a person on a terminal, again after an answer that does not fit', async () => {
    const answers = ['what?\n', 'yes\n'];
    const visited = Promise.withResolvers<void>();
    const ran = await journey(['--input', INPUT, '--no-color'], {
      tty: true,
      onStdout: (text) => {
        if (text.includes('Open the link')) void visit().then(visited.resolve);
      },
      type: (shown) => (shown === '    done: ' ? answers.shift() : undefined),
    });
    expect(ran.exitCode).toBe(0);
    expect(ran.stderr).toContain('url: http://127.0.0.1');
    expect(ran.stderr).toContain('That does not have the form asked for.');
    expect(ran.stdout).toContain('orderStatus VERIFIED');
  });

  test('Ctrl-C at the question ends it with exit code 130', async () => {
    const ran = await journey(['--input', INPUT, '--no-color'], {
      tty: true,
      type: (shown) => (shown === '    done: ' ? '\u0003' : undefined),
    });
    expect(ran.exitCode).toBe(130);
  });

  test('writes JSON lines for programs', async () => {
    const { exitCode, stdout, stderr } = await journey(['--input', INPUT, '--json']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    const lines = stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    expect(lines[0]).toMatchObject({ event: 'stepStarted', journey: 'washcar.order', stepId: 'cities' });
    expect(lines.filter(({ event }) => event === 'stepEnded').every(({ outcome }) => outcome.ok)).toBe(true);
    expect(lines.at(-2)).toMatchObject({ event: 'challenge', kind: 'visit', answerField: 'done' });
    expect(lines.at(-1)).toMatchObject({ event: 'end', ok: false, reason: 'paused' });
  });

  test('a refusal ends it with exit code 1 and its reason', async () => {
    const { exitCode, stdout } = await journey(['--input', JSON.stringify({ cityCode: '999999', mobile: MOBILE })]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('CityNotServed');
  });

  test('nobody there ends it with exit code 3', async () => {
    await sandbox.close();
    const { exitCode, stdout } = await journey(['--input', INPUT, '--no-retry']);
    expect(exitCode).toBe(3);
    expect(stdout).toContain('HTTP_CONNECT_FAILED');
  });

  test('neither journal nor recording holds the phone, the secret or the key', async () => {
    const har = join(folder, 'run.har');
    await journey(['--input', INPUT, ...sealed(), '--record', har]);
    const kept = readFileSync(join(folder, 'run.jsonl'), 'utf8') + readFileSync(har, 'utf8');
    for (const value of [MOBILE, secret, SEALING_KEY]) expect(kept).not.toContain(value);
    expect(JSON.parse(readFileSync(har, 'utf8')).log.entries[0]._boxwire.journey).toEqual({
      id: 'washcar.order',
      stepId: 'cities',
    });
  });

  test('an answer that does not fit is exit code 2', async () => {
    const { exitCode, stderr } = await journey(['--input', INPUT, '--answer-env', 'NO']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('the given answer does not fit "visit"');
  });

  test('a journal is not started over, nor resumed with another key', async () => {
    await journey(['--input', INPUT, ...sealed()]);
    const again = await journey(['--input', INPUT, ...sealed()]);
    expect(again.exitCode).toBe(2);
    expect(again.stderr).toContain('holds a journal already');
    const otherKey = await journey([...sealed(), '--resume'], { env: { ...env, SEAL: '6b'.repeat(32) } });
    expect(otherKey.exitCode).toBe(2);
    expect(otherKey.stderr).toContain('wrong key');
  });

  test.each([
    [['--resume'], '--resume needs the --journal'],
    [['--journal', '/tmp/boxwire-none.jsonl', '--resume', '--journal-key-env', 'SEAL'], 'there is no journal'],
    [['--journal', '/tmp/boxwire-none.jsonl', '--journal-key-env', 'KEY'], '64 hexadecimal digits'],
    [['--journal', '/tmp/boxwire-none.jsonl'], 'no sealing key of the journal'],
    [['--input', '{"cityCode":"x"}'], '/cityCode'],
    [[], 'washcar.order does not take this input'],
  ])('%j is asked wrongly', async (flags, problem) => {
    const { exitCode, stderr } = await journey(flags);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(problem);
  });

  test('a stale journal file of an earlier crash is taken up', async () => {
    const path = join(folder, 'run.jsonl');
    await journey(['--input', INPUT, ...sealed()]);
    writeFileSync(path, `${readFileSync(path, 'utf8')}{"type":"sen`);
    await visit();
    expect((await journey([...sealed(), '--resume', '--answer-env', 'YES'])).exitCode).toBe(0);
  });
});
