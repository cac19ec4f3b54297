import { jsonReply, type Reply } from '../../core/http/reply.ts';
import type { SandboxRequest } from '../../core/http/sandbox-request.ts';
import { waitingError } from '../answers/envelopes.ts';
import { page } from '../answers/page.ts';
import type { Show } from '../catalogue/show.ts';
import { faultArgs } from '../gate/faults.ts';
import { base64Text } from '../members/member.ts';
import { isMembers, queryText, readJson, readMembers, textOf, type Members } from '../reading/read.ts';
import type { OnestopSession } from '../onestop/session.ts';
import type { Place, WaitingKey, WaitingLine } from '../waiting/waiting-line.ts';
import type { World } from '../world.ts';

/** Bytes of a key: 536 characters of base64, which end in `=` so that encoding shows (interpark §0.1). */
const KEY_BYTES = 401;
const REQUIRED = ['bizCode', 'secureData', 'signature', 'preSales', 'lang', 'from', 'goodsCode'] as const;

/** secure-url binds bizCode, goods and member to a key (interpark §4.1, U1, U2, U7). */
export function secureUrl(world: World, request: SandboxRequest): Reply {
  const body = readMembers(request);
  const lacking = REQUIRED.find((name) => textOf(body, name) === undefined);
  if (lacking !== undefined) return denied(`${lacking} is missing`);
  const bizCode = textOf(body, 'bizCode') ?? '';
  if (bizCode !== world.settings.channel.bizCode) return denied('not the channel’s bizCode');
  const member = world.tokens.signatures.find(`${textOf(body, 'signature')} ${textOf(body, 'secureData')}`);
  if (member === undefined) return denied('signature and secureData of member-info, not too old');
  const show = world.shows.find(textOf(body, 'goodsCode'));
  if (show === undefined) return denied('no such goods');
  if (member.blacklisted) return waitingError(400, 'AccessDenied_Blacklist', 'blacklisted');
  if (!isOpen(show, textOf(body, 'preSales') === 'Y', request.now)) {
    return waitingError(400, 'UnableReservationTime', 'outside the sale');
  }
  const key = newKey(world, request);
  const [lang, from] = [textOf(body, 'lang') ?? '', textOf(body, 'from') ?? ''];
  world.keys.set(key, { key, member, show, bizCode, lang, from, playSeq: textOf(body, 'playSeq') ?? null });
  return jsonReply({ redirectUrl: waitingUrl(request, key) });
}

function denied(rule: string): Reply {
  return waitingError(400, 'AccessDenied', rule);
}

function isOpen(show: Show, preSales: boolean, now: number): boolean {
  const general = now >= show.opensAt && now < show.closesAt;
  const early = show.preSale !== null && now >= show.preSale.opensAt && now < show.preSale.closesAt;
  return general || (preSales && early);
}

function newKey(world: World, request: SandboxRequest): string {
  return request.mint('/redirectUrl?key', base64Text(world.streams.keys, KEY_BYTES));
}

function waitingUrl(request: SandboxRequest, key: string, more = ''): string {
  return request.url('tickets', `/waiting?key=${encodeURIComponent(key)}${more}`);
}

/** The waiting page: a shell that holds no session id (interpark §4.1b). */
export function waitingPage(): Reply {
  return page('접속 대기 중');
}

/** line-up: a new place at the back, each time (interpark §4.2). The body is `{key}`, decoded, and nothing else. */
export function lineUp(world: World, request: SandboxRequest): Reply {
  const key = keyAlone(world, readJson(request));
  if (key === undefined) return waitingError(500, 'InternalServerError', 'the decoded key alone');
  const { place, exist } = lineOf(world, key.show).join(key);
  const { show, bizCode, lang, from } = key;
  return jsonReply({
    waitingId: request.mint('/waitingId', place.waitingId),
    userSeq: place.userSeq,
    exist,
    userAgent: request.header('user-agent') ?? '',
    clientReq: { goodsCode: show.goodsCode, goodsName: show.goodsName, channelCode: 'PM', bizCode, lang, from },
  });
}

function keyAlone(world: World, body: unknown): WaitingKey | undefined {
  if (!isMembers(body) || Object.keys(body).length !== 1) return undefined;
  return world.keys.get(textOf(body, 'key') ?? '');
}

/** refresh-url, on a reload of the page (interpark §4.4). */
export function refreshUrl(world: World, request: SandboxRequest): Reply {
  const key = keyAlone(world, readJson(request));
  if (key === undefined) return waitingError(500, 'InternalServerError', 'the decoded key alone');
  return jsonReply({ redirectUrl: waitingUrl(request, key.key, '&nw=Y') });
}

/** rank, every 2 to 3 s (interpark §4.3). */
export function rank(world: World, request: SandboxRequest): Reply {
  const place = findPlace(world, queryText(request, 'waitingId'));
  if (place === undefined) return waitingError(403, 'ExpiredSession', 'no such waitingId');
  const sent = queryText(request, 'bizCode');
  if (sent !== undefined && sent !== place.key.bizCode) return denied('not the bizCode of secure-url');
  const shared = rankOf(place);
  const gone = faultArgs(request, 'rankGone');
  if (gone !== undefined) return gone.form === 'existing' ? noSession(shared) : jsonReply({ ...shared, ...GONE });
  const line = lineOf(world, place.key.show);
  const standing = line.poll(place);
  switch (standing.kind) {
    case 'superseded':
      return waitingError(403, 'ExpiredSession', 'the member took a newer place');
    case 'gone':
      return jsonReply({ ...shared, ...GONE });
    case 'pending':
      return jsonReply({ ...shared, myRank: standing.myRank, totalRank: standing.totalRank });
    case 'turn':
      if (faultArgs(request, 'keepPending') !== undefined) return jsonReply({ ...shared, myRank: 1, totalRank: 1 });
      return admitted({ world, request, shared }, admit(world, line, place));
    case 'admitted': {
      const session = world.sessions.live(standing.sessionId);
      return session === undefined ? noSession(shared) : admitted({ world, request, shared }, session);
    }
  }
}

const GONE = { myRank: -1, totalRank: -1 } as const;

function rankOf({ key }: Place): Members {
  const { show, lang, bizCode } = key;
  return {
    myRank: 1,
    totalRank: 1,
    bookingRate: bookingRate(show),
    goodsCode: show.goodsCode,
    goodsName: show.goodsName,
    redirectChannel: 'GP',
    lang,
    bizCode,
    k: '',
    iopAvailable: false,
  };
}

// per cent of the seats that are paid: it says nothing about the line (interpark §4.3)
function bookingRate({ rounds }: Show): number {
  const seats = rounds.flatMap((round) => [...round.seats.values()]).filter(({ grade }) => grade !== null);
  const sold = seats.filter(({ state }) => state === 'SOLD').length;
  return seats.length === 0 ? 0 : Math.floor((sold * 100) / seats.length);
}

/** Gives a place its session. */
export function admit(world: World, line: WaitingLine, place: Place): OnestopSession {
  const session = world.sessions.open(place.key, {
    userSeq: place.userSeq,
    key: base64Text(world.streams.keys, KEY_BYTES),
    channelType: world.settings.channel.channelType,
  });
  line.admit(place, session.id);
  return session;
}

interface Answering {
  readonly world: World;
  readonly request: SandboxRequest;
  readonly shared: Members;
}

function admitted({ world, request, shared }: Answering, session: OnestopSession): Reply {
  const url = request.url('tickets', `/onestop?key=${encodeURIComponent(session.key)}${BARS}`);
  return jsonReply({
    ...shared,
    myRank: 0,
    totalRank: 0,
    redirectChannel: 'IOP',
    k: `${world.streams.keys.hex(64)}.${request.now}`,
    iopAvailable: true,
    sessionId: request.mint('/sessionId', session.id),
    oneStopUrl: request.mint('/oneStopUrl', url),
    key: session.key,
  });
}

const BARS = '&app_tapbar_state=hide&app_header_state=hide';

function noSession(shared: Members): Reply {
  return jsonReply({ ...shared, myRank: 0, totalRank: 0 });
}

function findPlace({ lines }: World, waitingId: string | undefined): Place | undefined {
  for (const line of lines.values()) {
    const place = line.find(waitingId);
    if (place !== undefined) return place;
  }
  return undefined;
}

/** The line of a show. Every show has one. */
export function lineOf({ lines }: World, show: Show): WaitingLine {
  const line = lines.get(show);
  if (line === undefined) throw new TypeError(`no line for ${show.goodsCode}`);
  return line;
}
