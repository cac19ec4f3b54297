import type { Refusal as SignatureRefusal, VerifyReason } from '@boxwire/signing';
import { WashcarRefusal } from '../answers/refusal.ts';

// texts of washcar §4.1; what stands before is 参数({field})错误:
const TEXTS: Readonly<
  Record<Exclude<VerifyReason, 'BODY_MALFORMED' | 'BODY_TOO_LARGE' | 'SIGNATURE_MISMATCH'>, string>
> = {
  APP_ID_INVALID: '渠道appId不存在',
  TIMESTAMP_MISSING: '时间戳不能为空',
  NONCE_MISSING: '随机字符串缺失',
  SIGN_MISSING: '签名参数缺失',
  PARAMETER_REPEATED: '参数重复',
  TIMESTAMP_MALFORMED: '时间戳格式错误',
  NONCE_MALFORMED: '随机字符串格式错误',
  APP_ID_UNKNOWN: '未查询到渠道,请稍后再试',
  KEY_EXPIRED: '渠道接口已过期',
  TIMESTAMP_OUT_OF_RANGE: '请求时间戳超出有效范围',
  BODY_RESERVED_NAME: '签名参数必须通过URL查询参数传递',
  BODY_REPEATS_QUERY: '参数重复',
  REPLAYED: '重复请求',
};

/** The answer to what the signing package refused. `extras` are further members, on a mismatch. */
export function signatureRefusal(
  { step, reason, field = '' }: SignatureRefusal,
  extras?: Readonly<Record<string, unknown>>,
): WashcarRefusal {
  switch (reason) {
    case 'SIGNATURE_MISMATCH':
      return new WashcarRefusal({ step, code: 101, message: '签名不匹配', ...(extras && { extras }) });
    case 'BODY_MALFORMED':
    case 'BODY_TOO_LARGE':
      return new WashcarRefusal({ step, code: 501, message: '内部异常 详细:JSON解析失败' });
    case 'KEY_EXPIRED':
      return parameterRefusal(step, field, {
        text: TEXTS[reason],
        configForm: { code: '403', message: TEXTS[reason], solution: '联系管理员更新接口授权' },
      });
    default:
      return parameterRefusal(step, field, { text: TEXTS[reason] });
  }
}

/** V3: nobody has this appId (washcar §4.6 for the config form). */
export function channelUnknown(): WashcarRefusal {
  return channelRefusal('V3', '未查询到渠道,请稍后再试', { code: '404', solution: '检查appId' });
}

/** V4: deleted or disabled. */
export function channelDisabled(): WashcarRefusal {
  return channelRefusal('V4', '该渠道已被禁用', { code: '403', detail: 'Channel is disabled' });
}

/** V4: the authorization lapsed. */
export function channelExpired(): WashcarRefusal {
  return channelRefusal('V4', '渠道授权已过期,请续期', { code: '401', detail: 'Channel authorization expired' });
}

/** V4: suspended, and the endpoint is a core one. */
export function channelSuspended(): WashcarRefusal {
  return channelRefusal('V4', '渠道已暂停,请联系管理员', { code: '403', detail: 'Channel is suspended' });
}

/** V10: more requests in this minute than the channel may send. */
export function tooManyRequests(): WashcarRefusal {
  return new WashcarRefusal({ step: 'V10', code: 503, message: '接口异常 详细:调用频率超出限制,请稍后再试' });
}

/** V11: what is missing and what the channel has; only told to somebody who signed. */
export function permissionMissing(appId: string, permission: string, available: readonly string[]): WashcarRefusal {
  return new WashcarRefusal({
    step: 'V11',
    code: 403,
    message: '权限不足',
    extras: {
      detail: `渠道 ${appId} 缺少权限: ${permission}`,
      requiredPermission: permission,
      availablePermissions: [...available],
    },
  });
}

function channelRefusal(
  step: 'V3' | 'V4',
  text: string,
  { code, ...more }: { readonly code: string; readonly detail?: string; readonly solution?: string },
): WashcarRefusal {
  return parameterRefusal(step, 'channelId', { text, configForm: { code, message: text, ...more } });
}

function parameterRefusal(
  step: SignatureRefusal['step'] | 'V4',
  field: string,
  { text, configForm }: { readonly text: string; readonly configForm?: Readonly<Record<string, string>> },
): WashcarRefusal {
  const message = `参数(${field})错误:${text}`;
  return new WashcarRefusal({ step, code: 301, message, ...(configForm && { configForm }) });
}
