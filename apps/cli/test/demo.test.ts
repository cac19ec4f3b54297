import { WASHCAR_DEMO_CHANNEL } from '@boxwire/sandbox/washcar';
import { describe, expect, test } from 'vitest';
import { runCli } from './memory-io.ts';

// two processes deliver thousands of reports, perhaps beside other tests
const LIMIT_MS = 60_000;

describe('demo', { timeout: LIMIT_MS }, () => {
  test('orders, verifies and refunds, explains a broken signature, and reports a season through a killed worker', async () => {
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
    expect(stdout).toContain('every invariant of the sandboxes holds');
    expect(stdout).toMatch(/^5\. rail12306\.login\.qr {2}/m);
    expect(stdout).toMatch(/^ {2}done {2}orderId E\d+ · trainCode G901 /m);
    expect(stdout.match(/^ {2}✓ 71000[1-5] .* order \d+ ¥[\d.]+ {2}◆ /gm)).toHaveLength(5);
    expect(stdout.match(/^ {2}✓ 2026-(?:01|10) .* cart of ₩151,000, seat held {2}◆ turnstile/gm)).toHaveLength(2);
    expect(stdout).toMatch(/^9\. 2,000 orders reported {2}/m);
    expect(stdout).toMatch(/^ {2}✓ deliver .* then killed \(SIGKILL\) half-way$/m);
    expect(stdout).toMatch(/^ {2}✓ resume /m);
    expect(stdout).toMatch(/^ {2}0 lost, 0 duplicate effects, 0 order breaks {2}/m);
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
      ...[true, 'paused', true],
      ...[true, true],
    ]);
    expect(lines.filter(({ event }) => event === 'kind').map(({ asked }) => asked)).toEqual([
      ['buyers'],
      ['seats', 'buyers'],
      ['contact'],
      ['address', 'contact'],
      ['contact'],
      ['turnstile'],
      ['turnstile', 'turnstile', 'imageCaptcha'],
    ]);
    expect(lines.filter(({ event }) => event === 'worker').map(({ killed }) => killed)).toEqual([true, false]);
    expect(lines.at(-2)).toMatchObject({
      ...{ event: 'seasonEnded', lost: 0, duplicateEffects: 0, orderBreaks: 0, broken: [] },
      reconciliation: { open: 0, kinds: { order: { outstanding: 0 } } },
    });
    expect(lines.find(({ event }) => event === 'signatureMismatch')).toMatchObject({
      event: 'signatureMismatch',
      explanation: { verdict: 'explained' },
    });
    expect(lines.at(-1)).toMatchObject({ event: 'demoEnded', broken: [] });
    expect(stdout).not.toContain(WASHCAR_DEMO_CHANNEL.secret);
  });
});
