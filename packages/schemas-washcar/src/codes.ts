import type { CodeRow } from '@boxwire/contract';

/** The code table of the error guide: integers, HTTP 200 (washcar §4.1). */
export const WASHCAR_CODES = [
  { wireCode: '200', meaning: '成功', source: 'washcar §4.1' },
  { wireCode: '101', meaning: '签名不匹配', source: 'washcar §4.1 V8' },
  { wireCode: '300', meaning: '参数错误: a business rule without a field', source: 'washcar §4.1 V12' },
  {
    wireCode: '301',
    meaning: '参数({field})错误: parameter, channel state, clock or nonce',
    source: 'washcar §4.1 V1-V9, V12',
  },
  { wireCode: '403', meaning: '权限不足', source: 'washcar §4.1 V11, C10' },
  { wireCode: '501', meaning: '内部异常: runtime fault, unreadable body, wrong method', source: 'washcar §4.1 V7, C3' },
  { wireCode: '502', meaning: '未处理异常: Thrift fault, with HTTP 500', source: 'washcar §4.1, C12' },
  {
    wireCode: '503',
    meaning: '接口异常: business failure, or too many calls in a minute',
    source: 'washcar §4.1 V10, V13',
  },
] as const satisfies readonly CodeRow[];

/** The code table of the channel-configuration pages: digit text, with `detail` and `solution` (washcar §4.6). */
export const WASHCAR_CONFIG_CODES = [
  { wireCode: '200', meaning: '验证成功', source: 'washcar §4.6, C5' },
  { wireCode: '401', meaning: '渠道授权已过期', source: 'washcar §4.6, C6' },
  { wireCode: '403', meaning: '渠道已被禁用, 渠道已暂停, 渠道接口已过期 or 权限不足', source: 'washcar §4.6, C6, C9' },
  { wireCode: '404', meaning: '未查询到渠道', source: 'washcar §4.6, C6' },
] as const satisfies readonly CodeRow[];
