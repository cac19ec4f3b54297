import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runNode } from '../support/run-node.ts';

const MAIN = fileURLToPath(new URL('../../crash/main.ts', import.meta.url));

describe('the crash proof', { timeout: 120_000 }, () => {
  test('finds nothing to object to, and counts the round', async () => {
    const { stdout, exitCode } = await runNode(MAIN, ['--rounds', '1', '--seed', '7']);
    expect(stdout).toMatch(/^lost 0, order breaks 0, duplicate effects 0;/m);
    expect(stdout).toMatch(/^crash: 1 passed, 0 failed$/m);
    expect(exitCode).toBe(0);
  });

  test('turns red when a report is acknowledged before it is committed, and says how to see it again', async () => {
    // its first child is killed after a number of acknowledgements, and commits nothing before
    const { stdout, exitCode } = await runNode(MAIN, [...'--round 2 --seed 7 --sabotage ack-before-commit'.split(' ')]);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^ {5}lost: .* was acknowledged and is not in the outbox: /m);
    expect(stdout).toMatch(/again: pnpm crash --store sqlite --seed 7 --round 2 --sabotage ack-before-commit$/m);
  });

  test('refuses what it does not know', async () => {
    const { stderr, exitCode } = await runNode(MAIN, ['--store', 'paper']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--store: expected sqlite or postgres');
  });
});
