/**
 * Forms in which the documents contradict each other (washcar §0.9, §3). The defaults are the decided ones; the others
 * let a client prove that it reads them too.
 */
export interface AnswerForms {
  /** `integer` 200 or `digits` "200" (C5). Default `integer`. */
  readonly code: 'integer' | 'digits';
  /** HTTP 200 always (Thrift faults 500), or a status that follows the code (C11). Default `always200`. */
  readonly httpStatus: 'always200' | 'byCode';
  /** `参数(x)错误:…` or `参数（x）错误：…` (C38). Default `half`. */
  readonly punctuation: 'half' | 'full';
  /** Decimal text "22.00" or a JSON number 22 (§5.3). Default `text`. */
  readonly money: 'text' | 'number';
  /** ISO 8601 UTC, epoch milliseconds, or `yyyy-MM-dd HH:mm:ss` in Asia/Shanghai (§5.3). Default `iso`. */
  readonly time: 'iso' | 'epochMs' | 'local';
  /** `data: null` on errors, or no `data` (C8). Default `null`. */
  readonly errorData: 'null' | 'absent';
  /** `orderNo` with `orderStatus`, or the sister service's `outOrderNo` with numeric `status` (C32). Default `canonical`. */
  readonly order: 'canonical' | 'sister';
  /** `{url}` or the bare text (§5.1). Default `object`. */
  readonly bookingUrl: 'object' | 'text';
}

/** The decided forms. */
export const DEFAULT_FORMS: AnswerForms = {
  code: 'integer',
  httpStatus: 'always200',
  punctuation: 'half',
  money: 'text',
  time: 'iso',
  errorData: 'null',
  order: 'canonical',
  bookingUrl: 'object',
};

/** Which set of documents the answers follow (washcar §4.6). */
export type WashcarProfile = 'guide' | 'config' | 'bare';
