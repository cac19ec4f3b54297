import type { NameValue } from '@boxwire/contract';

/** A call that failed, as it was on the wire. An encoded request and a captured one both fit. */
export interface FailedCall {
  readonly request: {
    readonly method: string;
    /** Without the query. */
    readonly path: string;
    /** Decoded. */
    readonly query: readonly NameValue[];
    /** Names in any case. */
    readonly headers: Readonly<Record<string, string | undefined>>;
    readonly bodyText: string | null;
  };
  readonly answer: { readonly status: number; readonly bodyText: string };
  /** What an earlier answer said, where the caller has it. */
  readonly known?: {
    /** `bizCode` of goods-info: the supplier's code. */
    readonly goodsBizCode?: string;
    /** `bizCode` of rank or the OneStop context. */
    readonly sessionBizCode?: string;
    /** The session id of the admitted rank. */
    readonly sessionId?: string;
    /** Epoch milliseconds at which the call was made. */
    readonly calledAtMs?: number;
  };
}

/** Causes `explainFailure` can name. */
export type FailureCause =
  | 'SecureUrlFieldsMissing'
  | 'GoodsBizCodeSent'
  | 'SaleNotOpen'
  | 'AccountBlocked'
  | 'KeyStillEncoded'
  | 'LineUpExtraField'
  | 'WaitingPlaceGone'
  | 'CookieBodyNotString'
  | 'GoodsCodeInQuery'
  | 'OnestopHeadersMissing'
  | 'NotAdmitted'
  | 'SessionEnded'
  | 'SessionBizCodeReplaced'
  | 'ExtraPlayDate'
  | 'TooManyBlocks'
  | 'PlaceCodeMissing'
  | 'PartnerTokenMissing'
  | 'TokenVerifyByGet'
  | 'SingleSeatInBulk'
  | 'PriceWithoutDecimals'
  | 'InventedEndpoint'
  | 'GatewayBlocked';

/** One cause, with what to change. */
export interface FailureExplanation {
  readonly cause: FailureCause;
  /** `shown`: request and answer both show it. `possible`: they allow it, and nothing proves it. */
  readonly certainty: 'shown' | 'possible';
  /** What was expected, what came, and what to do. Never holds a token or a code of the member. */
  readonly message: string;
  /** The fields or headers concerned, in wire spelling. */
  readonly fields: readonly string[];
  /** Section of the contract. */
  readonly source: string;
}
