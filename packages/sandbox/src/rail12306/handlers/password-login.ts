import type { Reply } from '../../core/http/reply.ts';
import type { Account } from '../accounts/account.ts';
import type { LoginChallenge } from '../options.ts';
import type { Call } from '../world.ts';
import { issueUamtk, passportReply } from './passport.ts';

const CHECK_CODES: Readonly<Record<LoginChallenge, string>> = { none: '0', captcha: '0', slider: '2', sms: '3' };
const LOCKED_AFTER = 4;

/** `checkLoginVerify`: which challenge a login needs (rail12306 §5.8). */
export function checkLoginVerify(call: Call): Reply {
  const login_check_code = CHECK_CODES[call.world.settings.loginChallenge];
  return passportReply(call, { result_message: '', login_check_code, result_code: 0 });
}

/** `getMessageCode`: sends a code to the account holder's phone (rail12306 §5.8). */
export function getMessageCode(call: Call): Reply {
  const { world, request } = call;
  const account = world.accounts.find(request.formValue('username') ?? '');
  const last4 = account?.passengers[0]?.idNo.slice(-4);
  if (account === undefined || last4 !== request.formValue('castNum')) {
    return passportReply(call, { result_message: '请输入正确的用户信息！', result_code: 11 });
  }
  account.smsCode = world.streams.codes.digits(6);
  return passportReply(call, { result_message: '获取手机验证码成功！', result_code: 0 });
}

/** `web/login` (rail12306 §5.9). A challenge counts for one attempt. */
export function login(call: Call): Reply {
  const { world, request } = call;
  const username = request.formValue('username') ?? '';
  const password = request.formValue('password') ?? '';
  if (!passesChallenge(call, username)) {
    return passportReply(call, { result_message: '验证码校验失败', result_code: '5' });
  }
  if (username === '' || password === '')
    return passportReply(call, { result_message: '登录信息不能为空', result_code: 2 });
  const account = world.accounts.find(username);
  if (account === undefined) return passportReply(call, { result_message: '登录名不存在。', result_code: 1 });
  const refusal = passwordRefusal(account, password);
  if (refusal !== undefined) return passportReply(call, { result_message: refusal, result_code: 1 });
  const { uamtk, cookie } = issueUamtk(call, account);
  return passportReply(call, { result_message: '登录成功', result_code: 0, uamtk }, [cookie]);
}

function passesChallenge({ world, request }: Call, username: string): boolean {
  const { settings, sliderPasses, accounts, passport } = world;
  switch (settings.loginChallenge) {
    case 'none':
      return true;
    case 'captcha': {
      const session = passport.find(request);
      const passed = session?.data.captcha === 'passed';
      if (session !== undefined) session.data.captcha = 'none';
      return passed;
    }
    case 'sms': {
      const account = accounts.find(username);
      const passed = account?.smsCode !== undefined && account.smsCode === request.formValue('randCode');
      if (account !== undefined && passed) account.smsCode = undefined;
      return passed;
    }
    case 'slider':
      return sliderPasses.delete(`${request.formValue('sessionId') ?? ''} ${request.formValue('sig') ?? ''}`);
  }
}

// the text for a locked user is the sandbox's own (rail12306 gives none)
function passwordRefusal(account: Account, password: string): string | undefined {
  if (account.failedLogins >= LOCKED_AFTER) return '您的用户已经被锁定，请稍候再试！';
  // what stands behind @ is opaque to the sandbox
  if (password === account.password || password.startsWith('@')) {
    account.failedLogins = 0;
    return undefined;
  }
  account.failedLogins += 1;
  return `密码输入错误。如果输错次数超过${LOCKED_AFTER}次，用户将被锁定。`;
}
