import { interpark } from '@boxwire/schemas-interpark';
import { encodeAnswer } from '../../core/http/encode-answer.ts';
import type { CookieSpec } from '../../core/http/cookies.ts';
import { jsonReply, textReply, type Reply } from '../../core/http/reply.ts';
import type { SandboxRequest } from '../../core/http/sandbox-request.ts';
import { gatewayError } from '../answers/envelopes.ts';
import { page } from '../answers/page.ts';
import type { Show } from '../catalogue/show.ts';
import { faultArgs } from '../gate/faults.ts';
import { base64Text, type Member } from '../members/member.ts';
import { isMembers, queryText, readJson, textOf } from '../reading/read.ts';
import { GOODS_BIZ_CODE } from '../settings.ts';
import { kstDate, kstDigits } from '../time/kst.ts';
import type { World } from '../world.ts';

const DOMAIN = 'interpark.com';

/** The gate page: cookies out of its query (interpark §2.2). */
export function gatePage(_: World, request: SandboxRequest): Reply {
  const [token, refresh] = [queryText(request, 'partner_token'), queryText(request, 'partner_token_r')];
  const cookies = [
    ...(token === undefined ? [] : [cookieOf(request, { name: 'partner_token', value: token, httpOnly: true })]),
    ...(refresh === undefined ? [] : [cookieOf(request, { name: 'partner_token_r', value: refresh })]),
    cookieOf(request, { name: 'ent_onestop_channel', value: 'TRIPLE_KOREA' }),
  ];
  return page('Gates', { headers: { 'Set-Cookie': cookies } });
}

function cookieOf(request: SandboxRequest, cookie: CookieSpec): string {
  return request.cookie({ ...cookie, value: encodeURIComponent(cookie.value), domain: DOMAIN });
}

/** tokenVerify: POST with the gate parameters as query and body (interpark §2.3, U3). */
export function tokenVerify(world: World, request: SandboxRequest): Reply {
  if (faultArgs(request, 'bridgeBusy') !== undefined) {
    return jsonReply({ message: 'Service Unavailable' }, { status: 503, facts: { rule: 'fault' } });
  }
  const body = readJson(request);
  const member = isMembers(body) ? world.tokens.partner.find(textOf(body, 'partner_token')) : undefined;
  const show = isMembers(body) ? world.shows.find(textOf(body, 'gc')) : undefined;
  const same = isMembers(body) && queryText(request, 'partner_token') === textOf(body, 'partner_token');
  if (member === undefined || show === undefined || !same) return bridgeRefusal();
  const returl = request.url('tickets', `/gates/global?gc=${show.goodsCode}&pc=${show.placeCode}`);
  return jsonReply({ data: { returl: request.mint('/data/returl', returl) } });
}

/** The bridge’s no; also its answer to GET (interpark §2.3). */
export function bridgeRefusal(): Reply {
  return jsonReply(
    { message: '정상적인 접근이 아닙니다' },
    { status: 401, facts: { rule: 'not a verified partner token' } },
  );
}

/** goods-info (interpark §3.1): needs no cookie; 400 without placeCode. */
export function goodsInfo(world: World, request: SandboxRequest): Reply {
  const show = world.shows.find(queryText(request, 'goodsCode'));
  if (show === undefined || show.placeCode !== queryText(request, 'placeCode')) {
    return gatewayError(request, 400, 'goodsCode and placeCode of a show');
  }
  const { settings } = world;
  const first = show.rounds[0]?.startsAt ?? show.closesAt;
  const { goodsCode, goodsName, placeName } = show;
  const encoded = encodeAnswer(interpark.endpoints.gates.goodsInfo, {
    goodsCode,
    goodsName,
    goodsStatus: 'Y',
    placeName,
    playStartDate: kstDate(first),
    playEndDate: kstDate(show.rounds.at(-1)?.startsAt ?? first),
    reservedOrNot: true,
    ticketOpenDate: new Date(show.opensAt),
    bookingEndDate: new Date(show.closesAt),
    goodsQualityList: [...show.qualities],
    certifyGoodsYN: true,
    bizCode: GOODS_BIZ_CODE,
    reserveBizCode: settings.channel.gatesBizCode,
    genreCodeName: '콘서트',
    genreSubCodeName: '내한공연',
    // seen since September only
    ...(settings.generation === '2026-10' && { playSeqList: playSeqList(show) }),
  });
  const dates = settings.forms.openDateDigits === 12 ? {} : longDates(show);
  return jsonReply({ ...(encoded as object), ...dates });
}

function longDates({ opensAt, closesAt }: Show): Readonly<Record<string, string>> {
  return { ticketOpenDate: kstDigits(opensAt, 14), bookingEndDate: kstDigits(closesAt, 14) };
}

const WEEKDAYS = ['일', '월', '화', '수', '목', '금', '토'];

function playSeqList({ rounds, opensAt, closesAt }: Show): unknown[] {
  return rounds.map(({ playSeq, playDate, startsAt }) => ({
    playSeq,
    playDate,
    playTime: kstDigits(startsAt).slice(8),
    dayOfWeek: WEEKDAYS[new Date(startsAt + 9 * 3_600_000).getUTCDay()],
    saleOpenTime: kstDigits(opensAt),
    saleCloseTime: kstDigits(closesAt),
  }));
}

/** member-info: signature and secureData for the line (interpark §3.2); 401 without the partner token. */
export function memberInfo(world: World, request: SandboxRequest): Reply {
  const member = partnerOf(world, request);
  if (member === undefined) return partnerMissing();
  if (world.shows.find(queryText(request, 'goodsCode')) === undefined) return gatewayError(request, 400, 'goodsCode');
  const { members } = world.streams;
  const signature = request.mint('/signature', `${members.hex(64)}.${Math.floor(request.now / 1000)}`);
  const secureData = request.mint('/secureData', base64Text(members, 128));
  world.tokens.signatures.add(`${signature} ${secureData}`, member);
  return jsonReply({
    memberCode: base64Text(members, 16),
    encMemberCode: request.mint('/encMemberCode', member.encMemberCode),
    email: member.email,
    name: member.name,
    phone: member.phone,
    birthDate: member.birthDate,
    signature,
    secureData,
  });
}

/** ekyc/auth: only its status is known (interpark §3.3, U5). */
export function ekycAuth(world: World, request: SandboxRequest): Reply {
  const member = partnerOf(world, request);
  return member === undefined ? partnerMissing() : jsonReply({ result: member.ekyc === 'approved' ? 'Y' : 'N' });
}

/** Server time as plain text (interpark §3.4). */
export function serverTime(_: World, request: SandboxRequest): Reply {
  return textReply(String(request.now));
}

// domestic clients carry the same under id_token (interpark §3.2)
function partnerOf({ tokens }: World, request: SandboxRequest): Member | undefined {
  const sent = request.cookies.get('partner_token') ?? request.cookies.get('id_token');
  return tokens.partner.find(sent === undefined ? undefined : decodeURIComponentSafely(sent));
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function partnerMissing(): Reply {
  return jsonReply({ message: 'Unauthorized' }, { status: 401, facts: { rule: 'no partner_token' } });
}
