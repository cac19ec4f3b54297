import type { SandboxError } from '../errors.ts';
import { jsonReply, type Reply } from './reply.ts';

/** An error of the sandbox itself, never of a platform. */
export function sandboxErrorReply(status: number, code: string, message: string): Reply {
  return jsonReply({ sandbox: { code, message } }, { status });
}

const STATUS_OF: Partial<Record<SandboxError['code'], number>> = {
  BODY_TOO_LARGE: 413,
  BODY_ENCODED: 415,
  PLATFORM_UNKNOWN: 404,
  ACTION_UNKNOWN: 404,
  SUBJECT_UNKNOWN: 404,
  ACTION_REFUSED: 409,
};

/** A coded error as an answer. */
export function replyForError(error: SandboxError): Reply {
  const reply = sandboxErrorReply(STATUS_OF[error.code] ?? 400, error.code, error.message);
  // the rest of a refused body must not be taken for the next request
  return error.code === 'BODY_TOO_LARGE' ? { ...reply, headers: { ...reply.headers, Connection: 'close' } } : reply;
}
