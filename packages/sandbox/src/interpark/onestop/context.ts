import type { OnestopSession } from './session.ts';
import { GOODS_BIZ_CODE } from '../settings.ts';
import { kstDate } from '../time/kst.ts';

/** `initData` of the OneStop page (interpark §5.0). */
export function contextOf(session: OnestopSession, now: number): Readonly<Record<string, unknown>> {
  const { show, member } = session;
  const first = show.rounds[0]?.startsAt ?? show.closesAt;
  return {
    sessionId: session.id,
    bookingType: 'NORMAL',
    channelType: session.channelType,
    entMemberCode: member.entMemberCode,
    intMemberCode: member.intMemberCode,
    bizCode: session.bizCode,
    lang: session.lang,
    playSeq: session.playSeq ?? '',
    goods: {
      goodsCode: show.goodsCode,
      goodsName: show.goodsName,
      placeCode: show.placeCode,
      placeName: show.placeName,
      kindOfGoods: '01003',
      subCategory: '01009',
      reservedSeat: true,
      reserved: true,
      isMultiPlay: show.rounds.length > 1,
      isInterlocking: show.isInterlocking,
      isSportsGroup: false,
      isPreOrder: show.isPreOrder,
      ticketMaxCount: show.ticketMaxCount,
      seatRenderType: 'D2003',
      goodsCharacter: [],
      preOpt: '',
      noticeText: '',
      cancelable: true,
      deliveryFee: 0,
      isTaxDeduction: false,
      startDate: kstDate(first),
      endDate: kstDate(show.rounds.at(-1)?.startsAt ?? first),
      bizCode: GOODS_BIZ_CODE,
      upperBizCode: GOODS_BIZ_CODE,
      imageUrl: '',
      backgroundImageUrl: '',
      nonReservedGoodsCode: '',
    },
    partnerInfo: {},
    seats: [],
    prices: [],
    payment: {},
    autoAssign: false,
    expireAt: session.expireAt,
    serverNow: now,
  };
}
