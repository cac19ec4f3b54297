import { INTERPARK_DEMO_MEMBER } from '@boxwire/sandbox/interpark';
import { describe, expect, test } from 'vitest';
import { BREAKAGE_NAMES } from '../src/demo/interpark/breakages.ts';
import { runCli } from './memory-io.ts';

/** The cause the schemas name for each breakage. */
const CAUSES = {
  'secure-url-fields': 'SecureUrlFieldsMissing',
  'goods-bizcode': 'GoodsBizCodeSent',
  'encoded-key': 'KeyStillEncoded',
  'set-cookie-object': 'CookieBodyNotString',
  'goods-code-query': 'GoodsCodeInQuery',
  'onestop-headers': 'OnestopHeadersMissing',
  'before-admission': 'NotAdmitted',
} as const;

describe('demo interpark', () => {
  test.each(BREAKAGE_NAMES)('--break %s fails, is explained, and works again', async (name) => {
    const { exitCode, stdout } = await runCli(['demo', 'interpark', '--break', name, '--json']);
    expect(exitCode).toBe(0);
    const lines = stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    expect(lines.filter(({ event }) => event === 'end').map(({ ok }) => ok)).toEqual([false, true]);
    const { explanations } = lines.find(({ event }) => event === 'explained');
    expect(explanations[0]).toMatchObject({ cause: CAUSES[name], certainty: 'shown' });
    expect(lines.at(-1)).toMatchObject({ event: 'demoEnded', broken: [] });
  });

  test('without a breakage buys in both generations and draws the seats, telling no secret', async () => {
    const { exitCode, stdout } = await runCli(['demo', 'interpark']);
    expect(exitCode).toBe(0);
    expect(stdout.match(/^\d\. interpark\.purchase .*API of 2026-(?:01|10)$/gm)).toHaveLength(2);
    expect(stdout.match(/totalFeeWon 151000/g)).toHaveLength(2);
    expect(stdout).toMatch(/^ {2}area 001:401 {2}18 of 20 seats free$/m);
    expect(stdout).toMatch(/^ {4}0 {3}1··11$/m);
    expect(stdout).not.toMatch(/fgkey|[\da-f]{32}/);
    expect(stdout).not.toContain(INTERPARK_DEMO_MEMBER.password);
  });

  test('the way a call is broken is explained to people', async () => {
    const { stdout } = await runCli(['demo', 'interpark', '--break', 'encoded-key']);
    expect(stdout).toContain('✗ waiting.lineUp answered HTTP 500');
    expect(stdout).toMatch(/^ {4}KeyStillEncoded \(shown\) {2}key {2}interpark §4\.2$/m);
  });
});

describe('demo of one platform', () => {
  test.each([
    ['washcar', /^3\. washcar\.refund {2}/m],
    ['rail', /^2\. rail12306\.book {2}/m],
    ['bilibili', /✓ 710005 /],
  ])('%s runs its part alone', async (platform, line) => {
    const { exitCode, stdout } = await runCli(['demo', platform]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(line);
    expect(stdout).not.toContain('orders reported');
  });

  test.each([
    [['demo', 'cinema'], 'no demo of "cinema"'],
    [['demo', 'rail', '--break', 'encoded-key'], '--break belongs to one platform'],
    [['demo', 'interpark', '--break', 'luck'], 'nothing to break is called "luck"'],
  ])('%j is asked wrongly', async (argv, problem) => {
    const { exitCode, stderr } = await runCli(argv);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(problem);
  });
});
