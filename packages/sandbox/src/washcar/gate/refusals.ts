import { WashcarRefusal, type Refusal } from '../answers/refusal.ts';

/** A refusal of washcar §4.1 that names a parameter. */
export function parameterRefusal(step: Refusal['step'], field: string, text: string): WashcarRefusal {
  return new WashcarRefusal({ step, code: 301, message: `参数(${field})错误:${text}` });
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

/** V5: the ChannelApi entry for this API type cannot be used. */
export function channelApiExpired(): WashcarRefusal {
  const text = '渠道接口已过期';
  return new WashcarRefusal({
    step: 'V5',
    code: 301,
    message: `参数(channelApiAuth)错误:${text}`,
    configForm: { code: '403', message: text, solution: '联系管理员更新接口授权' },
  });
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

function channelRefusal(step: 'V3' | 'V4', text: string, form: Readonly<Record<string, string>>): WashcarRefusal {
  const { code = '', ...rest } = form;
  return new WashcarRefusal({
    step,
    code: 301,
    message: `参数(channelId)错误:${text}`,
    configForm: { code, message: text, ...rest },
  });
}
