/** Codes of `ContractError`. */
export type ContractErrorCode =
  'ENDPOINT_INVALID' | 'PLATFORM_INVALID' | 'JOURNEY_INVALID' | 'REQUEST_INVALID' | 'JSON_INVALID' | 'JSON_UNWRITABLE';

/** One refused value: where, and what was expected. Never carries the value. */
export interface ContractIssue {
  /** JSON pointer into the input, for example `/query/page`. */
  readonly pointer: string;
  readonly problem: string;
}

const BRAND = Symbol.for('boxwire.ContractError');

/** A declaration or an input that breaks the contract. `code` is stable; the message may improve. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
  readonly code: ContractErrorCode;
  readonly endpointId: string | undefined;
  readonly issues: readonly ContractIssue[];

  constructor(
    code: ContractErrorCode,
    problem: string,
    details: {
      readonly endpointId?: string;
      readonly issues?: readonly ContractIssue[];
      readonly cause?: unknown;
    } = {},
  ) {
    const where = details.endpointId === undefined ? '' : `[${details.endpointId}] `;
    super(`${where}${problem}`, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.endpointId = details.endpointId;
    this.issues = details.issues ?? [];
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** Whether a value is a `ContractError`, also one thrown by another copy of this package. */
export function isContractError(value: unknown): value is ContractError {
  return typeof value === 'object' && value !== null && BRAND in value;
}
