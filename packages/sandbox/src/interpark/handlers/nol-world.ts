import { encodeAnswer } from '../../core/http/encode-answer.ts';
import { jsonReply, type Reply } from '../../core/http/reply.ts';
import type { SandboxRequest } from '../../core/http/sandbox-request.ts';
import { interpark } from '@boxwire/schemas-interpark';
import { worldError } from '../answers/envelopes.ts';
import type { Show } from '../catalogue/show.ts';
import { jwtText } from '../members/jwt.ts';
import type { Member } from '../members/member.ts';
import { queryText, readMembers, textOf } from '../reading/read.ts';
import { kstDate, kstDateTime, kstIsoDate } from '../time/kst.ts';
import type { World } from '../world.ts';
import { passTurnstile, tokenInvalid, TURNSTILE_FAILED } from './login.ts';

/** What a signed-in member may ask. */
export type MemberWork = (world: World, request: SandboxRequest, member: Member) => Reply;

/** Lets in who has the access_token cookie; 401 otherwise (interpark §1.3 to §1.5). */
export function signedIn(work: MemberWork): (world: World, request: SandboxRequest) => Reply {
  return (world, request) => {
    const member = world.tokens.access.find(request.cookies.get('access_token'));
    return member === undefined ? tokenInvalid() : work(world, request, member);
  };
}

/** `GET /api/users` (interpark §1.3). */
export const me: MemberWork = (_, request, { uid, name, email }) =>
  jsonReply({ uid: request.mint('/uid', uid), name, email, provider: 'password' });

/** Enter status (interpark §1.4). */
export const enterStatus: MemberWork = (world, request, member) => {
  if (!member.emailLinked) return notLinked(world);
  const show = findShow(world, queryText(request, 'goods_code'), queryText(request, 'place_code'));
  if (show === undefined) return goodsMissing();
  return jsonReply({
    enterHasEmail: true,
    enterHasEkyc: member.ekyc === 'approved',
    enterEkyc: { status: member.ekyc },
    enterMemberId: member.email,
    enterMemberNo: member.memberNo,
    enterEncryptVal: world.streams.members.hex(32),
  });
};

/** The token of the eKYC pop-up (interpark §1.5). */
export const ekycToken: MemberWork = (world, request) =>
  jsonReply({ token: request.mint('/token', `sbx-ekyc-${world.streams.tokens.hex(24)}`) });

/** Reservations: what the member ordered here (interpark §1.7; the list's members are not recorded). */
export const reservations: MemberWork = ({ carts }, _, member) =>
  jsonReply({
    data: carts.orders
      .filter(({ cart }) => cart.session.member === member)
      .map(({ orderId, bdate, bdateSeq, cart }) => ({
        orderId,
        bdate,
        bdateSeq,
        goodsCode: cart.session.show.goodsCode,
        seatCount: cart.tickets.length,
        totalAmount: cart.totalWon,
      })),
  });

/** The bridge tokens; their form changed between the generations (interpark §2.1). */
export const enterToken: MemberWork = (world, request, member) => {
  const body = readMembers(request);
  const [goodsName, placeName] = world.settings.generation === '2026-01' ? JANUARY_NAMES : OCTOBER_NAMES;
  const show = findShow(world, textOf(body, goodsName), textOf(body, placeName));
  if (show === undefined) return goodsMissing();
  if (world.settings.generation === '2026-10' && !passTurnstile(world, textOf(body, 'turnstileToken')))
    return worldError(400, TURNSTILE_FAILED);
  if (!member.emailLinked) return notLinked(world);
  const seconds = Math.floor(request.now / 1000);
  const token = (field: string, hours: number): string => {
    const claims = {
      iss: 'ent-partner-account.inpk.in',
      iat: seconds,
      exp: seconds + hours * 3600,
      partner_info: { memberNo: member.memberNo },
    };
    return request.mint(field, jwtText(world.streams.tokens, 'ES256', claims));
  };
  const access = world.tokens.partner.add(token('/access_token', 3), member);
  return jsonReply({ access_token: access, refresh_token: token('/refresh_token', 6) });
};

const JANUARY_NAMES = ['goods_code', 'place_code'] as const;
const OCTOBER_NAMES = ['goodsCode', 'placeCode'] as const;

/** Sales info, public (interpark §1.6). */
export function salesInfo(world: World, request: SandboxRequest): Reply {
  const show = findShow(world, queryText(request, 'goodsCode'), queryText(request, 'placeCode'));
  if (show === undefined) return goodsMissing();
  const { goodsCode, placeCode, preSale, rounds } = show;
  const first = rounds[0]?.startsAt ?? show.closesAt;
  const sales = {
    goodsCode,
    placeCode,
    salesInfo: {
      displayViewRateType: 0,
      playStartDate: kstIsoDate(first),
      playEndDate: kstIsoDate(rounds.at(-1)?.startsAt ?? first),
      bookingOpenTime: new Date(show.opensAt),
      bookingEndTime: new Date(show.closesAt),
      goodsStatus: 'Y',
    },
    preSalesInfo: preSale === null ? [] : [preSaleOf(world, show, preSale)],
    preSalesTimeInfo: [],
  };
  return jsonReply({ data: encodeAnswer(interpark.endpoints.world.salesInfo, sales) });
}

function preSaleOf({ settings }: World, show: Show, preSale: NonNullable<Show['preSale']>): unknown {
  const names: Readonly<Record<string, string>> = { I0005: '타회원 선예매', I0007: '팬클럽 선예매' };
  return {
    goodsCode: show.goodsCode,
    placeCode: show.placeCode,
    preBookingKindCode: preSale.kind,
    preBookingKindName: names[preSale.kind] ?? '선예매',
    bizCode: settings.channel.gatesBizCode,
    memberGrade: '',
    bookingOpenTime: new Date(preSale.opensAt),
    bookingEndTime: new Date(preSale.closesAt),
    bigo: '',
    seq: 1,
    mobileYn: true,
    limitType: '',
    limitCount: 0,
    limitPlaySeq: false,
    authGroup: true,
    buttonName: '',
    authGroupSeq: null,
    authGroupName: null,
    checkStartTime: null,
    checkEndTime: null,
    checkField1: null,
    checkFieldName1: null,
    createdAt: kstDateTime(preSale.opensAt),
  };
}

/** The product page's data; most of its members are not recorded (interpark §1.6). */
export function goodsDetail(world: World, request: SandboxRequest): Reply {
  const show = findShow(world, queryText(request, 'goodsCode'), queryText(request, 'placeCode'));
  if (show === undefined) return goodsMissing();
  const { goodsCode, placeCode, goodsName, placeName, rounds } = show;
  const playStartDate = kstDate(rounds[0]?.startsAt ?? show.closesAt);
  return jsonReply({ data: { goodsCode, placeCode, goodsName, placeName, playStartDate } });
}

function findShow({ shows }: World, goodsCode: string | undefined, placeCode: string | undefined): Show | undefined {
  const show = shows.find(goodsCode);
  return show?.placeCode === placeCode ? show : undefined;
}

function goodsMissing(): Reply {
  return worldError(400, 'GOODS_NOT_FOUND');
}

function notLinked({ settings }: World): Reply {
  if (settings.forms.enterMissing === 'errorCode') return worldError(400, 'ENTER_EMAIL_NOT_FOUND');
  return { status: 404, headers: {}, body: null, facts: { rule: 'no ticket member' } };
}
