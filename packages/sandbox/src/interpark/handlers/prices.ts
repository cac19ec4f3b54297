import { BackendRefusal, GatewayRefusal } from '../answers/refusal.ts';
import type { Grade, Price } from '../catalogue/show.ts';
import { assertBound, readRound } from '../gate/bindings.ts';
import { queryText } from '../reading/read.ts';
import type { OnestopCall } from '../world.ts';
import { bindPath } from './schedule.ts';

/** The prices of grades: bare in January, inside prices since (interpark §6.1). */
export function prices(call: OnestopCall): unknown {
  const { world, request, show } = call;
  bindPath(call);
  assertBound(call, (name) => queryText(request, name), ['placeCode', 'bizCode']);
  readRound(call, queryText(request, 'playSeq'));
  const codes = (queryText(request, 'seatGrade') ?? '').split(',').filter((code) => code !== '');
  if (codes.length === 0) throw new GatewayRefusal(400, 'seatGrade is missing');
  const lists = codes.map((code) => {
    const grade = show.grades.find((own) => own.code === code);
    if (grade === undefined) throw new BackendRefusal('P00002', 'no such seatGrade');
    return {
      seatGrade: code,
      ticketMaxCount: show.ticketMaxCount,
      priceList: grade.prices.map((price) => priceView(call, grade, price)),
    };
  });
  return world.settings.generation === '2026-01' ? lists : { prices: lists, toping: null };
}

function priceView({ world, request, language }: OnestopCall, grade: Grade, price: Price): unknown {
  world.mintOnce(request, '/priceGrade', price.priceGrade);
  return {
    seatGrade: grade.code,
    seatGradeName: grade.names[language],
    priceGrade: price.priceGrade,
    priceGradeName: price.names[language],
    pgCode: price.pgCode,
    priceGroup: price.priceGroup,
    salesPrice: wonText(price.salesWon),
    discountSalesPrice: wonText(price.paidWon),
    discountType: '',
    discountName: '',
    discountValue: '',
    dblDiscountOrNot: false,
    kindOfDiscount: price.kindOfDiscount,
    discountNumber: '',
    discountSeq: '',
    kindOfSettle: '',
    issueCode: '',
    rawIssueCode: '',
    cardKind: '',
    isFreeCharge: false,
    isMembership: false,
    isHPointCertify: false,
    randomCertifySeq: '0',
    remainCount: 0,
    priceMaxCount: 0,
    priceSettingType: 'L8003',
    priceSettingCount: 0,
    isPartCancellable: true,
    notice: '',
  };
}

/** Won as prices write it (interpark §6.1). */
function wonText(won: number): string {
  return `${String(won)}.0`;
}
