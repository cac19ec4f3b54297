import type { CodeRow, FailureKind } from '@boxwire/contract';

/** One row of the backendErrorCode table. */
export interface BackendCodeRow extends CodeRow {
  /** Stable failure code. Rows the contract gives no name keep their wire spelling. */
  readonly code: string;
  readonly kind: FailureKind;
}

const source = 'interpark §5.14';

/** `backendErrorCode` of OneStop answers (interpark §5.14), each with the failure it becomes. */
export const INTERPARK_BACKEND_CODES = [
  { wireCode: 'P40054', code: 'Occupied', kind: 'conflict', meaning: '이미 선점된 좌석입니다.', source },
  { wireCode: 'P40059', code: 'HoldNotOwned', kind: 'expired', meaning: 'already held, or a stale session', source },
  { wireCode: 'P41150', code: 'AlreadyPreselected', kind: 'conflict', meaning: 'own hold repeated', source },
  { wireCode: 'P41149', code: 'StatusChanged', kind: 'conflict', meaning: '좌석 상태가 변경되었습니다', source },
  {
    wireCode: 'P40021',
    code: 'ConfirmPreselectionInvalid',
    kind: 'invalid',
    meaning: '좌석 요청이 잘못 되었습니다',
    source,
  },
  {
    wireCode: 'P40051',
    code: 'ExceedTicketMaxCount',
    kind: 'refused',
    meaning: '예매 가능 매수를 초과하였습니다',
    source,
  },
  { wireCode: 'P41154', code: 'GroupCountMismatch', kind: 'refused', meaning: 'GROUP_COUNT_MISMATCH', source },
  { wireCode: 'P41155', code: 'DeadSeat', kind: 'soldOut', meaning: 'DEAD_SEAT', source },
  { wireCode: 'P41151', code: 'LimitExcept', kind: 'refused', meaning: 'LIMIT_EXCEPT_*', source },
  { wireCode: 'P41152', code: 'LimitExcept', kind: 'refused', meaning: 'LIMIT_EXCEPT_*', source },
  { wireCode: 'P41153', code: 'LimitExcept', kind: 'refused', meaning: 'LIMIT_EXCEPT_*', source },
  { wireCode: 'P41156', code: 'AdultOnly19', kind: 'permission', meaning: 'ADULT_ONLY_19', source },
  { wireCode: 'P41157', code: 'AdultOnly20', kind: 'permission', meaning: 'ADULT_ONLY_20', source },
  { wireCode: 'P41147', code: 'UnusualApproach', kind: 'permission', meaning: 'UNUSUAL_APPROACH', source },
  { wireCode: 'P41148', code: 'LongTermInactivity', kind: 'expired', meaning: 'LONG_TERM_INACTIVITY', source },
  { wireCode: 'IE0006', code: 'GatewaySessionExpired', kind: 'expired', meaning: '세션이 만료되었습니다', source },
  { wireCode: 'P40057', code: 'ProductNotOpen', kind: 'refused', meaning: '오픈 전 상품입니다.', source },
  { wireCode: 'P40027', code: 'CartInsertFailed', kind: 'refused', meaning: '카트 입력 실패 (payment/ready)', source },
  { wireCode: 'P00002', code: 'InvalidValue', kind: 'invalid', meaning: 'INVALID_VALUE', source },
  { wireCode: 'P40056', code: 'P40056', kind: 'refused', meaning: 'not recorded', source },
  { wireCode: 'P10050', code: 'P10050', kind: 'refused', meaning: 'Hpoint, not recorded', source },
  { wireCode: 'ME7107', code: 'ME7107', kind: 'refused', meaning: 'no rounds, or not on sale', source },
  { wireCode: 'ME7922', code: 'ME7922', kind: 'refused', meaning: 'not recorded', source },
  {
    wireCode: 'BOOKING_AVAILABLE_SEAT_NOT_EXIST',
    code: 'BookingAvailableSeatNotExist',
    kind: 'soldOut',
    meaning: 'not recorded',
    source,
  },
] as const satisfies readonly BackendCodeRow[];

/** Failure codes of the table, and `BackendError` for a code it does not hold. */
export type BackendFailureCode = (typeof INTERPARK_BACKEND_CODES)[number]['code'] | 'BackendError';
