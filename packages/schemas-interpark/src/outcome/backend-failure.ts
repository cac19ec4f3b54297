import type { FailureDraft } from '@boxwire/contract';
import { INTERPARK_BACKEND_CODES, type BackendCodeRow, type BackendFailureCode } from '../codes/backend-codes.ts';

const rows: ReadonlyMap<string, BackendCodeRow> = new Map(INTERPARK_BACKEND_CODES.map((row) => [row.wireCode, row]));

/** The codes `backendFailure` can answer. */
export const BACKEND_FAILURES: readonly BackendFailureCode[] = [
  ...new Set<BackendFailureCode>([...INTERPARK_BACKEND_CODES.map((row) => row.code), 'BackendError']),
];

/** The failure of a `backendErrorCode` (interpark §5.14); a code the table does not hold becomes `BackendError`. */
export function backendFailure(
  wireCode: string,
  message: string,
  detail: Readonly<Record<string, unknown>> = {},
): FailureDraft {
  const row = rows.get(wireCode);
  return {
    kind: row?.kind ?? 'refused',
    code: row?.code ?? 'BackendError',
    message,
    wireCode,
    ...(Object.keys(detail).length > 0 && { detail }),
  };
}
