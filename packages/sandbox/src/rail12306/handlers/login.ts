import { htmlReply, redirectReply, type Reply } from '../../core/http/reply.ts';
import { otnData } from '../answers/otn-envelope.ts';
import { plainPage } from '../answers/pages.ts';
import { accountOf, logOut, newOtnSession, otnSession } from '../gate/cookies.ts';
import { addDays, dayOf, wallTime } from '../time/shanghai.ts';
import type { Call, MemberCall } from '../world.ts';

const USER_LOGIN = '/otn/login/userLogin';

/** `login/conf`: what the login page may do, and the cheapest look at whether one is logged in (rail12306 §5.2). */
export function loginConf({ world, request }: Call): Reply {
  const { settings, queryName } = world;
  const { session, cookies } = otnSession(world, request);
  const account = accountOf(session, request);
  const today = dayOf(request.now);
  const data = {
    isstudentDate: false,
    studentDate: [today, addDays(today, settings.presaleDays - 1)],
    is_login: account === undefined ? 'N' : 'Y',
    is_login_passCode: settings.loginChallenge === 'captcha' ? 'Y' : 'N',
    is_uam_login: 'Y',
    is_sweep_login: 'Y',
    is_phone_check: 'N',
    is_message_passCode: settings.loginChallenge === 'sms' ? 'Y' : 'N',
    is_open_updateHBTime: 'Y',
    is_olympicLogin: 'N',
    nowStr: wallTime(request.now).replace(/\D/g, ''),
    now: request.now,
    queryUrl: request.mint('/data/queryUrl', `leftTicket/${queryName}`),
    login_url: 'resources/login.html',
    stu_control: settings.presaleDays,
    other_control: settings.presaleDays,
    psr_qr_code_result: 'N',
    ...(account !== undefined && {
      name: account.name,
      user_name: account.username,
      born_date: '1990-01-01',
      ei_email: 'd***@example.com',
    }),
  };
  return otnData(data, { headers: { 'Set-Cookie': cookies, 'Access-Control-Allow-Origin': '*' } });
}

/** `getLoginBanner` (rail12306 §5.3). */
export function loginBanner(): Reply {
  return otnData({ index_banner_url: [{ src: '/otn/resources/images/banner1.png', url: '/otn/leftTicket/init' }] });
}

/** `login/userLogin`: a redirect either way (rail12306 §5.10). */
export function userLogin(call: Call): Reply {
  const { world, request, session } = call;
  if (accountOf(session, request) === undefined) {
    return redirectReply(request.url('kyfw', `/otn/passport?redirect=${USER_LOGIN}`), {
      headers: { 'Content-Length': '0' },
    });
  }
  const uKey = request.cookie({ name: 'uKey', value: world.streams.sessions.hex(64) });
  const headers = world.settings.forms.isRecent ? { 'Set-Cookie': uKey } : {};
  const home = world.settings.forms.isRecent ? '/otn/view/index.html' : '/otn/index/initMy12306';
  return redirectReply(request.url('kyfw', home), { headers });
}

/** `/otn/passport?redirect=…`: a page whose script goes on with uamtk; a new JSESSIONID (rail12306 §5.11). */
export function passportPage({ world, request }: Call): Reply {
  const { cookies } = newOtnSession(world, request);
  return htmlReply('<html><head><script src="/otn/passport/js/passport.js"></script></head><body></body></html>\n', {
    headers: { 'Set-Cookie': cookies },
  });
}

/** `login/checkUser` (rail12306 §5.17). */
export function checkUser({ request, session }: Call): Reply {
  return otnData({ flag: accountOf(session, request) !== undefined });
}

/** `login/loginOut`. */
export function loginOut({ world, request, session }: Call): Reply {
  if (session !== undefined) logOut(world, session.data);
  const cookies = ['tk', 'uamtk'].map((name) =>
    request.cookie({ name, value: '', path: name === 'tk' ? '/otn' : '/passport', maxAgeSeconds: 0 }),
  );
  return redirectReply(request.url('kyfw', '/otn/login/init'), { headers: { 'Set-Cookie': cookies } });
}

/** `/otn/login/init`, `/otn/resources/login.html`. */
export function loginPage({ world, request }: Call): Reply {
  const { cookies } = otnSession(world, request);
  return plainPage('登录', '欢迎登录12306', { headers: { 'Set-Cookie': cookies } });
}

/** `index/initMy12306Api`. */
export function accountHome({ account }: MemberCall): Reply {
  return otnData({
    notify_way: '',
    qr_code_url: '',
    if_show_ali_qr_code: false,
    isSuperUser: 'N',
    _email: '',
    user_status: '1',
    _is_needModifyPassword: 'N',
    needEdit: false,
    member_status: '1',
    control_code: '1',
    id_type_code: account.passengers[0]?.idType ?? '1',
    user_name: account.name,
    member_level: '1',
    isCanRegistMember: false,
    user_regard: '您好！',
    resetMemberPwd: 'N',
    _is_active: 'Y',
  });
}

/** `modifyUser/initQueryUserInfoApi`. */
export function accountInfo({ account }: MemberCall): Reply {
  return otnData({ userDTO: { loginUserDTO: { user_name: account.username, name: account.name } } });
}
