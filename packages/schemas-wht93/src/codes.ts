import type { CodeRow } from '@boxwire/contract';
import type { Confidence } from './confidence.ts';
import type { Wht93FailureCode } from './outcome/failure-codes.ts';

/** One row of the code tables A.1 and A.2. */
export interface Wht93CodeRow extends CodeRow {
  readonly english: string;
  /** Of the Chinese text; the numbers are certain. */
  readonly confidence: Confidence;
  /** Absent for success. */
  readonly failure?: Wht93FailureCode;
  /** `short` and `long` ask for a later repeat, `refresh` for a new token and one repeat. */
  readonly policy: 'done' | 'fix' | 'refresh' | 'short' | 'long';
}

/** The code tables (wht93 §1.2): integers, HTTP status not specified. */
export const WHT93_CODES = [
  { wireCode: '200', meaning: '请求成功', english: 'success', confidence: 'H', policy: 'done', source: 'wht93 §1.2' },
  {
    wireCode: '4000',
    meaning: '请求参数错误',
    english: 'invalid parameters',
    confidence: 'H',
    failure: 'InvalidParameters',
    policy: 'fix',
    source: 'wht93 §1.2',
  },
  {
    wireCode: '4100',
    meaning: '未授权，无访问权限',
    english: 'not authorised, no access permission',
    confidence: 'L',
    failure: 'NotAuthorised',
    policy: 'fix',
    source: 'wht93 §1.2',
  },
  {
    wireCode: '4200',
    meaning: 'token 已失效，请重新获取 token',
    english: 'token expired, fetch a new one',
    confidence: 'H',
    failure: 'TokenExpired',
    policy: 'refresh',
    source: 'wht93 §1.2',
  },
  {
    wireCode: '4300',
    meaning: '业务逻辑错误',
    english: 'business error',
    confidence: 'M',
    failure: 'BusinessError',
    policy: 'fix',
    source: 'wht93 §1.2',
  },
  {
    wireCode: '4400',
    meaning: '对象(资源)状态错误',
    english: 'object/state error',
    confidence: 'M',
    failure: 'StateError',
    policy: 'fix',
    source: 'wht93 §1.2',
  },
  {
    wireCode: '5000',
    meaning: '系统异常，请重新上报',
    english: 'system error, report again',
    confidence: 'H',
    failure: 'SystemError',
    policy: 'short',
    source: 'wht93 §1.2',
  },
  {
    wireCode: '5100',
    meaning: '系统…(维护/暂停服务/繁忙)，请…等',
    english: 'system unavailable, wait',
    confidence: 'M',
    failure: 'SystemUnavailable',
    policy: 'long',
    source: 'wht93 §1.2',
  },
] as const satisfies readonly Wht93CodeRow[];
