import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runCli, type RunOptions } from './memory-io.ts';

interface Vector {
  readonly name: string;
  readonly flattened?: unknown;
  readonly stringA?: string;
  readonly sign?: string;
  readonly clientRefuses?: string;
  readonly error?: string;
}

interface Answer {
  readonly sign?: string;
  readonly error?: { readonly code: string; readonly message: string; readonly reason?: string };
}

const fixture = new URL('../../../packages/signing/test/fixtures/washcar-signing.json', import.meta.url);
const { cases, errorCases } = JSON.parse(readFileSync(fixture, 'utf8')) as { cases: Vector[]; errorCases: Vector[] };
const VECTORS = [...cases, ...errorCases];
const LINES = VECTORS.map((vector) => `${JSON.stringify(vector)}\n`).join('');
const CASE = { query: { appId: '10000', a: '1' }, bodyText: null, secret: 'k' };
const SIGNED = {
  pairs: [
    ['a', '1'],
    ['appId', '10000'],
  ],
  stringA: 'a=1&appId=10000',
  sign: 'a83b54cd6ffa1a5a24657a319e6eff5f',
};

async function answers(stdin: RunOptions['stdin'], ...flags: string[]): Promise<Answer[]> {
  const { exitCode, stdout, stderr } = await runCli(['sign', '--jsonl', ...flags], { stdin: stdin ?? '' });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Answer);
}

describe('sign --jsonl', () => {
  test('answers every vector, fed as it is', async () => {
    const given = await answers(LINES);
    expect(given).toHaveLength(VECTORS.length);
    for (const [index, { name, flattened, stringA, sign, error }] of VECTORS.entries()) {
      if (error === undefined) expect(given[index], name).toEqual({ pairs: flattened, stringA, sign });
      else expect(given[index]?.error?.code, name).toBe(error);
    }
  });

  test('--portable refuses what the vectors mark, and signs the rest alike', async () => {
    const given = await answers(LINES, '--portable');
    for (const [index, { name, sign, clientRefuses }] of cases.entries()) {
      if (clientRefuses === undefined) expect(given[index]?.sign, name).toBe(sign);
      else expect(given[index]?.error, name).toMatchObject({ code: 'NOT_PORTABLE', reason: clientRefuses });
    }
  });

  test('a bad line is answered, and the next one is signed', async () => {
    const line = JSON.stringify(CASE);
    const given = await answers(`{\n${line}\n[]\n"x"\n \n${line}`);
    expect(given.map((each) => each.error?.code ?? each.sign)).toEqual([
      'INVALID_CASE',
      SIGNED.sign,
      'INVALID_CASE',
      'INVALID_CASE',
      'INVALID_CASE',
      SIGNED.sign,
    ]);
  });

  test('empty lines are skipped, and Windows line endings are fine', async () => {
    const line = JSON.stringify(CASE);
    expect(await answers(`\r\n${line}\r\n\n${line}\r\n`)).toEqual([SIGNED, SIGNED]);
  });

  test.each([
    [{ ...CASE, query: undefined }, '"query" must be an object of texts'],
    [{ ...CASE, query: [['a', '1']] }, '"query" must be an object of texts'],
    [{ ...CASE, query: { a: 1 } }, 'every member of "query" must be a text'],
    [{ ...CASE, rawQuery: 1 }, '"rawQuery" must be a text'],
    [{ ...CASE, bodyText: {} }, '"bodyText" must be a text or null'],
    [{ ...CASE, secret: 1 }, '"secret" must be a text'],
    [{ ...CASE, secret: undefined }, 'the case has no "secret"'],
  ])('%j is no case', async (given, message) => {
    expect(await answers(JSON.stringify(given))).toEqual([{ error: { code: 'INVALID_CASE', message } }]);
  });

  test('an empty secret is told by its own code', async () => {
    expect((await answers(JSON.stringify({ ...CASE, secret: '' })))[0]?.error?.code).toBe('INVALID_SECRET');
  });

  test('bytes that are no UTF-8 are no case', async () => {
    const [bad, good] = await answers([Buffer.from([0x7b, 0xff, 0x7d, 0x0a]), JSON.stringify(CASE)]);
    expect(bad).toEqual({ error: { code: 'INVALID_CASE', message: 'the line is not UTF-8' } });
    expect(good).toEqual(SIGNED);
  });

  test('the encoded query wins: of a repeated name the first value counts, and it is not portable', async () => {
    const line = JSON.stringify({ ...CASE, rawQuery: 'a=1&appId=10000&a=2' });
    expect(await answers(line)).toEqual([SIGNED]);
    expect((await answers(line, '--portable'))[0]?.error).toMatchObject({
      code: 'NOT_PORTABLE',
      reason: 'DUPLICATE_NAME',
    });
  });

  test('a half surrogate pair is escaped in the answer', async () => {
    const { stdout } = await runCli(['sign', '--jsonl'], { stdin: '{"query":{"a":"\\ud83d"},"secret":"k"}' });
    expect(stdout).toContain('"stringA":"a=\\ud83d"');
  });

  test('cases without a secret take the one named by the command', async () => {
    const { secret, ...bare } = CASE;
    const ran = await runCli(['sign', '--jsonl', '--secret-env', 'KEY'], {
      stdin: JSON.stringify(bare),
      env: { KEY: secret },
    });
    expect(JSON.parse(ran.stdout)).toEqual(SIGNED);
  });

  test('no answer repeats a secret or a refused value', async () => {
    const canary = 'canary-77e1';
    const bodies = [`{"a":"${canary}"`, `"${canary}"`, `{"a":1e${canary}}`, `{"a":["${canary}",null]}`];
    const lines = [
      ...bodies.map((bodyText) => JSON.stringify({ query: {}, bodyText, secret: canary })),
      JSON.stringify({ query: { a: [canary] }, secret: canary }),
      canary,
      JSON.stringify({ query: {}, bodyText: null, secret: [canary] }),
    ];
    const { stdout, stderr } = await runCli(['sign', '--jsonl', '--portable'], { stdin: lines.join('\n') });
    expect(stdout.split('\n').slice(0, -1)).toHaveLength(lines.length);
    expect(stdout + stderr).not.toContain(canary);
  });

  test('a reader that goes away ends it quietly', async () => {
    const { Writable, Readable } = await import('node:stream');
    const { run } = await import('../src/run.ts');
    let read = 0;
    function* endless() {
      for (;;) {
        read += 1;
        yield Buffer.from(`${JSON.stringify(CASE)}\n`.repeat(100));
      }
    }
    const gone = Object.assign(new Error('broken pipe'), { code: 'EPIPE' });
    const stdout = new Writable({ write: (_chunk, _encoding, done) => done(gone) });
    const stderr = new Writable({ write: (_chunk, _encoding, done) => done() });
    const stdin = Readable.from(endless(), { objectMode: false });
    const interruption = () => new AbortController().signal;
    expect(
      await run(['sign', '--jsonl'], { stdin, stdout, stderr, env: {}, self: ['boxwire'], now: () => 0, interruption }),
    ).toBe(0);
    expect(read).toBeLessThan(50);
    expect(stdin.destroyed).toBe(true);
  });
});
