import { encodeRequest, requestTarget } from '@boxwire/contract';
import { describe, expect, test } from 'vitest';
import { rail12306, type TicketPassenger } from '../src/index.ts';

const { leftTicket, confirmPassenger, login, passport, queryOrder } = rail12306.endpoints;

const zhang: TicketPassenger = {
  seatType: 'O',
  ticketType: '1',
  name: '张测试',
  idType: '1',
  idNo: '0000***********000',
  mobile: '100****0000',
  allEncStr: 'ab12',
};

describe('requests', () => {
  test('constants of the site are sent unless the caller says otherwise', () => {
    expect(encodeRequest(login.checkUser, {}).bodyText).toBe('_json_att=');
    expect(encodeRequest(passport.createQr, { body: {} }).bodyText).toBe('appid=otn');
    const cancel = { sequence_no: 'E000000001', cancel_flag: 'cancel_resign' };
    expect(encodeRequest(queryOrder.cancelNoCompleteMyOrder, { body: cancel }).bodyText).toBe(
      'sequence_no=E000000001&cancel_flag=cancel_resign&_json_att=',
    );
  });

  test('the query keeps the order of its parameters', () => {
    const request = encodeRequest(leftTicket.query, {
      params: { queryName: 'queryG' },
      query: {
        purpose_codes: 'ADULT',
        'leftTicketDTO.to_station': 'AOH',
        'leftTicketDTO.from_station': 'VNP',
        'leftTicketDTO.train_date': '2030-01-15',
      },
    });
    expect(requestTarget(request)).toBe(
      '/otn/leftTicket/queryG?leftTicketDTO.train_date=2030-01-15&leftTicketDTO.from_station=VNP&leftTicketDTO.to_station=AOH&purpose_codes=ADULT',
    );
  });

  test('checkOrderInfo carries the constants of the site and both passenger texts', () => {
    const request = encodeRequest(confirmPassenger.checkOrderInfo, {
      body: {
        passengerTicketStr: [zhang],
        oldPassengerStr: [{ name: '张测试', idType: '1', idNo: '0000***********000', passengerType: '1' }],
        REPEAT_SUBMIT_TOKEN: 't1',
      },
    });
    const sent = new URLSearchParams(request.bodyText ?? '');
    expect(Object.fromEntries(sent)).toEqual({
      cancel_flag: '2',
      bed_level_order_num: '0'.repeat(30),
      passengerTicketStr: 'O,0,1,张测试,1,0000***********000,100****0000,N,ab12',
      oldPassengerStr: '张测试,1,0000***********000,1_',
      tour_flag: 'dc',
      randCode: '',
      whatsSelect: '1',
      sessionId: '',
      sig: '',
      scene: 'nc_login',
      _json_att: '',
      REPEAT_SUBMIT_TOKEN: 't1',
    });
  });
});
