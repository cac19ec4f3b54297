import { jsonReply, rawReply, type Reply } from '../../core/http/reply.ts';
import { stringifyJson } from '@boxwire/contract';
import type { SandboxRequest } from '../../core/http/sandbox-request.ts';
import type { Account } from '../accounts/account.ts';
import { logIn, otnSession, passportSession } from '../gate/cookies.ts';
import { captchaPicture, qrPicture } from '../login/png.ts';
import type { Call } from '../world.ts';

const TOKEN_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const TOKEN_LENGTH = 50;

/** `create-qr64` (rail12306 §5.5). */
export function createQr(call: Call): Reply {
  const { world, request } = call;
  const { qrCodes, settings, streams } = world;
  const uuid = request.mint('/uuid', streams.tokens.text(64, TOKEN_ALPHABET));
  qrCodes.set(uuid, { uuid, until: request.now + settings.qrLifeMs, state: 'shown', account: undefined });
  const image = qrPicture(streams.pictures);
  return passportReply(call, { result_message: '生成二维码成功', result_code: '0', image, uuid });
}

/** `checkqr` (rail12306 §5.6). */
export function checkQr(call: Call): Reply {
  const { world, request } = call;
  const code = world.qrCodes.get(request.formValue('uuid') ?? '');
  if (code === undefined) return passportReply(call, { result_message: '系统异常', result_code: '5' });
  if (code.state === 'expired' || code.state === 'used' || request.now >= code.until) {
    return passportReply(call, { result_message: '二维码已失效', result_code: '3' });
  }
  if (code.state !== 'confirmed' || code.account === undefined) {
    const result_code = code.state === 'shown' ? '0' : '1';
    return passportReply(call, { result_message: '二维码状态查询成功', result_code });
  }
  code.state = 'used';
  const { uamtk, cookie } = issueUamtk(call, code.account);
  return passportReply(call, { result_message: '扫码登录成功', uamtk, result_code: '2' }, [cookie]);
}

/** `captcha-image64` (rail12306 §5.7). JSONP where a callback is named. */
export function captchaImage(call: Call): Reply {
  const { world, request } = call;
  const { session, cookies } = passportSession(world, request);
  session.data.captcha = 'shown';
  const image = captchaPicture(world.streams.pictures);
  return captchaReply(request, { result_message: '生成验证码成功', result_code: '0', image }, cookies);
}

/** `captcha-check` (rail12306 §5.8): bound to the passport session. */
export function captchaCheck({ world, request }: Call): Reply {
  const session = world.passport.find(request);
  const answer = request.queryValue('answer') ?? request.formValue('answer') ?? '';
  if (session === undefined)
    return captchaReply(request, { result_message: '验证码校验失败,信息为空', result_code: '8' });
  if (session.data.captcha === 'none') {
    return captchaReply(request, { result_message: '验证码已经过期', result_code: '7' });
  }
  const isRight = answer === world.settings.captchaAnswer;
  session.data.captcha = isRight ? 'passed' : 'none';
  return captchaReply(
    request,
    isRight
      ? { result_message: '验证码校验成功', result_code: '4' }
      : { result_message: '验证码校验失败', result_code: '5' },
  );
}

/** `auth/uamtk-static` and `auth/uamtk`: exchanges the uamtk cookie for a newapptk (rail12306 §5.4, §5.12). */
export function exchangeUamtk(call: Call): Reply {
  const { world, request } = call;
  const uamtk = request.cookies.get('uamtk');
  const account = world.uamtks.find(uamtk);
  if (uamtk === undefined || account === undefined) {
    return passportReply(call, { result_message: '用户未登录', result_code: 1 });
  }
  world.uamtks.put(uamtk, account);
  const newapptk = request.mint('/newapptk', world.streams.tokens.text(TOKEN_LENGTH, TOKEN_ALPHABET));
  world.apptks.put(newapptk, account);
  const cookie = request.cookie({ name: 'uamtk', value: uamtk, path: '/passport', httpOnly: true });
  return passportReply(call, { apptk: null, result_message: '验证通过', result_code: 0, newapptk }, [cookie]);
}

/** `uamauthclient`: exchanges the newapptk for the tk cookie (rail12306 §5.13). */
export function uamAuthClient({ world, request }: Call): Reply {
  const tk = request.formValue('tk');
  const account = world.apptks.find(tk);
  if (tk === undefined || account === undefined) {
    return jsonReply({ result_code: 2, result_message: 'uamtk票据内容为空' });
  }
  const { session, cookies } = otnSession(world, request);
  logIn(world, session.data, { account, tk });
  const cookie = request.cookie({ name: 'tk', value: request.mint('set-cookie tk', tk), path: '/otn' });
  return jsonReply(
    { result_code: 0, result_message: '验证通过', username: account.name, apptk: tk },
    { headers: { 'Set-Cookie': [...cookies, cookie] } },
  );
}

/** A uamtk for somebody who has proved who they are, and its cookie. */
export function issueUamtk(
  { world, request }: Call,
  account: Account,
): { readonly uamtk: string; readonly cookie: string } {
  const uamtk = request.mint('/uamtk', world.streams.tokens.text(TOKEN_LENGTH, TOKEN_ALPHABET));
  world.uamtks.put(uamtk, account);
  return { uamtk, cookie: request.cookie({ name: 'uamtk', value: uamtk, path: '/passport', httpOnly: true }) };
}

/** A passport answer; the first of a browser opens its passport session. */
export function passportReply(call: Call, body: unknown, cookies: readonly string[] = []): Reply {
  const opened = passportSession(call.world, call.request);
  return jsonReply(body, { headers: passportHeaders(call.request, [...opened.cookies, ...cookies]) });
}

function captchaReply(request: SandboxRequest, body: unknown, cookies: readonly string[] = []): Reply {
  const callback = /^[\w$.]+$/.exec(request.queryValue('callback') ?? '')?.[0];
  const headers = passportHeaders(request, cookies);
  if (callback === undefined) return jsonReply(body, { headers });
  return rawReply(`/**/${callback}(${stringifyJson(body)});`, 'application/javascript;charset=utf-8', { headers });
}

function passportHeaders(request: SandboxRequest, cookies: readonly string[]): Reply['headers'] {
  return {
    'Access-Control-Allow-Origin': request.url('kyfw', ''),
    'Access-Control-Allow-Credentials': 'true',
    ...(cookies.length > 0 && { 'Set-Cookie': cookies }),
  };
}
