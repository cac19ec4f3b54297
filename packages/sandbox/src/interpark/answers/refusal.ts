import { BACKEND_TEXT, type BackendCode } from './backend-code.ts';

/** A business no: envelope E2 over REST, E4 over GraphQL (interpark §0.2). */
export class BackendRefusal extends Error {
  override readonly name = 'BackendRefusal';
  readonly code: BackendCode;
  /** Members beside code and message, such as `unselectableSeatInfoIds`. */
  readonly detail: Readonly<Record<string, unknown>> | undefined;
  /** For the operator: which rule said no. Never sent. */
  readonly rule: string;

  constructor(code: BackendCode, rule: string, detail?: Readonly<Record<string, unknown>>) {
    super(BACKEND_TEXT[code]);
    this.code = code;
    this.rule = rule;
    this.detail = detail;
  }
}

/** A no of the gateway in front of OneStop: envelope E1 (interpark §0.2). */
export class GatewayRefusal extends Error {
  override readonly name = 'GatewayRefusal';
  readonly status: 400 | 404 | 500;
  /** For the operator: which rule said no. Never sent. */
  readonly rule: string;

  constructor(status: 400 | 404 | 500, rule: string) {
    super(rule);
    this.status = status;
    this.rule = rule;
  }
}
