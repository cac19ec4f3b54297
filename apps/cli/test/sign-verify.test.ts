import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from './memory-io.ts';

const SECRET = 'canary-secret-41f7';
const env = { KEY: SECRET };
const QUERY = 'appId=10000&timestamp=1709545184000&nonce=Hs94gj28ka12&keyword=%E7%B2%BE+%E6%B4%97';
const SIGN = 'e3b473b671630a8fa0086a314321babe';

let body = '';
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'boxwire-sign-'));
  body = join(folder, 'body.json');
  writeFileSync(body, '{"quantity":2,"price":108.90}');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('sign', () => {
  test('prints the text, the sign and the query to send', async () => {
    const ran = await runCli(['sign', '--query', QUERY, '--body-file', body, '--secret-env', 'KEY'], { env });
    expect(ran).toEqual({
      exitCode: 0,
      stderr: '',
      stdout: [
        'signed  appId=10000&keyword=精 洗&nonce=Hs94gj28ka12&price=108.90&quantity=2&timestamp=1709545184000 + secret',
        `sign    ${SIGN}`,
        `query   appId=10000&timestamp=1709545184000&nonce=Hs94gj28ka12&keyword=%E7%B2%BE%20%E6%B4%97&sign=${SIGN}`,
        '',
      ].join('\n'),
    });
  });

  test('--json prints the same for programs', async () => {
    const ran = await runCli(['sign', '--query', '?a=1', '--secret-env', 'KEY', '--json'], { env });
    expect(JSON.parse(ran.stdout)).toMatchObject({
      pairs: [['a', '1']],
      stringA: 'a=1',
      query: expect.stringMatching(/^a=1&sign=[0-9a-f]{32}$/),
    });
  });

  test('--app-id adds appId, a timestamp and a nonce', async () => {
    const argv = ['sign', '--query', 'a=1', '--app-id', '10000', '--secret-env', 'KEY', '--json'];
    const [first, second] = await Promise.all([runCli(argv, { env }), runCli(argv, { env })]);
    expect(JSON.parse(first.stdout).query).toMatch(
      /^a=1&appId=10000&timestamp=\d{13}&nonce=[0-9a-f]{32}&sign=[0-9a-f]{32}$/,
    );
    expect(JSON.parse(first.stdout).query).not.toBe(JSON.parse(second.stdout).query);
  });

  test('the body may come from stdin', async () => {
    const ran = await runCli(['sign', '--body-file', '-', '--secret-env', 'KEY', '--json'], {
      env,
      stdin: '{"b":true}',
    });
    expect(JSON.parse(ran.stdout).stringA).toBe('b=true');
  });

  test('the secret may be typed on a terminal', async () => {
    const ran = await runCli(['sign', '--query', 'a=1', '--no-color'], {
      tty: true,
      type: () => `${SECRET}\n`,
    });
    const named = await runCli(['sign', '--query', 'a=1', '--secret-env', 'KEY'], { env });
    expect(ran.stdout).toBe(named.stdout);
    expect(ran.stderr).toBe('signing secret: \n');
  });

  test.each([
    [[], 'no request given'],
    [['--query', 'a=1'], 'no signing secret'],
    [['--query', 'a=1', '--secret-env', 'NONE'], 'the environment has no NONE'],
    [['--query', 'a=1', '--secret-env', 'KEY', '--secret-file', 'x'], 'not both'],
    [['--body-file', '/nowhere/at/all', '--secret-env', 'KEY'], 'cannot read /nowhere/at/all (ENOENT)'],
    [['--query', 'a=1&a=2', '--secret-env', 'KEY', '--portable'], 'DUPLICATE_NAME'],
    [['--query', 'a=1', '--app-id', 'no', '--secret-env', 'KEY'], 'appId must have 4 to 32 characters'],
    [['--jsonl', '--query', 'a=1'], '--jsonl takes its requests from stdin'],
  ])('sign %j is refused', async (flags, problem) => {
    const { exitCode, stdout, stderr } = await runCli(['sign', ...flags], { env });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(problem);
  });

  test('a body that is no JSON is told with its code', async () => {
    const ran = await runCli(['sign', '--body-file', '-', '--secret-env', 'KEY', '--json'], { env, stdin: '{' });
    expect(ran.exitCode).toBe(2);
    expect(JSON.parse(ran.stderr).error.code).toBe('MALFORMED_JSON');
  });
});

describe('verify', () => {
  const verify = (sign: string, ...flags: string[]) =>
    runCli(['verify', '--query', `${QUERY}&sign=${sign}`, '--body-file', body, '--secret-env', 'KEY', ...flags], {
      env,
    });

  test('a right sign is exit code 0', async () => {
    const { exitCode, stdout } = await verify(SIGN);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^✓ the sign matches\n {2}signed {2}appId=/);
  });

  test('a wrong one is exit code 1, and the right one is not shown', async () => {
    const wrong = `0${SIGN.slice(1)}`;
    const { exitCode, stdout } = await verify(wrong);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('✗ the sign does not match');
    expect(stdout).toContain('boxwire explain');
    const json = await verify(wrong, '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ ok: false, sign: wrong });
    expect(stdout + json.stdout).not.toContain(SIGN);
  });

  test('an uppercase sign does not match', async () => {
    expect((await verify(SIGN.toUpperCase())).exitCode).toBe(1);
  });

  test('a query without a sign is asked wrongly', async () => {
    const { exitCode, stderr } = await runCli(['verify', '--query', QUERY, '--secret-env', 'KEY'], { env });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('the query has no sign to verify');
  });
});

test('no command shows the secret, in colour or not', async () => {
  for (const argv of [
    ['sign', '--query', QUERY],
    ['verify', '--query', `${QUERY}&sign=${SIGN}`],
  ]) {
    for (const flags of [[], ['--json']]) {
      const { stdout, stderr } = await runCli([...argv, '--secret-env', 'KEY', ...flags], { env, tty: true });
      expect(stdout + stderr).not.toContain(SECRET);
    }
  }
});
