import type { SandboxRequest } from '../../core/http/sandbox-request.ts';
import { WashcarRefusal } from '../answers/refusal.ts';

/** Faults the washcar sandbox implements itself. All but the last strike after the checks, before anything changes. */
export const WASHCAR_FAULTS = {
  thrift500: 'HTTP 500, code 502 未处理异常; args.text',
  databaseTimeout: 'code 501 内部异常 详细:数据库连接超时',
  runtimeFault: 'code 501 内部异常; args.text',
  bookingUnavailable: 'the H5 link fails upstream: code 503 获取预约链接失败,请稍候重试',
  fullWidthPunctuation: 'refusals use full-width punctuation',
} as const;

/** Throws the refusal of a fault that a rule put on this request (washcar §4.1, last rows). */
export function injectedFault(request: SandboxRequest): void {
  const thrift = request.fault('thrift500');
  if (thrift !== undefined) {
    throw fault(502, `未处理异常 详细:${textOf(thrift, 'Thrift服务异常')}`, 500);
  }
  if (request.fault('databaseTimeout') !== undefined) throw fault(501, '内部异常 详细:数据库连接超时');
  const runtime = request.fault('runtimeFault');
  if (runtime !== undefined) throw fault(501, `内部异常 详细:${textOf(runtime, '系统异常')}`);
}

function textOf(args: Readonly<Record<string, unknown>>, otherwise: string): string {
  return typeof args.text === 'string' ? args.text : otherwise;
}

function fault(code: number, message: string, httpStatus?: number): WashcarRefusal {
  return new WashcarRefusal({ step: 'fault', code, message, ...(httpStatus !== undefined && { httpStatus }) });
}
