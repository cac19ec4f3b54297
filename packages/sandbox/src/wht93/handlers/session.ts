import { Wht93Refusal } from '../answers/refusal.ts';
import { hashOf } from '../received/content-hash.ts';
import type { SessionState } from '../reporting/session-state.ts';
import type { Call } from '../world.ts';
import { findSession } from './find-session.ts';
import { checkHall, noteUpdate } from './performance.ts';
import type { SessionUpdate } from './reports.ts';

const CANCELLED = 2;

/** A.23: changes or cancels a session; its code stays. A cancelled session only takes its cancellation again. */
export function updateSession(call: Call<SessionUpdate>): true {
  const { accessToken: _, ...update } = call.body;
  const session = findSession(call, update, '');
  const { hallCode = session.hallCode } = update;
  if (hallCode !== session.hallCode) checkHall(call, hallCode, '/hallCode');
  const cancels = update.sessionStatus === CANCELLED;
  if (session.isCancelled && !cancels) throw cancelledAlready();
  noteUpdate(call, session.updates, { id: session.sessionId, hash: hashOf(update) });
  apply(session, update);
  if (session.endsAt <= session.startsAt) call.warn('session.times', '/sessionEndTime');
  if (cancels && !session.isCancelled) cancel(call, session);
  return true;
}

function cancelledAlready(): Wht93Refusal {
  return new Wht93Refusal({
    code: 4400,
    rule: 'session.cancelled',
    pointer: '/sessionStatus',
    detail: '场次已取消',
    orderBreak: 'updateAfterCancellation',
  });
}

function apply(session: SessionState, update: SessionUpdateContent): void {
  session.sessionName = update.sessionName ?? session.sessionName;
  session.hallCode = update.hallCode ?? session.hallCode;
  session.startsAt = update.sessionStartTime ?? session.startsAt;
  session.endsAt = update.sessionEndTime ?? session.endsAt;
  session.hasSeat = update.hasSeat ?? session.hasSeat;
  session.tag = update.tag ?? session.tag;
}

type SessionUpdateContent = Omit<SessionUpdate, 'accessToken'>;

function cancel({ world }: Call, session: SessionState): void {
  session.isCancelled = true;
  world.context.emit({
    type: 'state',
    subject: 'session',
    ref: session.sessionCode,
    from: 'normal',
    to: 'cancelled',
    cause: 'session.update',
  });
}
