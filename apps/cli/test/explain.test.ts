import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from './memory-io.ts';

const SECRET = 'canary-key-0b71';
const OTHER = 'canary-key-3d22';
const env = { KEY: SECRET, OTHER };
const QUERY = 'appId=10000&timestamp=1709545184000&nonce=abc123&keyword=a%20b';
const STRING_A = 'appId=10000&keyword=a b&nonce=abc123&timestamp=1709545184000';
const md5 = (text: string) => createHash('md5').update(text).digest('hex');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'boxwire-explain-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function explain(sign: string | undefined, ...flags: string[]) {
  const query = sign === undefined ? QUERY : `${QUERY}&sign=${sign}`;
  const ran = await runCli(['explain', '--query', query, '--secret-env', 'KEY', ...flags], { env });
  expect(ran.stdout + ran.stderr).not.toMatch(/canary/);
  return ran;
}

async function causes(sign: string | undefined, ...flags: string[]): Promise<string[]> {
  const { stdout } = await explain(sign, '--json', ...flags);
  return JSON.parse(stdout).causes.map(({ id }: { id: string }) => id);
}

describe('explain', () => {
  test('says that the signs match', async () => {
    const { exitCode, stdout } = await explain(md5(STRING_A + SECRET));
    expect(exitCode).toBe(0);
    expect(stdout).toContain('The signatures match.');
  });

  test('names the cause, and is exit code 0', async () => {
    const { exitCode, stdout } = await explain(md5(STRING_A.replace(' ', '+') + SECRET));
    expect(exitCode).toBe(0);
    expect(stdout).toContain('[space-as-plus]');
    expect(stdout).toContain('First difference at byte');
  });

  test('is exit code 1 when no cause is found', async () => {
    const { exitCode, stdout } = await explain('0'.repeat(32));
    expect(exitCode).toBe(1);
    expect(stdout).toContain('Not explained');
  });

  test('--expected stands over the sign in the query', async () => {
    expect(await causes('0'.repeat(32), '--expected', md5(STRING_A + SECRET).toUpperCase())).toEqual([
      'digest-uppercase',
    ]);
  });

  test('--candidate-env tries other secrets', async () => {
    expect(await causes(md5(STRING_A + OTHER), '--candidate-env', 'OTHER')).toEqual(['wrong-key']);
  });

  test('--expected-string-file compares the other side’s string', async () => {
    const theirs = file('theirs.txt', `${STRING_A.replace('a b', 'a%20b')}${SECRET}\n`);
    const { stdout } = await explain(undefined, '--expected-string-file', theirs, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'explained', expectedString: { changed: ['keyword'] } });
  });

  test('--earlier-file finds a sign that was sent again', async () => {
    const earlier = { query: { appId: '10000', timestamp: '1709545183000', nonce: 'abc122' }, bodyText: null };
    const text = 'appId=10000&nonce=abc122&timestamp=1709545183000';
    const path = file('earlier.jsonl', `${JSON.stringify(earlier)}\n`);
    expect(await causes(md5(text + SECRET), '--earlier-file', path)).toContain('stale-signature');
  });

  test('--now and --server-answer-file find a clock that is off', async () => {
    const answer = { status: 200, bodyText: '{"code":301,"message":"参数(timestamp)错误:请求时间戳超出有效范围"}' };
    const flags = ['--now', '1709546184000', '--server-answer-file', file('answer.json', JSON.stringify(answer))];
    expect(await causes(md5(STRING_A + SECRET), ...flags)).toContain('clock-skew');
  });

  test.each([
    [[], 'no sign to explain'],
    [['--expected', '0'.repeat(32), '--candidate-env', 'NONE'], 'the environment has no NONE'],
    [['--expected', '0'.repeat(32), '--earlier-file', '/nowhere/at/all'], 'cannot read /nowhere/at/all'],
  ])('%j is asked wrongly', async (flags, problem) => {
    const { exitCode, stderr } = await explain(undefined, ...flags);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(problem);
  });

  test('a file that holds no JSON objects is told without its text', async () => {
    const path = file('broken.jsonl', 'canary-text\n');
    const { exitCode, stderr } = await explain('0'.repeat(32), '--earlier-file', path);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--earlier-file does not hold JSON objects');
  });
});
