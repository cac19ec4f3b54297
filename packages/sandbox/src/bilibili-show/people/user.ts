/** A real-name buyer of an account. The id number is kept masked only. */
export interface Buyer {
  readonly id: number;
  readonly name: string;
  readonly tel: string;
  readonly maskedPersonalId: string;
  /** 0 身份证, 1 护照, 2 港澳居民来往内地通行证, 3 台湾居民来往大陆通行证 (bilibili-show §5.1). */
  readonly idType: number;
  readonly isDefault: boolean;
}

/** A delivery address (bilibili-show §5.3). */
export interface Address {
  readonly id: number;
  readonly name: string;
  readonly phone: string;
  readonly prov: string;
  readonly city: string;
  readonly area: string;
  readonly addr: string;
}

/** A challenge the account holder has to answer (bilibili-show §6.4). */
export interface Challenge {
  readonly errno: -401 | 401 | 100044;
  readonly on: 'prepare' | 'createV2';
  /** `v_voucher` of the answer, and a name for the holder action. */
  readonly voucher: string;
}

/** Prepare or createV2 is refused until then (bilibili-show §6.3, §12: 3 and 900001). */
export interface Hold {
  readonly errno: 3 | 900001;
  readonly on: 'prepare' | 'createV2';
  readonly until: number;
}

/** An account. Times are epoch milliseconds. */
export interface User {
  readonly uid: number;
  readonly sessdata: string;
  readonly biliJct: string;
  readonly buyers: Buyer[];
  readonly addresses: readonly Address[];
  loggedIn: boolean;
  contact: { readonly username: string; readonly tel: string } | null;
  challenge: Challenge | null;
  hold: Hold | null;
}
