import { rail12306 } from '@boxwire/schemas-rail12306';
import { describe, expect, test } from 'vitest';
import { openBrowser, startRail, TRAVELLER } from './rail-world.ts';

const { username, password } = TRAVELLER;
const qr = rail12306.journeys['login.qr'];
const byPassword = rail12306.journeys['login.password'];

describe('login.qr', () => {
  test('logs in once the holder confirmed, and not again in the same session', async () => {
    await using world = await startRail();
    await using browser = openBrowser(world);
    expect(await browser.run(qr, {})).toEqual({ ok: true, data: { loggedIn: true, name: '张测试' } });
    const codes = world.admin.requests({ endpoint: 'passport.createQr' }).length;
    expect(await browser.run(qr, {})).toMatchObject({ ok: true, data: { loggedIn: true } });
    expect(world.admin.requests({ endpoint: 'passport.createQr' })).toHaveLength(codes);
  });

  test('pauses while nobody answers', async () => {
    await using world = await startRail();
    await using browser = openBrowser(world);
    expect(await browser.run(qr, {}, { holder: 'absent' })).toMatchObject({
      ok: false,
      reason: 'paused',
      challenge: { kind: 'qr' },
    });
  });

  test('shows another code when one lapses, three in all', async () => {
    await using world = await startRail();
    await using browser = openBrowser(world);
    expect(await browser.run(qr, {}, { holder: 'idle' })).toMatchObject({
      ok: false,
      failure: { kind: 'expired', code: 'QrExpired' },
    });
    expect(world.admin.requests({ endpoint: 'passport.createQr' })).toHaveLength(3);
  });

  test('a saved session continues in another browser', async () => {
    await using world = await startRail();
    await using first = openBrowser(world);
    expect(await first.run(qr, {})).toMatchObject({ ok: true });
    await using second = openBrowser(world, first.jar.save());
    expect(await second.client.login.checkUser({})).toMatchObject({ ok: true, data: { flag: true } });
    await using stranger = openBrowser(world);
    expect(await stranger.client.login.checkUser({})).not.toMatchObject({ ok: true, data: { flag: true } });
  });
});

describe('login.password', () => {
  test.each([
    ['a picture', 'captcha', ['imageCaptcha']],
    ['an SMS', 'sms', ['sms']],
    ['a slider', 'slider', ['slider']],
    ['nothing', 'none', []],
  ] as const)('logs in after %s', async (_what, loginChallenge, kinds) => {
    await using world = await startRail({ loginChallenge });
    await using browser = openBrowser(world);
    const asked: string[] = [];
    const checks = loginChallenge === 'captcha' ? 'auto' : 'verify';
    const result = await browser.run(
      byPassword,
      { username, password, castNum: '0000', checks },
      {
        onEvent: (event) => {
          if (event.type === 'challenge') asked.push(event.challenge.kind);
        },
      },
    );
    expect(result).toMatchObject({ ok: true, data: { loggedIn: true, name: '张测试' } });
    expect(asked).toEqual(kinds);
  });

  test('says that user name or password is wrong', async () => {
    await using world = await startRail();
    await using browser = openBrowser(world);
    expect(await browser.run(byPassword, { username, password: 'wrong' })).toMatchObject({
      ok: false,
      stepId: 'login',
      failure: { kind: 'invalid', code: 'CredentialsWrong' },
    });
  });

  test('gives up after three wrong answers to a picture', async () => {
    await using world = await startRail();
    await using browser = openBrowser(world);
    expect(await browser.run(byPassword, { username, password }, { holder: 'mistaken' })).toMatchObject({
      ok: false,
      failure: { kind: 'challenge', code: 'CaptchaWrong' },
    });
    expect(world.admin.requests({ endpoint: 'passport.login' })).toEqual([]);
  });
});
