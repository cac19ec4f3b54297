import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox } from '@boxwire/sandbox';
import { INTERPARK_DEMO_MEMBER, interparkSandbox } from '@boxwire/sandbox/interpark';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCli, type RunOptions } from './memory-io.ts';

const { email, password } = INTERPARK_DEMO_MEMBER;
const SHOW = { goodsCode: '25018223', placeCode: '25001698' };
const PURCHASE = {
  ...{ ...SHOW, email, password, webKey: 'sandbox-web-key', captcha: false },
  ...{ buyer: { name: 'SANDBOX USER', birthDate: '0001011', email, phone: '10012345678' } },
  merchantMemberNo: 'T00000001',
};

const start = () =>
  createSandbox({
    platforms: [interparkSandbox({ turnstile: 'any', queue: { admitAfterPolls: 1 } })],
  });
let world: Awaited<ReturnType<typeof start>>;
let origins: string[] = [];
beforeEach(async () => {
  world = await start();
  origins = Object.entries(world.origins.interpark).flatMap(([key, url]) => ['--origin', `${key}=${url}`]);
});
afterEach(() => world.close());

const cli = (argv: readonly string[], options: RunOptions = {}) => runCli(['journey', ...argv, ...origins], options);

test('a purchase asks the person at the terminal and ends before the payment window, telling no secret', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'boxwire-interpark-'));
  const input = join(folder, 'purchase.json');
  writeFileSync(input, JSON.stringify(PURCHASE));
  const { exitCode, stdout, stderr } = await cli(['interpark.purchase', '--input-file', input, '--no-color'], {
    tty: true,
    type: (shown) => (shown.endsWith('turnstileToken: ') ? 'synthetic-turnstile\n' : undefined),
  });
  rmSync(folder, { recursive: true });
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
  expect(stdout).toMatch(/done {2}.*totalFeeWon 151000/);
  expect(stdout).toContain('handover {…}');
  for (const secret of [password, email]) expect(stdout + stderr).not.toContain(secret);
});

test('the seats of a session are drawn with what is free', async () => {
  const admitted = await world.admin.operator({
    ...{ platform: 'interpark', ref: email, action: 'admit' },
    input: { goodsCode: SHOW.goodsCode },
  });
  const { sessionId, bizCode, channelType, entMemberCode } = admitted as Readonly<Record<string, string>>;
  const session = { sessionId, bizCode, channelType, entMemberCode, lang: 'ZH' };
  const { exitCode, stdout, stderr } = await cli(['interpark.seats', '--input', JSON.stringify({ ...SHOW, session })]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toMatch(/^ {2}area 001:401 {2}\d+ of 20 seats free$/m);
  expect(stdout).toMatch(/^ {4}1 {2}₩143,000 {2}R석 {2}\d+ free$/m);
  expect(stdout).not.toContain(sessionId);
});

test('every origin is named, there is none built in', async () => {
  const { exitCode, stderr } = await runCli(['journey', 'interpark.seats', '--input', '{}']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('--origin firebase=<url> --origin world=<url>');
});
