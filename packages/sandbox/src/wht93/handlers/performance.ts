import { businessRefusal, parameterRefusal, stateRefusal, Wht93Refusal } from '../answers/refusal.ts';
import { hashOf } from '../received/content-hash.ts';
import { serialKey, type NewSession } from '../reporting/session-registry.ts';
import { UpdateHistory, type SessionState } from '../reporting/session-state.ts';
import type { Call } from '../world.ts';
import { refuseTwice } from './find-session.ts';
import type { PerformanceReport, PerformanceUpdate, SessionReport } from './reports.ts';

// the years whose last two digits a session code can tell apart (wht93 §3)
const FIRST_DAY = Date.UTC(1999, 11, 31, 16);
const LAST_DAY = Date.UTC(2099, 11, 31, 16);
const UPDATE_POSTER_LENGTH = 200;

/** A.17: a code for every session; one that has a code gets the same again. */
export function issueSessionCodes(call: Call<PerformanceReport>): unknown {
  const { body, reporter } = call;
  refuseTypeId(call, body.typeId);
  refuseTwice(
    body.sessionList.map(({ sessionId }) => sessionId),
    'sessionId',
    'sessionList',
  );
  for (const [index, session] of body.sessionList.entries()) checkSession(call, session, `/sessionList/${index}`);
  refuseFullDays(call);
  warnOf(call);
  keepPerformance(call);
  const codes: [string, string][] = body.sessionList.map((session) => {
    const known = reporter.sessions.get(session.sessionId);
    const state = known === undefined ? issue(call, session) : again(call, known, session);
    return [session.sessionId, state.sessionCode];
  });
  return Object.fromEntries(codes);
}

/** A.20: changes what is known of a performance. */
export function updatePerformance(call: Call<PerformanceUpdate>): true {
  const { accessToken: _, ...content } = call.body;
  const { performanceId, performanceName, typeId } = content;
  const performance = call.reporter.performances.get(performanceId);
  if (performance === undefined) {
    throw new Wht93Refusal({
      code: 4300,
      rule: 'performance.unknown',
      pointer: '/performanceId',
      detail: '演出 ID 不存在',
      orderBreak: 'updateBeforePerformance',
    });
  }
  if (typeId !== undefined) refuseTypeId(call, typeId);
  noteUpdate(call, performance.updates, { id: performanceId, hash: hashOf(content) });
  if (performanceName !== undefined) performance.performanceName = performanceName;
  if (typeId !== undefined) performance.typeId = typeId;
  return true;
}

/** Notes whether an update is new, the newest again, or an older one again, and keeps it. */
export function noteUpdate(
  call: Call,
  updates: UpdateHistory,
  { id, hash }: { readonly id: string; readonly hash: number },
): void {
  const verdict = updates.judge(hash);
  call.record(verdict === 'first' ? 'new' : verdict === 'newest again' ? 'duplicate' : 'changed', id);
  if (verdict === 'older again') call.broke('olderUpdate', id);
  updates.keep(hash);
}

/** Throws 4300 for a hall or venue that does not exist, 4400 for a hall that is closed or disabled. */
export function checkHall({ world, warn }: Call, hallCode: string, pointer: string): void {
  const hall = world.venues.hall(hallCode);
  if (hall !== undefined) {
    if (hall.managementStatus === 1 && hall.enableState === 1) return;
    throw stateRefusal('hall.closed', pointer, '场厅已停业或停用');
  }
  const venue = hallCode.length === 9 ? world.venues.venue(hallCode) : undefined;
  if (venue === undefined) throw businessRefusal('hall.unknown', pointer, '场厅编码不存在，请先新增场厅');
  if (venue.halls.length > 0) warn('performance.venue-has-halls', pointer);
}

function refuseTypeId({ world }: Call, typeId: number): void {
  if (!world.typeIds.has(typeId)) throw businessRefusal('type.unknown', '/typeId', '演出类型不存在');
}

function checkSession(call: Call<PerformanceReport>, session: SessionReport, at: string): void {
  const known = call.reporter.sessions.get(session.sessionId);
  if (known !== undefined && known.performanceId !== call.body.performanceId) {
    throw businessRefusal('performance.mismatch', `${at}/sessionId`, '场次已属于另一演出');
  }
  checkHall(call, session.hallCode, `${at}/hallCode`);
  const { sessionStartTime, sessionEndTime } = session;
  if (sessionStartTime < FIRST_DAY || sessionStartTime >= LAST_DAY) {
    throw parameterRefusal('session.day', `${at}/sessionStartTime`, '场次编码仅支持 2000 至 2099 年');
  }
  if (sessionEndTime <= sessionStartTime) call.warn('performance.session-times', `${at}/sessionEndTime`);
}

function refuseFullDays({ body, reporter, world }: Call<PerformanceReport>): void {
  const fresh = body.sessionList.filter(({ sessionId }) => !reporter.sessions.has(sessionId)).map(placeOf);
  for (const places of Map.groupBy(fresh, serialKey).values()) {
    const [place] = places;
    if (place !== undefined && !world.sessions.hasRoom(place, places.length)) {
      throw businessRefusal('session.full', '/sessionList', '该场厅当日的场次编码已用完');
    }
  }
}

function placeOf(session: SessionReport): Pick<NewSession, 'hallCode' | 'startsAt'> {
  return { hallCode: session.hallCode, startsAt: session.sessionStartTime };
}

function warnOf({ body, warn }: Call<PerformanceReport>): void {
  if (body.approval === undefined) warn('performance.approval', '/approval');
  if ((body.posterUrl ?? '').length > UPDATE_POSTER_LENGTH) warn('performance.poster-length', '/posterUrl');
}

function keepPerformance({ body, reporter }: Call<PerformanceReport>): void {
  const { performanceId, performanceName, typeId } = body;
  const known = reporter.performances.get(performanceId);
  if (known === undefined) {
    const updates = new UpdateHistory();
    reporter.performances.set(performanceId, { performanceId, performanceName, typeId, updates });
  } else Object.assign(known, { performanceName, typeId });
}

function contentOf({ body }: Call<PerformanceReport>, session: SessionReport): number {
  const { sessionList: _, ...performance } = body;
  return hashOf([{ ...performance, accessToken: undefined }, session]);
}

function issue(call: Call<PerformanceReport>, session: SessionReport): SessionState {
  const { world, reporter, body, request } = call;
  const { sessionId, sessionName, sessionEndTime: endsAt, hasSeat, tag } = session;
  const state = world.sessions.issue({
    ...placeOf(session),
    appId: reporter.appId,
    performanceId: body.performanceId,
    registered: contentOf(call, session),
    sessionId,
    sessionName,
    endsAt,
    hasSeat,
    tag,
  });
  reporter.sessions.set(sessionId, state);
  request.mint(`/data/${sessionId}`, state.sessionCode);
  call.record('new', sessionId);
  const subject = { type: 'state', subject: 'session', ref: state.sessionCode } as const;
  world.context.emit({ ...subject, from: null, to: 'normal', cause: 'performance.code' });
  return state;
}

function again(call: Call<PerformanceReport>, state: SessionState, session: SessionReport): SessionState {
  const registered = contentOf(call, session);
  const isSame = state.registered === registered;
  call.record(isSame ? 'duplicate' : 'changed', session.sessionId);
  if (isSame) return state;
  const { sessionName, hallCode, sessionStartTime: startsAt, sessionEndTime: endsAt, hasSeat, tag } = session;
  return Object.assign(state, { registered, sessionName, hallCode, startsAt, endsAt, hasSeat, tag });
}
