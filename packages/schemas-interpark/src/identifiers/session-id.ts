import { InterparkValueError } from '../interpark-value-error.ts';

/** The parts of a sessionId (interpark §0.1). */
export interface SessionIdParts {
  readonly goodsCode: string;
  /** The place in the waiting line; it is no member id. */
  readonly userSeq: number;
  /** When rank admitted, to the second. */
  readonly admittedAt: Date;
}

const SESSION_ID = /^([0-9A-Za-z]+)_M(\d{12})(\d{10})$/;

/** Takes a sessionId apart. Throws `InterparkValueError` `SESSION_ID_INVALID`. */
export function parseSessionId(sessionId: string): SessionIdParts {
  const [, goodsCode, userSeq, seconds] = SESSION_ID.exec(sessionId) ?? [];
  if (goodsCode === undefined || userSeq === undefined || seconds === undefined) {
    throw new InterparkValueError(
      'SESSION_ID_INVALID',
      'expected a sessionId: goods code, "_M", 12 digits of userSeq and 10 digits of epoch seconds',
    );
  }
  return { goodsCode, userSeq: Number(userSeq), admittedAt: new Date(Number(seconds) * 1000) };
}

/** Puts a sessionId together, for test servers. Throws `InterparkValueError` for parts that do not fit their digits. */
export function formatSessionId({ goodsCode, userSeq, admittedAt }: SessionIdParts): string {
  const seconds = Math.floor(admittedAt.getTime() / 1000);
  const sessionId = `${goodsCode}_M${padded(userSeq, 12)}${padded(seconds, 10)}`;
  parseSessionId(sessionId);
  return sessionId;
}

/** The part of a sessionId that `session-check/{suffix}` takes (interpark §5.4). */
export function sessionSuffix(sessionId: string): string {
  parseSessionId(sessionId);
  return sessionId.slice(sessionId.indexOf('_') + 1);
}

function padded(value: number, digits: number): string {
  return value.toString().padStart(digits, '0');
}
