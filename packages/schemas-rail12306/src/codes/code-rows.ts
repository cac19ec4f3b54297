import type { CodeRow } from '@boxwire/contract';

/** `result_code` of captcha-check (rail12306 §2). */
export const CAPTCHA_CODES = [
  { wireCode: '4', meaning: '验证码校验成功', source: 'rail12306 §2' },
  { wireCode: '5', meaning: '验证码校验失败', source: 'rail12306 §2' },
  { wireCode: '7', meaning: '验证码已经过期', source: 'rail12306 §2' },
  { wireCode: '8', meaning: '验证码校验失败,信息为空: no passport session', source: 'rail12306 §2' },
] as const satisfies readonly CodeRow[];

/** `result_code` of checkqr (rail12306 §2). */
export const QR_CODES = [
  { wireCode: '0', meaning: 'not scanned', source: 'rail12306 §2' },
  { wireCode: '1', meaning: 'scanned, waiting for confirmation', source: 'rail12306 §2' },
  { wireCode: '2', meaning: 'confirmed; the body has uamtk', source: 'rail12306 §2' },
  { wireCode: '3', meaning: '二维码已失效', source: 'rail12306 §2' },
  { wireCode: '5', meaning: '系统异常', source: 'rail12306 §2' },
] as const satisfies readonly CodeRow[];

/** `result_code` of web/login (rail12306 §2). */
export const LOGIN_CODES = [
  { wireCode: '0', meaning: '登录成功', source: 'rail12306 §2' },
  { wireCode: '1', meaning: '登录名不存在, or 密码输入错误', source: 'rail12306 §2' },
  { wireCode: '2', meaning: 'bad or empty account data', source: 'rail12306 §2' },
  { wireCode: '5', meaning: 'captcha failure', source: 'rail12306 §2' },
  { wireCode: '91', meaning: 'mobile-phone verification required', source: 'rail12306 §2' },
  { wireCode: '92', meaning: 'mobile-phone verification required', source: 'rail12306 §2' },
  { wireCode: '94', meaning: 'mobile-phone verification required', source: 'rail12306 §2' },
  { wireCode: '95', meaning: 'mobile-phone verification required', source: 'rail12306 §2' },
  { wireCode: '97', meaning: 'mobile-phone verification required', source: 'rail12306 §2' },
  { wireCode: '101', meaning: 'password must be changed', source: 'rail12306 §2' },
] as const satisfies readonly CodeRow[];

/** `result_code` of auth/uamtk and auth/uamtk-static (rail12306 §2). */
export const UAMTK_CODES = [
  { wireCode: '0', meaning: '验证通过', source: 'rail12306 §2' },
  { wireCode: '1', meaning: '用户未登录', source: 'rail12306 §2' },
  { wireCode: '91', meaning: 'mobile-phone verification required', source: 'rail12306 §2' },
  { wireCode: '101', meaning: 'password must be changed', source: 'rail12306 §2' },
] as const satisfies readonly CodeRow[];

/** `result_code` of uamauthclient (rail12306 §2). */
export const UAMAUTHCLIENT_CODES = [
  { wireCode: '0', meaning: '验证通过', source: 'rail12306 §2' },
  { wireCode: '2', meaning: 'uamtk票据内容为空', source: 'rail12306 §2' },
] as const satisfies readonly CodeRow[];

/** `login_check_code` of checkLoginVerify: which challenge a login asks for (rail12306 §2). */
export const LOGIN_CHECK_CODES = [
  { wireCode: '0', meaning: 'no challenge', source: 'rail12306 §2' },
  { wireCode: '1', meaning: 'slider or SMS', source: 'rail12306 §2' },
  { wireCode: '2', meaning: 'slider', source: 'rail12306 §2' },
  { wireCode: '3', meaning: 'SMS', source: 'rail12306 §2' },
] as const satisfies readonly CodeRow[];

/** `waitTime` of queryOrderWaitTime (rail12306 §5.24). */
export const WAIT_CODES = [
  { wireCode: '-1', meaning: 'done; orderId is set', source: 'rail12306 §5.24' },
  { wireCode: '-2', meaning: 'failed; msg says why', source: 'rail12306 §5.24' },
  { wireCode: '-3', meaning: 'the order was cancelled', source: 'rail12306 §5.24' },
  { wireCode: '-4', meaning: 'being processed; look at the unfinished orders', source: 'rail12306 §5.24' },
  { wireCode: '0', meaning: 'countdown finished; look at the unfinished orders', source: 'rail12306 §5.24' },
  { wireCode: '-100', meaning: 'the server is not ready; ask again', source: 'rail12306 §5.24' },
] as const satisfies readonly CodeRow[];

/** Every code table of the platform. */
export const RAIL_CODES: readonly CodeRow[] = [
  ...CAPTCHA_CODES,
  ...QR_CODES,
  ...LOGIN_CODES,
  ...UAMTK_CODES,
  ...UAMAUTHCLIENT_CODES,
  ...LOGIN_CHECK_CODES,
  ...WAIT_CODES,
];
