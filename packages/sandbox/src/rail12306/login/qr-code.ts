import type { Account } from '../accounts/account.ts';

/** A login QR code. */
export interface QrCode {
  readonly uuid: string;
  /** Epoch milliseconds. */
  readonly until: number;
  state: 'shown' | 'scanned' | 'confirmed' | 'used' | 'expired';
  account: Account | undefined;
}
