import { BackendRefusal } from '../answers/refusal.ts';
import { assertBound, readRound } from '../gate/bindings.ts';
import { queryText } from '../reading/read.ts';
import type { OnestopCall } from '../world.ts';
import { bindPath } from './schedule.ts';

/** The payment page of January: the goods are in the path (interpark §6.3). */
export function initEssential(call: OnestopCall): unknown {
  bindPath(call);
  assertBound(call, (name) => queryText(call.request, name), ['placeCode', 'bizCode']);
  return paymentInit(call);
}

/** The payment page since September, by the 5 s client (interpark §6.3). */
export function paymentInitEssential(call: OnestopCall): unknown {
  assertBound(call, (name) => queryText(call.request, name), ['goodsCode', 'placeCode', 'bizCode']);
  return paymentInit(call);
}

function paymentInit(call: OnestopCall): unknown {
  const { world, request, session, show } = call;
  readRound(call, queryText(request, 'playSeq'));
  const { member } = session;
  const won = show.commissionWon;
  return {
    memberInfo: {
      id: member.email,
      name: member.name,
      birthdate: member.birthDate,
      phone: member.phone,
      email: member.email,
      toping: null,
      useSavedPartnerInfo: false,
      isNoPaidBadUser: false,
      ekycAuth: member.ekyc === 'approved',
    },
    deliveryMethods: [
      { label: 'WILL_CALL', deliveryMessage: '현장수령', show: true, active: true, select: true, deliveryDate: '' },
    ],
    deliveryPackages: [],
    agreements: [],
    commission: world.settings.forms.commission === 'amount' ? won : { ticketCommission: won },
    holidayLimit: null,
    paymentBanks: [{ bankName: '샌드박스은행', kindOfSettle: '22004' }],
  };
}

/** The rest of the payment page; nothing in it is recorded but the names (interpark §6.3). */
export function initAdditional(call: OnestopCall): unknown {
  bindPath(call);
  assertBound(call, (name) => queryText(call.request, name), ['placeCode', 'bizCode']);
  return {
    paymentBanks: [{ bankName: '샌드박스은행', kindOfSettle: '22004' }],
    promotion: null,
    globalSessionControl: null,
    coupons: [],
    vouchers: [],
    cultureVouchers: [],
    nolPoint: null,
  };
}

const METHODS = [
  ['22003', '신용카드'],
  ['22004', '무통장입금'],
] as const;

/** Payment methods (interpark §6.3). */
export function paymentMethods(call: OnestopCall): unknown {
  bindPath(call);
  return METHODS.map(([kindOfSettle, kindOfSettleName]) => ({
    channelCode: 'PM',
    kindOfSettle,
    kindOfSettleName,
    subKindOfSettle: '',
    subKindOfSettleName: '',
    onOff: 'Y',
  }));
}

/** Cards at Interpark Pay: none (interpark §6.3). */
export function interparkPay(call: OnestopCall): unknown {
  assertBound(call, (name) => queryText(call.request, name), ['goodsCode', 'sessionId']);
  return { mid: 'SANDBOX', resultMessage: '', cardInstallment: [] };
}

/** Deliveries abroad: none; the answer is not recorded (interpark §6.3). */
export function deliveryGlobal(call: OnestopCall): unknown {
  bindPath(call);
  return [];
}

/** The member at the payment page; the answer is not recorded (interpark §6.3). */
export function memberOfSession({ session: { member } }: OnestopCall): unknown {
  return { name: member.name, email: member.email, phone: member.phone };
}

/** Refuses what a cart names of another session: a rule of this sandbox. */
export function notThisCart(): BackendRefusal {
  return new BackendRefusal('P00002', 'no such cart of this session');
}
