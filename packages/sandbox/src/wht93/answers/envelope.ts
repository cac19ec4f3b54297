import { jsonReply, jsonTextReply, type Reply } from '../../core/http/reply.ts';
import type { Refusal, RefusalCode } from './refusal.ts';

// the scan leaves most texts in doubt; these are this sandbox's readings (wht93 §1.2)
const TITLES: Readonly<Record<RefusalCode, string>> = {
  4000: '请求参数错误',
  4100: '未授权，无访问权限',
  4200: 'token 已失效，请重新获取 token',
  4300: '业务数据错误',
  4400: '对象状态错误',
  5000: '系统异常，请重新上报',
  5100: '系统繁忙，请稍后再试',
};

const WRITTEN = '{"code":200,"data":true,"msg":"请求成功","success":true}';

const OK_FACTS = Object.freeze({ code: '200' });

/** HTTP 200 and code 200 around `data` (wht93 §1.1). `true` is the answer of a write. */
export function successReply(data: unknown, warnings: readonly string[] = []): Reply {
  const facts = warnings.length === 0 ? OK_FACTS : { ...OK_FACTS, warnings: warnings.join(' ') };
  if (data === true) return jsonTextReply(WRITTEN, { facts });
  return jsonReply({ code: 200, data, msg: '请求成功', success: true }, { facts });
}

/** HTTP 200 with the refusal's code in the body (wht93 §1.2). */
export function refusalReply({ code, rule, detail, pointer }: Refusal): Reply {
  const msg = [TITLES[code], pointer, detail].filter((part) => part !== undefined && part !== '').join('：');
  const facts = { code: String(code), rule, ...(pointer !== undefined && { pointer }) };
  return jsonReply({ code, data: null, msg, success: false }, { facts });
}

/** One page of rows in the paged shape (wht93 §1.1, U-04): `pageNo` counts from 1. */
export function pageOf(
  rows: readonly unknown[],
  page: { readonly pageNo: number; readonly pageSize: number },
): unknown {
  const from = (page.pageNo - 1) * page.pageSize;
  return {
    datalist: rows.slice(from, from + page.pageSize),
    page: page.pageNo,
    pageSize: page.pageSize,
    totalRow: rows.length,
  };
}
