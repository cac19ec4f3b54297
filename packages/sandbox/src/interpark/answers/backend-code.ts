/** Every `backendErrorCode` of interpark §5.14, with the text that was seen, or the name where none was. */
export const BACKEND_TEXT = {
  P40054: '이미 선점된 좌석입니다.',
  P40059: '이미 선점된 좌석입니다.',
  P41150: 'ALREADY_PRESELECTED',
  P41149: '좌석 상태가 변경되었습니다.',
  P40021: '좌석 요청이 잘못 되었습니다',
  P40051: '예매 가능 매수를 초과하였습니다',
  P41154: 'GROUP_COUNT_MISMATCH',
  P41155: 'DEAD_SEAT',
  P41151: 'LIMIT_EXCEPT',
  P41152: 'LIMIT_EXCEPT',
  P41153: 'LIMIT_EXCEPT',
  P41156: 'ADULT_ONLY_19',
  P41157: 'ADULT_ONLY_20',
  P41147: 'UNUSUAL_APPROACH',
  P41148: 'LONG_TERM_INACTIVITY',
  IE0006: '세션이 만료되었습니다',
  P40057: '오픈 전 상품입니다.',
  P40027: '결제 진행 중 오류가 발생했습니다.(카트 입력 실패)',
  P00002: 'INVALID_VALUE',
  P40056: 'P40056',
  P10050: 'P10050',
  ME7107: 'ME7107',
  ME7922: 'ME7922',
  BOOKING_AVAILABLE_SEAT_NOT_EXIST: 'BOOKING_AVAILABLE_SEAT_NOT_EXIST',
} as const;

/** One `backendErrorCode`. */
export type BackendCode = keyof typeof BACKEND_TEXT;

/** Whether a value from outside names one. */
export function isBackendCode(value: unknown): value is BackendCode {
  return typeof value === 'string' && Object.hasOwn(BACKEND_TEXT, value);
}
