import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox, type Sandbox } from '@boxwire/sandbox';
import { WASHCAR_DEMO_CHANNEL, washcarSandbox } from '@boxwire/sandbox/washcar';
import { startServer } from '@boxwire/tooling/test-kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from './memory-io.ts';

const { appId, secret } = WASHCAR_DEMO_CHANNEL;
const env = { KEY: secret };
const MOBILE = '10012345678';

let folder = '';
let sandbox: Sandbox;
let origin = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'boxwire-call-'));
  const started = await createSandbox({ platforms: [washcarSandbox()] });
  sandbox = started;
  origin = started.origins.washcar.api;
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

const signed = () => ['--origin', `api=${origin}`, '--app-id', appId, '--secret-env', 'KEY'];
const call = (endpoint: string, ...flags: string[]) =>
  runCli(['call', 'washcar', endpoint, ...signed(), ...flags], { env });

describe('call', () => {
  test('prints a success as JSON, and is exit code 0', async () => {
    const { exitCode, stdout, stderr } = await call(
      'goods.list',
      '--query',
      'cityCode=110100',
      '--query',
      'size=2',
      '--json',
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const outcome = JSON.parse(stdout);
    expect(outcome).toMatchObject({ ok: true, status: 200 });
    expect(outcome.data.list).toHaveLength(2);
  });

  test('prints a success for people', async () => {
    const { stdout } = await call('region.cities');
    expect(stdout).toMatch(/^✓ region\.cities {2}HTTP 200 {2}\d+ ms\n\[\n/);
    expect(stdout).toContain('"cityCode": "110100"');
  });

  test('prints a refusal with its code, kind and advice, and is exit code 1', async () => {
    const { exitCode, stdout } = await call('goods.detail', '--query', 'goodsId=none');
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^✗ goods\.detail {2}InvalidParameter \(invalid, field goodsId\): .* HTTP 200 /);
    expect(stdout).toContain('retry: no');
    const json = await call('goods.detail', '--query', 'goodsId=none', '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ ok: false, code: 'InvalidParameter', field: 'goodsId' });
  });

  test('takes the whole input as JSON, from the command line or a file, flags over it', async () => {
    const file = join(folder, 'input.json');
    writeFileSync(file, JSON.stringify({ query: { cityCode: '110100', size: 1 } }));
    const fromFile = await call('goods.list', '--input-file', file, '--query', 'size=3', '--json');
    expect(JSON.parse(fromFile.stdout).data.list).toHaveLength(3);
    const fromText = await call('goods.list', '--input', '{"query":{"size":1}}', '--json');
    expect(JSON.parse(fromText.stdout).data.list).toHaveLength(1);
  });

  test('sends a body, and records what went over the wire without the secret and the phone', async () => {
    const har = join(folder, 'order.har');
    const goods = JSON.parse((await call('goods.list', '--query', 'size=1', '--json')).stdout).data.list[0];
    const body = {
      channelOrderNo: 'CH-CLI-1',
      mobile: MOBILE,
      goodsId: goods.goodsId,
      goodsItemId: goods.items[0].goodsItemId,
      cityCode: '110100',
    };
    const flags = Object.entries(body).flatMap(([name, value]) => ['--body', `${name}=${value}`]);
    const { exitCode, stdout } = await call('order.create', ...flags, '--record', har, '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).data).toMatchObject({ channelOrderNo: 'CH-CLI-1', orderStatus: 'CREATED' });
    const text = readFileSync(har, 'utf8');
    expect(text).not.toContain(secret);
    expect(text).not.toContain(MOBILE);
    const [entry] = JSON.parse(text).log.entries;
    expect(entry._boxwire).toMatchObject({ platformId: 'washcar', endpointId: 'order.create', outcome: { ok: true } });
    expect(entry.request.queryString.find(({ name }: { name: string }) => name === 'sign').value).toBe('***');
  });

  test('nobody there is exit code 3', async () => {
    const flags = ['--origin', 'api=http://127.0.0.1:1', '--app-id', appId, '--secret-env', 'KEY', '--no-retry'];
    const people = await runCli(['call', 'washcar', 'region.cities', ...flags], { env });
    expect(people.exitCode).toBe(3);
    expect(people.stderr).toMatch(/^error: \[region\.cities\] /);
    const json = await runCli(['call', 'washcar', 'region.cities', ...flags, '--json'], { env });
    expect(json.exitCode).toBe(3);
    expect(JSON.parse(json.stdout)).toMatchObject({
      ok: false,
      transport: { code: 'HTTP_CONNECT_FAILED', mayHaveHappened: false },
    });
  });

  test.each([
    [['--query', 'cityCode'], '--query takes name=value'],
    [['--query', 'page=one'], '/query/page'],
    [['--query', 'town=x'], 'Unrecognized key'],
    [['--input', '{'], '--input is not JSON'],
    [['--input', '[]'], 'the input must be a JSON object'],
    [['--input', '{}', '--input-file', 'x'], 'not both'],
    [['--origin', 'www=http://127.0.0.1:1'], 'washcar has no origin "www"'],
    [['--timeout', '0'], 'Expected an integer from 1'],
  ])('%j is asked wrongly', async (flags, problem) => {
    const { exitCode, stdout, stderr } = await call('goods.list', ...flags);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(problem);
  });

  test.each([
    [['--app-id', appId, '--secret-env', 'KEY'], 'where is washcar? No origin is built in'],
    [['--origin', 'api=http://127.0.0.1:1', '--secret-env', 'KEY'], 'name the channel with --app-id'],
    [['--origin', 'api=http://127.0.0.1:1', '--app-id', appId], 'no signing secret'],
  ])('%j leaves something out', async (flags, problem) => {
    const { exitCode, stderr } = await runCli(['call', 'washcar', 'goods.list', ...flags], { env });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(problem);
  });

  test('a recording that cannot be written is told', async () => {
    const { exitCode, stderr } = await call('region.cities', '--record', join(folder, 'no', 'such.har'));
    expect(exitCode).toBe(2);
    expect(stderr).toContain('(ENOENT)');
  });
});

test('Ctrl-C during a call is exit code 130', async () => {
  await using silent = await startServer(() => new Promise(() => undefined));
  const ended = new AbortController();
  const flags = ['--origin', `api=${silent.origin}`, '--app-id', appId, '--secret-env', 'KEY'];
  const people = runCli(['call', 'washcar', 'region.cities', ...flags], { env, signal: ended.signal });
  const json = runCli(['call', 'washcar', 'region.cities', ...flags, '--json'], { env, signal: ended.signal });
  await silent.received(2);
  ended.abort();
  expect((await people).exitCode).toBe(130);
  expect((await json).exitCode).toBe(130);
});
