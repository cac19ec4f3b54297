import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CliIo } from '../io/cli-io.ts';
import { readSecret } from './read-secret.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'boxwire-secret-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function ioWith(parts: Partial<CliIo> = {}): CliIo {
  const sink = () => new Writable({ write: (_chunk, _encoding, done) => done() });
  const quiet = { stdin: Readable.from([]), stdout: sink(), stderr: sink(), env: {} };
  const own = { self: ['boxwire'] as const, now: () => 0 };
  return { ...quiet, ...own, interruption: () => new AbortController().signal, ...parts };
}

describe('readSecret', () => {
  test('takes a variable exactly as it is', async () => {
    expect(await readSecret({ env: 'KEY' }, ioWith({ env: { KEY: ' a b \n' } }))).toBe(' a b \n');
  });

  test.each([
    ['key', 'key'],
    ['key\n', 'key'],
    ['key\r\n', 'key'],
    ['key\n\n', 'key\n'],
    [' key ', ' key '],
  ])('takes a file without one line ending (%j)', async (content, secret) => {
    const file = join(folder, 'secret');
    writeFileSync(file, content);
    expect(await readSecret({ file }, ioWith())).toBe(secret);
  });

  test('asks on a terminal, and shows nothing of the answer', async () => {
    const stdin = Object.assign(new PassThrough(), { isTTY: true });
    let shown = '';
    const stderr = Object.assign(
      new Writable({
        write: (chunk: Buffer, _encoding, done) => {
          shown += chunk.toString();
          done();
        },
      }),
      { isTTY: true },
    );
    const secret = readSecret({}, ioWith({ stdin, stderr }));
    stdin.write('typed-key\n');
    expect(await secret).toBe('typed-key');
    expect(shown).toBe('signing secret: \n');
  });

  test.each([
    [{ env: 'KEY', file: 'x' }, 'USAGE'],
    [{ env: 'KEY' }, 'SECRET_MISSING'],
    [{ env: 'EMPTY' }, 'SECRET_MISSING'],
    [{ file: '/nowhere/at/all' }, 'INPUT_UNREADABLE'],
    [{}, 'SECRET_MISSING'],
  ])('%j is refused', async (source, code) => {
    await expect(readSecret(source, ioWith({ env: { EMPTY: '' } }))).rejects.toMatchObject({ code, exitCode: 2 });
  });
});
