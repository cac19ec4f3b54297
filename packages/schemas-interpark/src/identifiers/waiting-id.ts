import { InterparkValueError } from '../interpark-value-error.ts';

/** The parts of a waitingId (interpark §0.1). */
export interface WaitingIdParts {
  readonly goodsCode: string;
  /** The opaque member code, 24 characters of base64; the same as the 24-character `entMemberCode`. */
  readonly memberCode: string;
  readonly userSeq: number;
}

const WAITING_ID = /^([0-9A-Za-z]+):([0-9A-Za-z+/]{22}==|[0-9A-Za-z+/]{23}=|[0-9A-Za-z+/]{24}):(\d{1,15})$/;

/** Takes a waitingId apart. Throws `InterparkValueError` `WAITING_ID_INVALID`. */
export function parseWaitingId(waitingId: string): WaitingIdParts {
  const [, goodsCode, memberCode, userSeq] = WAITING_ID.exec(waitingId) ?? [];
  if (goodsCode === undefined || memberCode === undefined || userSeq === undefined) {
    throw new InterparkValueError(
      'WAITING_ID_INVALID',
      'expected a waitingId: goods code, 24 characters of base64 and userSeq, parted by colons',
    );
  }
  return { goodsCode, memberCode, userSeq: Number(userSeq) };
}

/** Puts a waitingId together, for test servers. Throws `InterparkValueError` for parts of another form. */
export function formatWaitingId({ goodsCode, memberCode, userSeq }: WaitingIdParts): string {
  const waitingId = `${goodsCode}:${memberCode}:${userSeq.toString()}`;
  parseWaitingId(waitingId);
  return waitingId;
}
