/** The step of washcar §4.1 that refused, `fault` for an injected one, `route` for a wrong method. */
export type Step =
  'route' | 'V1' | 'V2' | 'V3' | 'V4' | 'V5' | 'V6' | 'V7' | 'V8' | 'V9' | 'V10' | 'V11' | 'V12' | 'V13' | 'fault';

/** A no of the platform. */
export interface Refusal {
  readonly step: Step;
  readonly code: number;
  readonly message: string;
  /** Members beside code, message and data. */
  readonly extras?: Readonly<Record<string, unknown>>;
  /** Default 200 (washcar §4.1). */
  readonly httpStatus?: number;
  /** The form of the `config` profile (washcar §4.6). */
  readonly configForm?: Readonly<Record<string, string>>;
}

/** Carries a refusal out of a handler. */
export class WashcarRefusal extends Error {
  override readonly name = 'WashcarRefusal';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** 301 `参数({field})错误:{text}`: a field broke its rule (V12) or names nothing that exists. */
export function fieldRefusal(field: string, text: string): WashcarRefusal {
  return new WashcarRefusal({ step: 'V12', code: 301, message: `参数(${field})错误:${text}` });
}

/** 300 `参数错误 详细:{text}`: values that do not go together (V12). */
export function ruleRefusal(text: string): WashcarRefusal {
  return new WashcarRefusal({ step: 'V12', code: 300, message: `参数错误 详细:${text}` });
}

/** 503 `接口异常 详细:{text}`: the business says no (V13). */
export function businessRefusal(text: string): WashcarRefusal {
  return new WashcarRefusal({ step: 'V13', code: 503, message: `接口异常 详细:${text}` });
}
