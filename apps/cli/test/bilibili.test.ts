import { createSandbox } from '@boxwire/sandbox';
import { BILIBILI_SHOW_DEMO_USER, bilibiliShowSandbox } from '@boxwire/sandbox/bilibili-show';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCli, type RunOptions } from './memory-io.ts';

const NOW = Date.UTC(2026, 0, 1);
const COOKIE = Object.entries(BILIBILI_SHOW_DEMO_USER.cookies)
  .map(([name, value]) => `${name}=${value}`)
  .join('; ');
const env = { COOKIE, CONTACT: '{"buyer":"测试联系人","tel":"10012345678"}' };
const LOGGED_IN = ['--cookie-env', 'COOKIE'];

const start = () => createSandbox({ platforms: [bilibiliShowSandbox()], clock: { mode: 'manual', now: NOW } });
let world: Awaited<ReturnType<typeof start>>;
let origins: string[] = [];
beforeEach(async () => {
  world = await start();
  origins = Object.entries(world.origins['bilibili-show']).flatMap(([key, url]) => ['--origin', `${key}=${url}`]);
});
afterEach(() => world.close());

const cli = (argv: readonly string[], options: RunOptions = {}) => runCli([...argv, ...origins], { env, ...options });

interface State {
  readonly projects: readonly {
    readonly projectId: number;
    readonly idBind: number;
    readonly pickSeat: boolean;
    readonly paper: boolean;
    readonly dated: boolean;
  }[];
  readonly orders: readonly { readonly status: string; readonly seats: readonly string[] }[];
}

const state = () => world.admin.state('bilibili-show') as State;

/** The default project of a kind. */
function projectOf(kind: Partial<State['projects'][number]>): string {
  const wanted = { idBind: 0, pickSeat: false, paper: false, dated: false, ...kind };
  const found = state().projects.find((own) =>
    Object.entries(wanted).every(([flag, value]) => own[flag as keyof typeof own] === value),
  );
  return String(found?.projectId);
}

describe('bilibili project', () => {
  test('shows screens, prices, flags and what an order will need', async () => {
    const { exitCode, stdout } = await cli(['bilibili', 'project', projectOf({ idBind: 2, paper: true })]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatchSnapshot();
  });

  test('draws the seats of a screen, for an account', async () => {
    const id = projectOf({ pickSeat: true });
    const { stdout: shown } = await cli(['bilibili', 'project', id, '--json']);
    const [screen] = (JSON.parse(shown) as { screens: { id: string }[] }).screens;
    const { exitCode, stdout } = await cli(['bilibili', 'project', id, '--screen', screen?.id ?? '', ...LOGGED_IN]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatchSnapshot();
    const stranger = await cli(['bilibili', 'project', id, '--screen', screen?.id ?? '']);
    expect(stranger).toMatchObject({ exitCode: 1 });
    expect(stranger.stdout).toContain('✗ place.get  NotLoggedIn');
  });

  test('shows the screens of one date', async () => {
    const id = projectOf({ dated: true });
    const { dates } = JSON.parse((await cli(['bilibili', 'project', id, '--json'])).stdout) as { dates: string[] };
    const { exitCode, stdout } = await cli(['bilibili', 'project', id, '--date', dates[1] ?? '', '--json']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ kind: { dated: true }, requires: ['date', 'contact'] });
    expect((JSON.parse(stdout) as { screens: unknown[] }).screens).toHaveLength(1);
  });

  test('a project that does not exist is a no', async () => {
    const { exitCode, stdout } = await cli(['bilibili', 'project', '1', '--json']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, code: 'ProjectNotFound' });
  });
});

describe('a Bilibili order', () => {
  test('is placed with the cookies of the own session, its challenges answered at the terminal', async () => {
    const id = projectOf({ pickSeat: true });
    const shown = JSON.parse((await cli(['bilibili', 'project', id, '--json'])).stdout) as {
      screens: { id: string }[];
    };
    const input = JSON.stringify({ projectId: id, screenId: shown.screens[0]?.id });
    const typed: Readonly<Record<string, string>> = { seats: '12_1_1 12_1_2', buyer: env.CONTACT };
    const { exitCode, stdout, stderr } = await cli(
      ['journey', 'bilibili.order', '--input', input, ...LOGGED_IN, '--no-color'],
      {
        tty: true,
        type: (text) => {
          const answer = typed[/^ {4}(\w+): $/.exec(text)?.[1] ?? ''];
          return answer === undefined ? undefined : `${answer}\n`;
        },
      },
    );
    expect(stdout).toContain('done');
    expect(exitCode).toBe(0);
    expect(stderr).toContain('area 12');
    expect(state().orders).toMatchObject([{ seats: ['12_1_1', '12_1_2'] }]);
  });

  test.each([['SESSDATA'], ['=x'], ['; nothing']])(
    'cookies of another form (%j) are refused unquoted',
    async (cookie) => {
      const { exitCode, stderr } = await cli(['journey', 'bilibili.orders', ...LOGGED_IN], { env: { COOKIE: cookie } });
      expect(exitCode).toBe(2);
      expect(stderr).toContain('name=value; name=value');
      expect(stderr).not.toContain('nothing');
    },
  );

  test('cookies are not taken from the command line', async () => {
    const { exitCode, stderr } = await cli(['journey', 'bilibili.orders', '--cookie', COOKIE]);
    expect(exitCode).toBe(2);
    expect(stderr).not.toContain(BILIBILI_SHOW_DEMO_USER.cookies.SESSDATA);
  });
});
