import { expect, test } from 'vitest';
import { runCommand } from './run-command.ts';

const node = (code: string, timeoutMs?: number) =>
  runCommand(process.execPath, ['-e', code], {
    cwd: import.meta.dirname,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });

test('output and success are captured', async () => {
  expect(await node("process.stdout.write('out')")).toEqual({ ok: true, stdout: 'out', output: 'out' });
  expect(await node("process.stderr.write('err'); process.exit(3)")).toEqual({ ok: false, stdout: '', output: 'err' });
});

test('a program that cannot start is a failed one', async () => {
  const result = await runCommand('no-such-program', [], { cwd: import.meta.dirname });
  expect(result).toMatchObject({ ok: false, output: expect.stringContaining('ENOENT') });
});

test('a program that hangs is ended and fails', async () => {
  const result = await node('setInterval(() => {}, 1000)', 200);
  expect(result).toMatchObject({ ok: false, output: expect.stringContaining('limit 200 ms') });
});
