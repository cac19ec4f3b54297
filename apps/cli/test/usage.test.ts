import { describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { runCli } from './memory-io.ts';

describe('the command line', () => {
  test('--version prints the version', async () => {
    expect(await runCli(['--version'])).toEqual({ exitCode: 0, stdout: `${manifest.version}\n`, stderr: '' });
    expect(await runCli(['-V'])).toMatchObject({ exitCode: 0, stdout: `${manifest.version}\n` });
  });

  test('--help lists every command', async () => {
    const { exitCode, stdout } = await runCli(['--help']);
    expect(exitCode).toBe(0);
    for (const name of [
      'sign',
      'verify',
      'explain',
      'call',
      'sandbox',
      'journey',
      'rail',
      'bilibili',
      'report',
      'web',
      'demo',
    ]) {
      expect(stdout).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
    }
  });

  test.each([
    ...['sign', 'verify', 'explain', 'call', 'sandbox', 'journey', 'report', 'web', 'demo'],
    ...['rail', 'rail stations', 'rail query', 'bilibili', 'bilibili project'],
  ])('%s --help stays as it is', async (name) => {
    const { exitCode, stdout } = await runCli([...name.split(' '), '--help']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatchSnapshot();
  });

  test.each([
    [[], 'no command given'],
    [['sing'], "unknown command 'sing'"],
    [['sign', '--querry', 'a=1'], "unknown option '--querry'"],
    [['sign', '--query'], "option '--query <text>' argument missing"],
    [['sandbox', '--port', '70000'], 'Expected an integer from 0 to 65535.'],
    [['sandbox', '--clock', 'slow'], 'Allowed choices are real, manual, auto.'],
    [['call', 'washcar'], "missing required argument 'endpoint'"],
    [['call', 'cinema', 'goods.list'], 'no platform "cinema"'],
    [['call', 'washcar', 'goods.lists'], 'washcar has no endpoint "goods.lists"'],
    [['journey', 'washcar.buy'], 'washcar has no journey "buy"'],
    [['sandbox', 'cinema'], 'no sandbox of "cinema"'],
  ])('%j is asked wrongly', async (argv, problem) => {
    const { exitCode, stdout, stderr } = await runCli(argv);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^error: .*\n.+\n$/);
    expect(stderr).toContain(problem);
  });

  test('with --json a mistake is told as JSON', async () => {
    const { exitCode, stderr } = await runCli(['call', 'cinema', 'goods.list', '--json']);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stderr)).toEqual({
      error: {
        code: 'USAGE',
        message: 'no platform "cinema"',
        hint: 'Known platforms: washcar, wht93, rail12306, bilibili-show, interpark.',
      },
    });
  });

  const CANARY = 'canary-8d1f0c';
  test.each([
    [['sign', '--secret', CANARY], 'never taken from the command line'],
    [['sign', `--secret=${CANARY}`], 'never taken from the command line'],
    [['call', 'washcar', 'goods.list', `--password=${CANARY}`], 'never taken from the command line'],
    [['journey', 'washcar.order', `--journal-key=${CANARY}`], 'never taken from the command line'],
    [['sign', `--sekret=${CANARY}`], "unknown option '--sekret'"],
  ])('a secret on the command line is refused and not repeated', async (argv, problem) => {
    const { exitCode, stdout, stderr } = await runCli(argv);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(problem);
    expect(stdout + stderr).not.toContain(CANARY);
  });
});
