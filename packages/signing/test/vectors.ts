import { readFileSync } from 'node:fs';

/** One signing case of the independent implementation. */
export interface SignCase {
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
  readonly rawQuery?: string;
  readonly bodyText: string | null;
  readonly secret: string;
  readonly flattened: readonly (readonly [string, string])[];
  readonly stringA: string;
  readonly sign: string;
  readonly clientRefuses?: string;
}

/** One malformed body. */
export interface ErrorCase {
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
  readonly bodyText: string;
  readonly error: string;
}

/** One request to verify, with the channels as they stand. */
export interface VerifyCase {
  readonly name: string;
  readonly now: number;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly bodyText: string | null;
  readonly seen?: readonly {
    readonly appId: string;
    readonly timestamp: string;
    readonly nonce: string;
    readonly until: number;
  }[];
  readonly expect: { readonly step: string };
}

/** A channel of the verification cases. */
export interface VectorChannel {
  readonly appId: string;
  readonly secret: string;
  readonly backupSecret: string | null;
  readonly channelApi?: {
    readonly apiType: string;
    readonly secret: string;
    readonly backupSecret: string | null;
    readonly apiStatus: string;
    readonly expireTime: string;
    readonly allowFallback: boolean;
  };
}

interface Vectors {
  readonly cases: readonly SignCase[];
  readonly errorCases: readonly ErrorCase[];
  readonly verify: {
    readonly endpoints: readonly { readonly path: string; readonly apiType: string }[];
    readonly channels: readonly VectorChannel[];
  };
  readonly verifyCases: readonly VerifyCase[];
}

/** Cases made by an independent Java implementation. */
export const vectors = JSON.parse(
  readFileSync(new URL('./fixtures/washcar-signing.json', import.meta.url), 'utf8'),
) as Vectors;
