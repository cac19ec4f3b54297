import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { runCli } from '../memory-io.ts';
import { jsonLines, openWorld } from '../report-support.ts';
import { ORDER } from './small-season.ts';

async function problems(totalAmount: unknown, flags: readonly string[]): Promise<unknown> {
  await using world = await openWorld();
  const path = world.path('orders.jsonl');
  await writeFile(path, JSON.stringify({ ...ORDER, totalAmount }));
  const ran = await runCli(['report', 'lint', path, '--json', ...flags]);
  return jsonLines(ran.stdout).flatMap(({ problems: found }) =>
    (found as readonly { readonly rule: string; readonly problem: string }[]).map(({ rule, problem }) =>
      rule === 'field' ? problem : rule,
    ),
  );
}

test.each([
  ['1,380', ['--money', 'yuan'], /a decimal amount of yuan such as 380\.00/],
  [undefined, ['--money', 'yuan'], /a decimal amount of yuan such as 380\.00/],
  ['380.00', [], /expected an integer of fen, 0 or more; or import with --money yuan$/],
  [380.5, [], /expected an integer of fen, 0 or more; or import with --money yuan$/],
  ['none', [], /expected an integer of fen, 0 or more$/],
])('%s with %j is asked for in the unit of the file', async (amount, flags, message) => {
  expect(await problems(amount, flags)).toEqual([expect.stringMatching(message)]);
});

test('import prints what lint finds in a report by itself, and accepts it', async () => {
  await using world = await openWorld();
  const path = world.path('orders.jsonl');
  const lines = [
    { ...ORDER, totalAmount: 75_999 },
    { ...ORDER, orderId: 'O-2', ticketNum: 1 },
  ];
  await writeFile(path, lines.map((line) => JSON.stringify(line)).join('\n'));
  const ran = await world.report(['import', path]);
  expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
  expect(ran.stdout).toContain('2 order reports accepted, 0 rejected');
  expect(ran.stdout).toContain('! 2 findings of lint');
  expect(ran.stdout).toMatch(/line 1: totalAmount .*order\.total/);
  expect(ran.stdout).toMatch(/line 2: ticketNum .*order\.count/);
  const again = await world.report(['import', path, '--restart', '--json']);
  expect(jsonLines(again.stdout)[0]?.lint).toMatchObject({ count: 2, problems: [{ line: 1 }, { line: 2 }] });
});
