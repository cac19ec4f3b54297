import { GOODS, PLACE, type Admitted } from './start.ts';

/** The body of payment/ready for the first seat, written out as the contract shows it (interpark §6.4). */
export function cartBody(
  { sessionId, bizCode, entMemberCode }: Pick<Admitted, 'sessionId' | 'bizCode' | 'entMemberCode'>,
  more: Readonly<Record<string, unknown>> = {},
) {
  return {
    autoSeat: false,
    bizCode,
    entMemberCode,
    sessionId,
    goodsCode: GOODS,
    placeCode: PLACE,
    playSeq: '001',
    playDate: '20260227',
    ticketCount: 1,
    totalFee: 151000,
    totalCommissionFee: 8000,
    paymentInfo: {
      settleCount: 1,
      kindOfPayment: '22003',
      firstSettleAmount: 151000,
      useVoucher: false,
      voucherCodes: [''],
      voucherSalesPrices: ['0'],
      pgType: 'VN005',
      cardNo: '',
      cardPassword: '',
      cardSsn: '',
      validInfo: '',
      cardKind: '12001',
    },
    deliveryInfo: {
      deliveryMethod: 'WILL_CALL',
      deliveryAmount: 0,
      deliveryPackage: '',
      deliveryPackageAmount: 0,
      isDelivery: false,
      name: 'SANDBOX USER',
      birthDate: '0001011',
      email: 'user@example.test',
      userPhone: '0100000000',
      recipient: '',
      addressPhone: '',
      subAddressPhone: '',
      address: 'undefined | undefined | undefined | undefined',
      subAddress: '',
      zipCode: '',
      bookPassword: '',
    },
    discountInfo: { cardDiscountNumber: '', cardDiscountType: '', otherDiscountType: '', topingDiscountType: '' },
    priceInfo: [priceInfo()],
    seatInfo: [seatInfo('101', '1')],
    couponInfo: { discountAmount: 0 },
    marketingAgree: false,
    waitingInfo: {},
    partnerPointInfo: {},
    ...more,
  };
}

/** One ticket's price, grade 1. */
export function priceInfo(more: Readonly<Record<string, unknown>> = {}) {
  return {
    dblDiscountOrNot: 'N',
    discountCode: '00000',
    groupId: '12133',
    pgCode: 'PG002',
    priceGrade: 'U1',
    priceGradeName: '일반',
    salesPrice: '143000.0',
    seatGrade: '1',
    seatGradeName: 'R석',
    ticketAmount: '143000.0',
    ...more,
  };
}

/** One seat of block 401. */
export function seatInfo(serial: string, seatNo: string) {
  const seatInfoId = `${GOODS}:${PLACE}:001:${serial}`;
  return { blockNo: '401', floor: '1층', rowNo: 'A구역 1열', seatGrade: '1', seatNo, seatInfoId };
}
