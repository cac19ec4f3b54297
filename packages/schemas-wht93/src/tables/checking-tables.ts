import {
  accessToken,
  authType,
  checkingType,
  dateTime,
  id50,
  list,
  sessionCode,
  writeAnswerFields,
} from './presets.ts';
import { table } from './field-spec.ts';

/** A.37 上报检票数据 – the request: tickets that were checked at the gate. */
export const A37 = table({
  id: 'A.37',
  clause: 'A.3.3.8',
  endpointId: 'checking.report',
  direction: 'request',
  part: 'body',
  title: '上报检票数据 – report ticket checks: request',
  fields: {
    accessToken,
    ticketList: {
      row: 2,
      ...list,
      limit: 'checks',
      required: 'Y',
      confidence: 'H',
      doubt: 'only the sense is certain',
      chinese: '检票(信息) List',
      english: 'the checks',
      items: {
        ticketId: { row: 3, ...id50, required: 'Y', confidence: 'M', chinese: '票 id', english: 'ticket id' },
        sessionId: { row: 3, ...id50, required: 'Y', confidence: 'M', chinese: '场次 id', english: 'session id' },
        priceId: { row: 3, ...id50, required: 'Y', confidence: 'M', chinese: '票价 id', english: 'price tier id' },
        sessionCode: {
          row: 3,
          ...sessionCode,
          required: 'Y',
          confidence: 'H',
          doubt: 'only the sense is certain',
          chinese: '场次编码',
          english: 'session code',
        },
        checkingTime: {
          row: 3,
          ...dateTime,
          required: 'Y',
          confidence: 'M',
          chinese: '检票时间',
          english: 'time of the check',
        },
        checkingType: {
          row: 3,
          ...checkingType,
          required: 'Y',
          confidence: 'H',
          doubt: 'labels of 1 and 3: L',
          chinese: '检票类型/方式: 1 人工, 2 身份证, 3 人脸',
          english: 'way of checking: 1 manual, 2 ID card, 3 face',
        },
        authType: {
          row: 3,
          ...authType,
          required: 'Y',
          confidence: 'M',
          chinese: '…类型: 1 实名, 2 匿名/非实名',
          english: '1 real name, 2 not',
        },
      },
    },
  },
});

/** A.38 上报检票数据 – the answer. */
export const A38 = table({
  id: 'A.38',
  clause: 'A.3.3.8',
  endpointId: 'checking.report',
  direction: 'answer',
  part: 'dataValue',
  title: '上报检票数据 – report ticket checks: answer',
  fields: writeAnswerFields,
});
