import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox } from '@boxwire/sandbox';
import { rail12306Sandbox } from '@boxwire/sandbox/rail12306';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCli, type RunOptions } from './memory-io.ts';

// one day before the first trains of the tests, so that every one of them is on sale
const NOW = Date.parse('2030-01-10T10:00:00+08:00');
const DATE = '2030-01-15';
const SEALING_KEY = '5a'.repeat(32);
const env = { SEAL: SEALING_KEY, YES: 'true' };
const TRIP = ['北京南', '上海虹桥', DATE];

const start = () =>
  createSandbox({
    platforms: [rail12306Sandbox({ notReadyMs: 0, waitSeconds: 0 })],
    clock: { mode: 'manual', now: NOW },
  });
let world: Awaited<ReturnType<typeof start>>;
let folder = '';
let origins: string[] = [];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'boxwire-rail-'));
  world = await start();
  origins = Object.entries(world.origins.rail12306).flatMap(([key, url]) => ['--origin', `${key}=${url}`]);
});
afterEach(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

const cli = (argv: readonly string[], options: RunOptions = {}) => runCli([...argv, ...origins], { env, ...options });
const session = () => ['--session', join(folder, 'session'), '--session-key-env', 'SEAL'];

async function confirm(uuid: string): Promise<void> {
  for (const action of ['scan', 'confirm']) await world.admin.holder({ platform: 'rail12306', ref: uuid, action });
}

/** Logs in as the account holder would, who scans what is shown. */
function login(options: RunOptions = {}) {
  return cli(['journey', 'rail.login.qr', '--json', '--answer-env', 'YES', ...session()], {
    onStdout: (text) => {
      const { event, ref } = JSON.parse(text) as { event: string; ref: string };
      if (event === 'challenge') void confirm(ref);
    },
    ...options,
  });
}

describe('rail stations', () => {
  test.each([
    ['shanghaihongqiao', 'AOH  上海虹桥'],
    ['上海虹桥', 'AOH  上海虹桥'],
    ['VNP', 'VNP  北京南'],
  ])('%s finds it', async (text, line) => {
    const { exitCode, stdout } = await cli(['rail', 'stations', text]);
    expect(exitCode).toBe(0);
    expect(stdout.split('\n')[0]).toContain(line);
  });

  test('none is a no, and JSON is an empty list', async () => {
    expect(await cli(['rail', 'stations', '没有这站'])).toMatchObject({
      exitCode: 1,
      stdout: 'no station has this name, pinyin or code\n',
    });
    const { exitCode, stdout } = await cli(['rail', 'stations', '没有这站', '--json']);
    expect({ exitCode, found: JSON.parse(stdout) }).toEqual({ exitCode: 1, found: { stations: [] } });
  });
});

describe('rail query', () => {
  test('lists trains in columns that stay aligned beside wide characters', async () => {
    const { exitCode, stdout } = await cli(['rail', 'query', ...TRIP]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatchSnapshot();
  });

  test('keeps what leaves in time, has the class, and sorts by price', async () => {
    const flags = ['--seat', '二等座', '--from', '08:00', '--until', '15:00', '--sort', 'price', '--json'];
    const { exitCode, stdout } = await cli(['rail', 'query', ...TRIP, ...flags]);
    expect(exitCode).toBe(0);
    const { trains } = JSON.parse(stdout) as {
      trains: { startTime: string; seats: { code: string; priceJiao: number }[] }[];
    };
    expect(trains.length).toBeGreaterThan(0);
    expect(trains.every(({ startTime }) => startTime >= '08:00' && startTime <= '15:00')).toBe(true);
    expect(new Set(trains.flatMap(({ seats }) => seats.map(({ code }) => code)))).toEqual(new Set(['O']));
    const prices = trains.map(({ seats }) => seats[0]?.priceJiao ?? 0);
    expect(prices).toEqual(prices.toSorted((one, other) => one - other));
  });

  test('no train is a no', async () => {
    const { exitCode, stdout } = await cli(['rail', 'query', ...TRIP, '--train', 'X']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: `北京南 → 上海虹桥  ${DATE}  0 trains\n` });
  });

  test('a station nobody knows is a failure of the journey', async () => {
    const { exitCode, stdout } = await cli(['rail', 'query', '没有这站', '上海虹桥', DATE]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('StationUnknown');
  });

  test.each([
    [[...TRIP, '--from', '8'], 'Expected HH:mm.'],
    [['北京南', '上海虹桥', 'tomorrow'], 'Expected yyyy-MM-dd.'],
    [[...TRIP, '--seat', '沙发'], 'no seat class "沙发"'],
    [[...TRIP, '--sort', 'luck'], 'Allowed choices are departure'],
  ])('%j is asked wrongly', async (argv, problem) => {
    const { exitCode, stderr } = await cli(['rail', 'query', ...argv]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(problem);
  });

  test('origins have no default, and every one is named', async () => {
    const { exitCode, stderr } = await runCli(['rail', 'query', ...TRIP]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--origin kyfw=<url> --origin portal=<url>');
  });
});

describe('a rail booking', () => {
  const booking = {
    from: '北京南',
    to: '上海虹桥',
    date: DATE,
    train: 'G901',
    seat: 'O',
    passengers: [{ name: '张测试' }],
  };
  const book = (flags: readonly string[]) =>
    cli(['journey', 'rail.book', '--input', JSON.stringify(booking), ...session(), ...flags]);

  test('goes on in another command with the session of the login, sealed', async () => {
    expect(await login()).toMatchObject({ exitCode: 0, stderr: '' });
    const kept = join(folder, 'session');
    expect(readFileSync(kept, 'utf8')).toMatch(/^[A-Za-z\d+/=]+\n$/);
    expect(statSync(kept).mode & 0o777).toBe(0o600);
    const { exitCode, stdout } = await book([]);
    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0 });
    expect(stdout).toMatch(/^rail12306\.book {2}/m);
    expect(stdout).toMatch(/done {2}orderId E\w+ · trainCode G901/);
    const { orders } = world.admin.state('rail12306') as { orders: { status: string }[] };
    expect(orders).toMatchObject([{ status: 'unpaid' }]);
  });

  test('shows the code first where nobody is logged in, and waits for the holder', async () => {
    const { exitCode, stdout } = await book([]);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^rail12306\.login\.qr {2}/);
    expect(stdout).toContain('paused  at qr');
    expect(stdout).not.toContain('rail12306.book');
  });

  test('logs in and books in one command', async () => {
    const { exitCode, stdout } = await cli(
      ['journey', 'rail.book', '--input', JSON.stringify(booking), '--json', '--answer-env', 'YES'],
      {
        onStdout: (text) => {
          const { event, ref } = JSON.parse(text) as { event: string; ref: string };
          if (event === 'challenge') void confirm(ref);
        },
      },
    );
    expect(exitCode).toBe(0);
    const ends = stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as { event: string; journey: string; ok?: boolean })
      .filter(({ event }) => event === 'end');
    expect(ends).toMatchObject([
      { journey: 'rail12306.login.qr', ok: true },
      { journey: 'rail12306.book', ok: true, data: { trainCode: 'G901' } },
    ]);
  });

  test('is refused without a login when told not to log in', async () => {
    const { exitCode, stdout } = await book(['--no-login']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('NotLoggedIn');
  });

  test('another key does not open the session', async () => {
    await login();
    const { exitCode, stderr } = await cli(['journey', 'rail.orders', ...session()], {
      env: { SEAL: '6b'.repeat(32) },
    });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('key');
    expect(stderr).not.toContain('6b6b');
  });

  test('the code to scan is drawn on a terminal, and Enter goes on', async () => {
    const left = new AbortController();
    const { exitCode, stderr } = await cli(['journey', 'rail.login.qr', '--no-color'], {
      tty: true,
      type: (shown) => (shown.startsWith('    Enter, once that is done') ? '\n' : undefined),
      // nobody scans; Ctrl-C while it polls
      onStdout: (text) => {
        if (text.includes('✓ checkQr')) left.abort();
      },
      signal: left.signal,
    });
    expect(exitCode).toBe(130);
    expect(stderr).toMatch(/^ {4}ref: [\w-]+$/m);
    const drawn = stderr.split('\n').filter((line) => /^ {4}[█▀▄ ]+$/.test(line));
    // 25 modules and a quiet zone of two on each side, two rows to a line
    expect(drawn).toHaveLength(15);
    expect(drawn.every((line) => line.length === 4 + 29)).toBe(true);
    expect(drawn[1]).toMatch(/^ {4}██ ▄▄▄▄▄ █/);
  });
});
