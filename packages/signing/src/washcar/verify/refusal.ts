/** The rows of washcar §4.1 that concern the signature. */
export type VerifyStep = 'V1' | 'V2' | 'V3' | 'V5' | 'V6' | 'V7' | 'V8' | 'V9';

/** Why a request was refused, as a stable literal. */
export type VerifyReason =
  | 'APP_ID_INVALID'
  | 'TIMESTAMP_MISSING'
  | 'NONCE_MISSING'
  | 'SIGN_MISSING'
  | 'PARAMETER_REPEATED'
  | 'TIMESTAMP_MALFORMED'
  | 'NONCE_MALFORMED'
  | 'APP_ID_UNKNOWN'
  | 'KEY_EXPIRED'
  | 'TIMESTAMP_OUT_OF_RANGE'
  | 'BODY_MALFORMED'
  | 'BODY_TOO_LARGE'
  | 'BODY_RESERVED_NAME'
  | 'BODY_REPEATS_QUERY'
  | 'SIGNATURE_MISMATCH'
  | 'REPLAYED';

/** A refusal. `field` is the parameter's wire name. Safe to answer to the caller. */
export interface Refusal {
  readonly ok: false;
  readonly step: VerifyStep;
  readonly reason: VerifyReason;
  readonly field?: string;
}

/** Makes a refusal. */
export function refuse(step: VerifyStep, reason: VerifyReason, field?: string): Refusal {
  return { ok: false, step, reason, ...(field !== undefined && { field }) };
}
