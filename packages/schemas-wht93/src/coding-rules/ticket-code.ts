import { utf8Length } from '../schemas/text-length.ts';
import { partsOrThrow, refused, type ParsedCode } from './code-problem.ts';
import { parseSessionCode, type SessionCodeParts } from './session-code.ts';

const MOST_BYTES = 50;
const SESSION_DIGITS = 21;

/** 演出票编码: session code 21 + an identification unique in the session, at most 50 bytes together (wht93 §3, 3.14). */
export interface TicketCodeParts {
  readonly sessionCode: string;
  readonly session: SessionCodeParts;
  /** 1 to 29 UTF-8 bytes. */
  readonly identification: string;
}

/** Builds a ticket code. Throws `CodingRuleError` for a session code or an identification that gives none. */
export function buildTicketCode(parts: Pick<TicketCodeParts, 'sessionCode' | 'identification'>): string {
  partsOrThrow(parseSessionCode(parts.sessionCode));
  const code = parts.sessionCode + parts.identification;
  partsOrThrow(parseTicketCode(code));
  return code;
}

/** Reads a ticket code. A `ticketId` need not be one: the tables ask for at most 50 bytes only (wht93 §3, check 6). */
export function parseTicketCode(code: string): ParsedCode<TicketCodeParts> {
  const bytes = utf8Length(code);
  if (bytes > MOST_BYTES || code.length <= SESSION_DIGITS) {
    return refused(
      'wrongLength',
      'code',
      `expected a session code of 21 digits and an identification, ${MOST_BYTES} bytes at most, got ${bytes} bytes`,
    );
  }
  const sessionCode = code.slice(0, SESSION_DIGITS);
  const session = parseSessionCode(sessionCode);
  if (!session.ok) return session;
  if (!code.isWellFormed()) return refused('illFormed', 'identification', 'expected no unpaired surrogate');
  return { ok: true, parts: { sessionCode, session: session.parts, identification: code.slice(SESSION_DIGITS) } };
}

/** Whether a text is a ticket code by every rule. */
export function isTicketCode(code: string): boolean {
  return parseTicketCode(code).ok;
}

/** Whether a ticket id begins with the code of its session; only an opt-in check (wht93 §3, check 6). */
export function ticketBelongsToSession(ticketId: string, sessionCode: string): boolean {
  return sessionCode.length === SESSION_DIGITS && ticketId.length > SESSION_DIGITS && ticketId.startsWith(sessionCode);
}
