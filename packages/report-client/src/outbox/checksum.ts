import { crc32 } from 'node:zlib';

/** The members of a report that never change once it is accepted. */
export interface Sealed {
  readonly seq: number;
  readonly kind: string;
  readonly businessId: string;
  readonly lane: string;
  readonly acceptedAt: number;
  readonly payload: string;
}

/** CRC-32 over what was accepted; finds damage, not forgery. */
export function checksumOf({ seq, kind, businessId, lane, acceptedAt, payload }: Sealed): number {
  return crc32(`${seq}\n${kind}\n${businessId}\n${lane}\n${acceptedAt}\n${payload}`);
}
