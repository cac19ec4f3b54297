import { WASHCAR_DEMO_CHANNEL } from '@boxwire/sandbox/washcar';
import { describe, expect, test } from 'vitest';
import { runCli } from './memory-io.ts';

describe('demo', () => {
  test('orders, verifies and refunds, then explains a broken signature', async () => {
    const { exitCode, stdout, stderr } = await runCli(['demo']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^1\. washcar\.order {2}/m);
    expect(stdout).toMatch(/^ {2}✓ create +\S+ (?:ms|µs) {2}order one package$/m);
    expect(stdout).toMatch(/orderStatus VERIFIED/);
    expect(stdout).toMatch(/^ {2}paused {2}at visit$/m);
    expect(stdout).toMatch(/^3\. washcar\.refund {2}/m);
    expect(stdout).toMatch(/orderStatus REFUNDED/);
    expect(stdout).toContain('SignMismatch: 签名不匹配');
    expect(stdout).toContain('[url-encoded]');
    expect(stdout).toContain('every invariant of the sandbox holds');
    expect(stdout).toContain('Try next');
    expect(stdout).not.toContain(WASHCAR_DEMO_CHANNEL.secret);
    expect(stdout).not.toContain('\u001b');
  });

  test('writes JSON lines for programs', async () => {
    const { exitCode, stdout } = await runCli(['demo', '--json']);
    expect(exitCode).toBe(0);
    const lines = stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    expect(lines[0]).toMatchObject({ event: 'sandbox', platform: 'washcar' });
    expect(lines.filter(({ event }) => event === 'end').map(({ ok, reason }) => reason ?? ok)).toEqual([
      true,
      'paused',
      true,
    ]);
    expect(lines.at(-2)).toMatchObject({ event: 'signatureMismatch', explanation: { verdict: 'explained' } });
    expect(lines.at(-1)).toMatchObject({ event: 'demoEnded', broken: [] });
    expect(stdout).not.toContain(WASHCAR_DEMO_CHANNEL.secret);
  });
});
