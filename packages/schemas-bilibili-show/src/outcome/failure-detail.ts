import { valueAt } from '@boxwire/contract';
import type { ErrnoPlace, ErrnoRow } from './errno-row.ts';

/** What a failure carries beside its message, read by errno only: `data` is anything on failure (bilibili-show §1.4, §8.3). */
export function failureDetail(
  row: ErrnoRow | undefined,
  { data, place }: { readonly data: unknown; readonly place: ErrnoPlace },
): Readonly<Record<string, unknown>> | undefined {
  const detail = { ...(row?.supply && { supply: row.supply }), ...dataDetail(row, data, place) };
  return Object.keys(detail).length === 0 ? undefined : detail;
}

function dataDetail(row: ErrnoRow | undefined, data: unknown, place: ErrnoPlace): Readonly<Record<string, unknown>> {
  switch (row?.code) {
    case 'PriceChanged':
      return present('pay_money', integerAt(data, '/pay_money'));
    case 'UnpaidOrderExists':
    case 'DuplicateOrder':
      return present('orderId', idAt(data, '/orderId') ?? idAt(data, '/order_id'));
    case 'OrderPending':
      return present('order_id', idAt(data, '/order_id'));
    case 'ChallengeRequired':
      return challengeDetail(place, data);
    default:
      return {};
  }
}

/**
 * What the account holder has to know: which field carries the answer, and the challenge's own reference. The rest of
 * `riskParams` describes the person and the device, and stays out (bilibili-show §6.4).
 */
export function challengeDetail(place: ErrnoPlace, data: unknown): Readonly<Record<string, unknown>> {
  return {
    answerField: place === 'C' ? 'voucher' : 'gaia_vtoken',
    ...present('ref', textAt(data, '/ga_data/riskParams/v_voucher')),
    ...present('decision_type', textAt(data, '/ga_data/riskParams/decision_type')),
  };
}

function present(name: string, value: unknown): Readonly<Record<string, unknown>> {
  return value === undefined ? {} : { [name]: value };
}

function integerAt(data: unknown, pointer: string): number | undefined {
  const value = Number(valueAt(data, pointer) ?? Number.NaN);
  return Number.isSafeInteger(value) ? value : undefined;
}

function idAt(data: unknown, pointer: string): string | undefined {
  const value = valueAt(data, pointer);
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return undefined;
  return /^\d+$/.test(String(value)) ? String(value) : undefined;
}

function textAt(data: unknown, pointer: string): string | undefined {
  const value = valueAt(data, pointer);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
