import { describe, expect, it } from 'vitest';
import { GOODS, PLACE, startInterpark } from './start.ts';

/** Three seats and a hidden one, with the date of the contract's example. */
const SMALL = {
  goodsCode: GOODS,
  placeCode: PLACE,
  firstDay: 27,
  rounds: [{ day: 0, time: '19:00' }],
  blocks: [
    { no: '401', grade: '1', rows: 1, seatsPerRow: 3 },
    { no: '901', grade: null, rows: 1, seatsPerRow: 1 },
  ],
};

type Row = readonly [client: 'slow' | 'fast', path: string, text: string];

/** Client, path and answer, byte for byte; the language of the 60 s client is ZH. */
const JANUARY: readonly Row[] = [
  [
    'slow',
    '/play/play-date/25018223?placeCode=25001698&bizCode=88889&sessionId=25018223_M0000000000421768529998&entMemberCode=x',
    '{"playDate":["20260212"],"nextPlayDate":""}',
  ],
  [
    'slow',
    '/play-seq/play/25018223?placeCode=25001698&bizCode=88889&sessionId=25018223_M0000000000421768529998&entMemberCode=x&playDate=20260212',
    '[{"playDate":"20260212","playSeq":"001","playTime":"7:00 PM","noOfTime":1,"isSeatRemain":"Y","isRemainSeatVisible":true,"onlineDepositEndTime":"2026-02-11 19:00:00","onlineAccountYn":"N","cancelableEndDate":"202602111700","goodsCode":"25018223","placeCode":"25001698","seats":[{"seatExternalType":0,"seatGrade":"1","seatGradeName":"R席","remainCount":3,"salesPrice":143000,"isSacToday":"N","isVisibleSeatCount":true},{"seatExternalType":0,"seatGrade":"2","seatGradeName":"S席","remainCount":0,"salesPrice":99000,"isSacToday":"N","isVisibleSeatCount":true}],"casting":[],"bookWait":false,"bookingEndDate":"202602141100"}]',
  ],
  [
    'slow',
    '/seats/init/25018223?placeCode=25001698&bizCode=88889&sessionId=25018223_M0000000000421768529998&entMemberCode=x&playSeq=001',
    '{"ticketMaxCount":10,"isInterlocking":false,"connectionMode":"WEBSOCKET"}',
  ],
  [
    'slow',
    '/seats/grades?goodsCode=25018223&placeCode=25001698&playSeq=001&bizCode=88889',
    '[{"seatExternalType":0,"seatGrade":"1","seatGradeName":"R席","remainCount":3,"salesPrice":143000,"isSacToday":"N","isVisibleSeatCount":true,"salesColor":"#7c68ee"},{"seatExternalType":0,"seatGrade":"2","seatGradeName":"S席","remainCount":0,"salesPrice":99000,"isSacToday":"N","isVisibleSeatCount":true,"salesColor":"#1ca814"}]',
  ],
  [
    'slow',
    '/seats/block-data?goodsCode=25018223&placeCode=25001698&playSeq=001',
    '[{"blockKey":"001:401","selfDefineBlock":"401","absoluteLeft":0,"absoluteTop":0,"absoluteRight":12,"absoluteBottom":3},{"blockKey":"001:901","selfDefineBlock":"901","absoluteLeft":9000,"absoluteTop":9000,"absoluteRight":9006,"absoluteBottom":9003}]',
  ],
  [
    'slow',
    '/prices/25018223?placeCode=25001698&bizCode=88889&sessionId=25018223_M0000000000421768529998&entMemberCode=x&playSeq=001&seatType=DEFAULT&seatGrade=1',
    '[{"seatGrade":"1","ticketMaxCount":10,"priceList":[{"seatGrade":"1","seatGradeName":"R席","priceGrade":"U1","priceGradeName":"普通","pgCode":"PG002","priceGroup":"12133","salesPrice":"143000.0","discountSalesPrice":"143000.0","discountType":"","discountName":"","discountValue":"","dblDiscountOrNot":false,"kindOfDiscount":"00000","discountNumber":"","discountSeq":"","kindOfSettle":"","issueCode":"","rawIssueCode":"","cardKind":"","isFreeCharge":false,"isMembership":false,"isHPointCertify":false,"randomCertifySeq":"0","remainCount":0,"priceMaxCount":0,"priceSettingType":"L8003","priceSettingCount":0,"isPartCancellable":true,"notice":""},{"seatGrade":"1","seatGradeName":"R席","priceGrade":"U7","priceGradeName":"优惠","pgCode":"PG002","priceGroup":"12133","salesPrice":"143000.0","discountSalesPrice":"114400.0","discountType":"","discountName":"","discountValue":"","dblDiscountOrNot":false,"kindOfDiscount":"00007","discountNumber":"","discountSeq":"","kindOfSettle":"","issueCode":"","rawIssueCode":"","cardKind":"","isFreeCharge":false,"isMembership":false,"isHPointCertify":false,"randomCertifySeq":"0","remainCount":0,"priceMaxCount":0,"priceSettingType":"L8003","priceSettingCount":0,"isPartCancellable":true,"notice":""},{"seatGrade":"1","seatGradeName":"R席","priceGrade":"G9","priceGradeName":"仅限韩国","pgCode":"PG003","priceGroup":"12133","salesPrice":"143000.0","discountSalesPrice":"143000.0","discountType":"","discountName":"","discountValue":"","dblDiscountOrNot":false,"kindOfDiscount":"00009","discountNumber":"","discountSeq":"","kindOfSettle":"","issueCode":"","rawIssueCode":"","cardKind":"","isFreeCharge":false,"isMembership":false,"isHPointCertify":false,"randomCertifySeq":"0","remainCount":0,"priceMaxCount":0,"priceSettingType":"L8003","priceSettingCount":0,"isPartCancellable":true,"notice":""}]}]',
  ],
  [
    'slow',
    '/payment/init-essential/25018223?placeCode=25001698&bizCode=88889&sessionId=25018223_M0000000000421768529998&entMemberCode=x&playSeq=001',
    '{"memberInfo":{"id":"user@example.test","name":"SANDBOX USER","birthdate":"20000101","phone":"10000000001","email":"user@example.test","toping":null,"useSavedPartnerInfo":false,"isNoPaidBadUser":false,"ekycAuth":true},"deliveryMethods":[{"label":"WILL_CALL","deliveryMessage":"현장수령","show":true,"active":true,"select":true,"deliveryDate":""}],"deliveryPackages":[],"agreements":[],"commission":8000,"holidayLimit":null,"paymentBanks":[{"bankName":"샌드박스은행","kindOfSettle":"22004"}]}',
  ],
  [
    'slow',
    '/payment/init-additional/25018223?placeCode=25001698&bizCode=88889&sessionId=25018223_M0000000000421768529998&entMemberCode=x&playSeq=001',
    '{"paymentBanks":[{"bankName":"샌드박스은행","kindOfSettle":"22004"}],"promotion":null,"globalSessionControl":null,"coupons":[],"vouchers":[],"cultureVouchers":[],"nolPoint":null}',
  ],
  [
    'slow',
    '/payment/method/25018223',
    '[{"channelCode":"PM","kindOfSettle":"22003","kindOfSettleName":"신용카드","subKindOfSettle":"","subKindOfSettleName":"","onOff":"Y"},{"channelCode":"PM","kindOfSettle":"22004","kindOfSettleName":"무통장입금","subKindOfSettle":"","subKindOfSettleName":"","onOff":"Y"}]',
  ],
  ['slow', '/member/info', '{"name":"SANDBOX USER","email":"user@example.test","phone":"10000000001"}'],
  [
    'fast',
    '/seatMeta?goodsCode=25018223&placeCode=25001698&playSeq=001&blockKeys=001:401&blockKeys=001:901&bizCode=88889',
    '[{"blockKey":"001:401","seats":[{"seatInfoId":"25018223:25001698:001:101","seatGrade":"1","seatGradeName":"R석","floor":"1층","rowNo":"A구역 1열","seatNo":"1","salesPrice":143000,"seatGroupId":null,"posLeft":3,"posTop":0,"rowIdx":0,"colIdx":1,"isExposable":true},{"seatInfoId":"25018223:25001698:001:102","seatGrade":"1","seatGradeName":"R석","floor":"1층","rowNo":"A구역 1열","seatNo":"2","salesPrice":143000,"seatGroupId":null,"posLeft":6,"posTop":0,"rowIdx":0,"colIdx":2,"isExposable":true},{"seatInfoId":"25018223:25001698:001:103","seatGrade":"1","seatGradeName":"R석","floor":"1층","rowNo":"A구역 1열","seatNo":"3","salesPrice":143000,"seatGroupId":null,"posLeft":9,"posTop":0,"rowIdx":0,"colIdx":3,"isExposable":true}]},{"blockKey":"001:901","seats":[{"seatInfoId":"25018223:25001698:001:201","seatGrade":null,"seatGradeName":"결제용","floor":"1층","rowNo":"A구역 1열","seatNo":"1","salesPrice":0,"seatGroupId":null,"posLeft":9003,"posTop":9000,"rowIdx":0,"colIdx":1,"isExposable":false}]}]',
  ],
  [
    'fast',
    '/seatStatus?goodsCode=25018223&placeCode=25001698&playSeq=001&blockKeys=001:401&blockKeys=001:901&bizCode=88889',
    '{"data":["E","0"]}',
  ],
  [
    'fast',
    '/seatPlainStatus?goodsCode=25018223&placeCode=25001698&playSeq=001&blockKeys=001:401&blockKeys=001:901&bizCode=88889',
    '[{"blockKey":"001:401","seats":[{"seatInfoId":"25018223:25001698:001:101","statusInfo":"RELEASED"},{"seatInfoId":"25018223:25001698:001:102","statusInfo":"RELEASED"},{"seatInfoId":"25018223:25001698:001:103","statusInfo":"RELEASED"}]},{"blockKey":"001:901","seats":[{"seatInfoId":"25018223:25001698:001:201","statusInfo":"OCCUPIED"}]}]',
  ],
  [
    'fast',
    '/externalSeatMeta?goodsCode=25018223&placeCode=25001698&playSeq=001&blockKeys=001:401&blockKeys=001:901&bizCode=88889',
    '[{"blockKey":"001:401","seats":[{"seatInfoId":"25018223:25001698:001:101","seatGrade":"1","seatGradeName":"R석","floor":"1층","rowNo":"A구역 1열","seatNo":"1","salesPrice":143000,"seatGroupId":null,"posLeft":3,"posTop":0,"rowIdx":0,"colIdx":1,"isExposable":true},{"seatInfoId":"25018223:25001698:001:102","seatGrade":"1","seatGradeName":"R석","floor":"1층","rowNo":"A구역 1열","seatNo":"2","salesPrice":143000,"seatGroupId":null,"posLeft":6,"posTop":0,"rowIdx":0,"colIdx":2,"isExposable":true},{"seatInfoId":"25018223:25001698:001:103","seatGrade":"1","seatGradeName":"R석","floor":"1층","rowNo":"A구역 1열","seatNo":"3","salesPrice":143000,"seatGroupId":null,"posLeft":9,"posTop":0,"rowIdx":0,"colIdx":3,"isExposable":true}]},{"blockKey":"001:901","seats":[{"seatInfoId":"25018223:25001698:001:201","seatGrade":null,"seatGradeName":"결제용","floor":"1층","rowNo":"A구역 1열","seatNo":"1","salesPrice":0,"seatGroupId":null,"posLeft":9003,"posTop":9000,"rowIdx":0,"colIdx":1,"isExposable":false}]}]',
  ],
  [
    'fast',
    '/externalSeatStatus?goodsCode=25018223&placeCode=25001698&playSeq=001&blockKeys=001:401&blockKeys=001:901&bizCode=88889',
    '["E","0"]',
  ],
];

const OCTOBER: readonly Row[] = [
  [
    'slow',
    '/play/play-date/25018223?placeCode=25001698&bizCode=10965&sessionId=25018223_M0000000000421768529998&entMemberCode=x',
    '{"playDate":["20260212"],"nextPlayDate":""}',
  ],
  [
    'slow',
    '/seats/init/25018223?placeCode=25001698&bizCode=10965&sessionId=25018223_M0000000000421768529998&entMemberCode=x&playSeq=001',
    '{"ticketMaxCount":3,"isInterlocking":false,"connectionMode":"WEBSOCKET"}',
  ],
  [
    'slow',
    '/seats/grades?goodsCode=25018223&placeCode=25001698&playSeq=001&bizCode=10965',
    '[{"seatExternalType":0,"seatGrade":"1","seatGradeName":"R席","remainCount":3,"salesPrice":143000,"isSacToday":"N","isVisibleSeatCount":true,"salesColor":"#7c68ee"},{"seatExternalType":0,"seatGrade":"2","seatGradeName":"S席","remainCount":0,"salesPrice":99000,"isSacToday":"N","isVisibleSeatCount":true,"salesColor":"#1ca814"}]',
  ],
  [
    'slow',
    '/seats/block-data?goodsCode=25018223&placeCode=25001698&playSeq=001',
    '[{"blockKey":"001:401","selfDefineBlock":"401","absoluteLeft":0,"absoluteTop":0,"absoluteRight":12,"absoluteBottom":3},{"blockKey":"001:901","selfDefineBlock":"901","absoluteLeft":9000,"absoluteTop":9000,"absoluteRight":9006,"absoluteBottom":9003}]',
  ],
  [
    'slow',
    '/prices/25018223?placeCode=25001698&bizCode=10965&sessionId=25018223_M0000000000421768529998&entMemberCode=x&playSeq=001&seatType=DEFAULT&seatGrade=1',
    '{"prices":[{"seatGrade":"1","ticketMaxCount":3,"priceList":[{"seatGrade":"1","seatGradeName":"R席","priceGrade":"U1","priceGradeName":"普通","pgCode":"PG002","priceGroup":"12133","salesPrice":"143000.0","discountSalesPrice":"143000.0","discountType":"","discountName":"","discountValue":"","dblDiscountOrNot":false,"kindOfDiscount":"00000","discountNumber":"","discountSeq":"","kindOfSettle":"","issueCode":"","rawIssueCode":"","cardKind":"","isFreeCharge":false,"isMembership":false,"isHPointCertify":false,"randomCertifySeq":"0","remainCount":0,"priceMaxCount":0,"priceSettingType":"L8003","priceSettingCount":0,"isPartCancellable":true,"notice":""},{"seatGrade":"1","seatGradeName":"R席","priceGrade":"U7","priceGradeName":"优惠","pgCode":"PG002","priceGroup":"12133","salesPrice":"143000.0","discountSalesPrice":"114400.0","discountType":"","discountName":"","discountValue":"","dblDiscountOrNot":false,"kindOfDiscount":"00007","discountNumber":"","discountSeq":"","kindOfSettle":"","issueCode":"","rawIssueCode":"","cardKind":"","isFreeCharge":false,"isMembership":false,"isHPointCertify":false,"randomCertifySeq":"0","remainCount":0,"priceMaxCount":0,"priceSettingType":"L8003","priceSettingCount":0,"isPartCancellable":true,"notice":""},{"seatGrade":"1","seatGradeName":"R席","priceGrade":"G9","priceGradeName":"仅限韩国","pgCode":"PG003","priceGroup":"12133","salesPrice":"143000.0","discountSalesPrice":"143000.0","discountType":"","discountName":"","discountValue":"","dblDiscountOrNot":false,"kindOfDiscount":"00009","discountNumber":"","discountSeq":"","kindOfSettle":"","issueCode":"","rawIssueCode":"","cardKind":"","isFreeCharge":false,"isMembership":false,"isHPointCertify":false,"randomCertifySeq":"0","remainCount":0,"priceMaxCount":0,"priceSettingType":"L8003","priceSettingCount":0,"isPartCancellable":true,"notice":""}]}],"toping":null}',
  ],
  [
    'slow',
    '/payment/init-additional/25018223?placeCode=25001698&bizCode=10965&sessionId=25018223_M0000000000421768529998&entMemberCode=x&playSeq=001',
    '{"paymentBanks":[{"bankName":"샌드박스은행","kindOfSettle":"22004"}],"promotion":null,"globalSessionControl":null,"coupons":[],"vouchers":[],"cultureVouchers":[],"nolPoint":null}',
  ],
  [
    'slow',
    '/payment/method/25018223',
    '[{"channelCode":"PM","kindOfSettle":"22003","kindOfSettleName":"신용카드","subKindOfSettle":"","subKindOfSettleName":"","onOff":"Y"},{"channelCode":"PM","kindOfSettle":"22004","kindOfSettleName":"무통장입금","subKindOfSettle":"","subKindOfSettleName":"","onOff":"Y"}]',
  ],
  [
    'fast',
    '/seatMeta?goodsCode=25018223&placeCode=25001698&playSeq=001&blockKeys=001:401&blockKeys=001:901&bizCode=10965',
    '{"data":[{"blockKey":"001:401","seats":[{"seatInfoId":"25018223:25001698:001:101","seatGrade":"1","seatGradeName":"R석","floor":"1층","rowNo":"A구역 1열","seatNo":"1","salesPrice":143000,"seatGroupId":null,"posLeft":3,"posTop":0,"rowIdx":0,"colIdx":1,"isExposable":true},{"seatInfoId":"25018223:25001698:001:102","seatGrade":"1","seatGradeName":"R석","floor":"1층","rowNo":"A구역 1열","seatNo":"2","salesPrice":143000,"seatGroupId":null,"posLeft":6,"posTop":0,"rowIdx":0,"colIdx":2,"isExposable":true},{"seatInfoId":"25018223:25001698:001:103","seatGrade":"1","seatGradeName":"R석","floor":"1층","rowNo":"A구역 1열","seatNo":"3","salesPrice":143000,"seatGroupId":null,"posLeft":9,"posTop":0,"rowIdx":0,"colIdx":3,"isExposable":true}]},{"blockKey":"001:901","seats":[{"seatInfoId":"25018223:25001698:001:201","seatGrade":null,"seatGradeName":"결제용","floor":"1층","rowNo":"A구역 1열","seatNo":"1","salesPrice":0,"seatGroupId":null,"posLeft":9003,"posTop":9000,"rowIdx":0,"colIdx":1,"isExposable":false}]}]}',
  ],
  [
    'fast',
    '/seatStatus?goodsCode=25018223&placeCode=25001698&playSeq=001&blockKeys=001:401&blockKeys=001:901&bizCode=10965',
    '{"data":["E","0"]}',
  ],
  [
    'fast',
    '/seatPlainStatus?goodsCode=25018223&placeCode=25001698&playSeq=001&blockKeys=001:401&blockKeys=001:901&bizCode=10965',
    '[{"blockKey":"001:401","seats":[{"seatInfoId":"25018223:25001698:001:101","statusInfo":"RELEASED"},{"seatInfoId":"25018223:25001698:001:102","statusInfo":"RELEASED"},{"seatInfoId":"25018223:25001698:001:103","statusInfo":"RELEASED"}]},{"blockKey":"001:901","seats":[{"seatInfoId":"25018223:25001698:001:201","statusInfo":"OCCUPIED"}]}]',
  ],
  [
    'fast',
    '/externalSeatMeta?goodsCode=25018223&placeCode=25001698&playSeq=001&blockKeys=001:401&blockKeys=001:901&bizCode=10965',
    '[{"blockKey":"001:401","seats":[{"seatInfoId":"25018223:25001698:001:101","seatGrade":"1","seatGradeName":"R석","floor":"1층","rowNo":"A구역 1열","seatNo":"1","salesPrice":143000,"seatGroupId":null,"posLeft":3,"posTop":0,"rowIdx":0,"colIdx":1,"isExposable":true},{"seatInfoId":"25018223:25001698:001:102","seatGrade":"1","seatGradeName":"R석","floor":"1층","rowNo":"A구역 1열","seatNo":"2","salesPrice":143000,"seatGroupId":null,"posLeft":6,"posTop":0,"rowIdx":0,"colIdx":2,"isExposable":true},{"seatInfoId":"25018223:25001698:001:103","seatGrade":"1","seatGradeName":"R석","floor":"1층","rowNo":"A구역 1열","seatNo":"3","salesPrice":143000,"seatGroupId":null,"posLeft":9,"posTop":0,"rowIdx":0,"colIdx":3,"isExposable":true}]},{"blockKey":"001:901","seats":[{"seatInfoId":"25018223:25001698:001:201","seatGrade":null,"seatGradeName":"결제용","floor":"1층","rowNo":"A구역 1열","seatNo":"1","salesPrice":0,"seatGroupId":null,"posLeft":9003,"posTop":9000,"rowIdx":0,"colIdx":1,"isExposable":false}]}]',
  ],
  [
    'fast',
    '/externalSeatStatus?goodsCode=25018223&placeCode=25001698&playSeq=001&blockKeys=001:401&blockKeys=001:901&bizCode=10965',
    '["E","0"]',
  ],
  [
    'fast',
    '/paymentInitEssential?goodsCode=25018223&placeCode=25001698&playSeq=001&bizCode=10965',
    '{"memberInfo":{"id":"user@example.test","name":"SANDBOX USER","birthdate":"20000101","phone":"10000000001","email":"user@example.test","toping":null,"useSavedPartnerInfo":false,"isNoPaidBadUser":false,"ekycAuth":true},"deliveryMethods":[{"label":"WILL_CALL","deliveryMessage":"현장수령","show":true,"active":true,"select":true,"deliveryDate":""}],"deliveryPackages":[],"agreements":[],"commission":8000,"holidayLimit":null,"paymentBanks":[{"bankName":"샌드박스은행","kindOfSettle":"22004"}]}',
  ],
];

const OPERATIONS = [
  [
    'GetPlaySeqsForDate',
    { playDate: '20260212' },
    '{"data":{"getPlaySeqsForDate":[{"playDate":"20260212","playSeq":"001","playTime":"7:00 PM","noOfTime":1,"isSeatRemain":true,"isRemainSeatVisible":true,"onlineDepositEndTime":"2026-02-11 19:00:00","onlineAccountYn":false,"cancelableEndDate":"202602111700","goodsCode":"25018223","placeCode":"25001698","seats":[{"seatExternalType":0,"seatGrade":"1","seatGradeName":"R席","remainCount":3,"salesPrice":143000,"isSacToday":"N","isVisibleSeatCount":true},{"seatExternalType":0,"seatGrade":"2","seatGradeName":"S席","remainCount":0,"salesPrice":99000,"isSacToday":"N","isVisibleSeatCount":true}],"casting":[],"bookWait":false,"bookingEndDate":"202602141100","showCasting":false,"onlineAccountLimitStart":null,"onlineAccountLimitEnd":null,"bookWaitStartDate":null,"bookWaitMaxDate":null,"bookWaitStatus":"NA","onlineDate":null,"cancelableDate":null}]}}',
  ],
  [
    'GetRemainSeats',
    { input: { sort: 'SEAT_GRADE_ASC', playSeq: '001' } },
    '{"data":{"getRemainSeats":[{"goodsCode":"25018223","placeCode":"25001698","playSeq":"001","remainSeatCount":3,"isNonReservedSeat":false,"salePrice":143000,"seatGrade":"1","seatGradeName":"R席","seatGradeNotice":"","allocatedSeatCount":0,"spacSeatGrade":"","viewRange":"","isAutoAssignSeat":false,"isDisplayRemainSeat":true,"isSACTodayDiscount":false,"isBlankSeat":false,"seatColor":"#7c68ee","blockKey":null},{"goodsCode":"25018223","placeCode":"25001698","playSeq":"001","remainSeatCount":0,"isNonReservedSeat":false,"salePrice":99000,"seatGrade":"2","seatGradeName":"S席","seatGradeNotice":"","allocatedSeatCount":0,"spacSeatGrade":"","viewRange":"","isAutoAssignSeat":false,"isDisplayRemainSeat":true,"isSACTodayDiscount":false,"isBlankSeat":true,"seatColor":"#1ca814","blockKey":null}]}}',
  ],
  [
    'GetSeatGradePrices',
    { input: { sort: 'SEAT_GRADE_ASC', playSeq: '001' } },
    '{"data":{"getSeatGradePrices":[{"seatGrade":"1","seatGradeName":"R席","seatColor":"#7c68ee","salePrice":143000,"isNonReservedSeat":false},{"seatGrade":"2","seatGradeName":"S席","seatColor":"#1ca814","salePrice":99000,"isNonReservedSeat":false}]}}',
  ],
] as const;

describe.each([
  ['2026-01', JANUARY],
  ['2026-10', OCTOBER],
] as const)('reads of OneStop, %s', (generation, rows) => {
  it.each(rows)('%s %s', async (client, path, text) => {
    await using running = await startInterpark({ generation, shows: [SMALL] });
    const session = await running.admit();
    const answer = await running[client](session, path);
    expect([answer.status, answer.text]).toEqual([200, text]);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('last-seat-modified')).toBe(/SeatStatus|seatStatus/.test(path) ? '1768529998000' : null);
  });
});

describe('GraphQL reads, 2026-10', () => {
  it.each(OPERATIONS)('%s %j', async (name, variables, text) => {
    await using running = await startInterpark({ shows: [SMALL] });
    const answer = await running.gql(await running.admit(), name, variables);
    expect([answer.status, answer.text]).toEqual([200, text]);
  });
});
