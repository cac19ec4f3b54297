import { hash } from 'node:crypto';

/** The members of a report that never change once it is accepted. */
export interface Sealed {
  readonly seq: number;
  readonly kind: string;
  readonly businessId: string;
  readonly lane: string;
  readonly acceptedAt: number;
  readonly payload: string;
}

/** 132 bits of SHA-256 over what was accepted; finds damage, not forgery. */
export function checksumOf({ seq, kind, businessId, lane, acceptedAt, payload }: Sealed): string {
  return hash('sha256', `${seq}\n${kind}\n${businessId}\n${lane}\n${acceptedAt}\n${payload}`, 'base64url').slice(0, 22);
}
