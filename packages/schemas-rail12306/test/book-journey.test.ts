import { memoryJournal } from '@boxwire/contract';
import { describe, expect, test } from 'vitest';
import { bookAt, BOOKING, HELD, lost, NONE, poll, type Script } from './fake-site.ts';
import { NOT_LOGGED_IN, otn, page, PAGE_STATE, rowWith } from './samples.ts';

const CONFIRM = 'confirmPassenger.confirmSingleForQueue';
const WAIT = 'confirmPassenger.queryOrderWaitTime';
const CHECK = 'confirmPassenger.checkOrderInfo';
const UNFINISHED = 'queryOrder.queryMyOrderNoComplete';
const QUEUE = 'confirmPassenger.getQueueCount';

const queued = otn({
  to_page: 'cache',
  orderCacheDTO: { requestId: 1, status: 1, waitTime: 30, tickets: [{ passengerName: '张测试' }] },
});

function fields(bodyText: string | null | undefined): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(bodyText ?? ''));
}

describe('book', () => {
  test('asks step by step and ends in the held order', async () => {
    const { result, sent } = await bookAt();
    expect(result).toMatchObject({ ok: true, data: { orderId: 'E000000001', trainCode: 'G999', totalFen: 55_300 } });
    expect(sent).toEqual([
      'leftTicket.init',
      'leftTicket.query',
      'login.checkUser',
      'leftTicket.submitOrderRequest',
      'confirmPassenger.initDc',
      'confirmPassenger.getPassengerDTOs',
      CHECK,
      QUEUE,
      CONFIRM,
      WAIT,
      WAIT,
      WAIT,
      'confirmPassenger.resultOrderForDcQueue',
      UNFINISHED,
    ]);
  });

  test('fills every linked input from the page and the row', async () => {
    const { requests } = await bookAt();
    const bodyOf = (id: string): Record<string, string> =>
      fields(requests.find(({ endpointId }) => endpointId === id)?.bodyText);
    expect(bodyOf('leftTicket.submitOrderRequest')).toMatchObject({
      secretStr: 'U0FOREJPWC1TRUNSRVQtMDAx/AAA==\n',
      query_from_station_name: '北京南',
      seat_discount_info: '90091M0091O0090',
      tour_flag: 'dc',
    });
    expect(bodyOf(QUEUE)).toMatchObject({
      train_date: 'Wed Jan 16 2030 00:00:00 GMT+0800 (中国标准时间)',
      leftTicket: 'U0FOREJPWC1ZUC1QQUdF%2FA%3D%3D',
      train_location: 'P3',
      purpose_codes: '00',
      seatType: 'O',
    });
    expect(bodyOf(CONFIRM)).toMatchObject({
      key_check_isChange: 'A'.repeat(56),
      REPEAT_SUBMIT_TOKEN: '0123456789abcdef0123456789abcdef',
      passengerTicketStr: 'O,0,1,张测试,1,0000***********000,,N,enc0',
      oldPassengerStr: '张测试,1,0000***********000,1_',
    });
    expect(bodyOf('confirmPassenger.resultOrderForDcQueue')).toMatchObject({ orderSequence_no: 'E000000001' });
  });

  test('waits at the pace of the server', async () => {
    const script = {
      [WAIT]: [
        poll({ waitTime: -100 }),
        poll({ waitTime: 22_451, waitCount: 2_000 }),
        poll({ waitTime: 6 }),
        poll({ waitTime: -1, orderId: 'E000000001' }),
      ],
    };
    const { waits } = await bookAt(script);
    expect(waits.map(([, waitMs]) => waitMs)).toEqual([1_500, 3_000, 60_000, 4_000]);
  });

  test('does not book what the row or the queue shows as sold out', async () => {
    const row = otn({ result: [rowWith({ 30: '无' })], map: {} }, { messages: '' });
    const atRow = await bookAt({ 'leftTicket.query': [row] });
    expect(atRow.result).toMatchObject({ ok: false, failure: { kind: 'soldOut' } });
    expect(atRow.sent).not.toContain('leftTicket.submitOrderRequest');
    for (const data of [
      { ticket: '20', op_2: 'true', countT: '30' },
      { ticket: '0,0', op_2: 'false', op_1: 'true' },
    ]) {
      const atQueue = await bookAt({ [QUEUE]: [otn(data)] });
      expect(atQueue.result).toMatchObject({ ok: false, failure: { kind: 'soldOut' } });
      expect(atQueue.sent).not.toContain(CONFIRM);
    }
  });

  test.each<[string, Script]>([
    ['the text 充足', { [QUEUE]: [otn({ ticket: '充足', op_2: 'false' })] }],
    ['seats in its second part', { [QUEUE]: [otn({ ticket: '0,73', op_2: 'false', op_1: 'true' })] }],
    ['a failure, which does not block', { [QUEUE]: [PAGE_STATE] }],
  ])('confirms when the queue count is %s', async (_what, script) => {
    expect((await bookAt(script)).result).toMatchObject({ ok: true });
  });

  test('ends where the session is lost, wherever that is', async () => {
    for (const id of [
      'login.checkUser',
      'leftTicket.submitOrderRequest',
      'confirmPassenger.getPassengerDTOs',
      CHECK,
      QUEUE,
      CONFIRM,
      WAIT,
      UNFINISHED,
    ]) {
      const { result } = await bookAt({ [id]: [NOT_LOGGED_IN] });
      expect(result, id).toMatchObject({ ok: false, failure: { kind: 'notLoggedIn' } });
    }
    expect((await bookAt({ 'login.checkUser': [otn({ flag: false })] })).result).toMatchObject({
      failure: { kind: 'notLoggedIn' },
    });
  });

  test('an order page without its token means that nothing was submitted', async () => {
    const { result } = await bookAt({
      'confirmPassenger.initDc': [page('<html>var globalRepeatSubmitToken = null;</html>')],
    });
    expect(result).toMatchObject({ failure: { kind: 'expired', code: 'OrderPageMissing' } });
  });

  test('shows a notice and asks for a captcha before it goes on', async () => {
    const asked = [
      otn({ submitStatus: true, ifShowPassCode: 'Y' }),
      otn({ submitStatus: true, smokeStr: '本次列车全列禁烟', ifShowPassCodeTime: '1' }),
    ];
    const kinds: string[] = [];
    const { result, requests } = await bookAt(
      { [CHECK]: asked },
      {
        holder: ({ challenge, answer }) => {
          kinds.push(challenge.kind);
          answer(challenge.kind === 'notice' ? true : 'abcd');
        },
      },
    );
    expect(result).toMatchObject({ ok: true });
    expect(kinds).toEqual(['imageCaptcha', 'notice']);
    expect(fields(requests.find(({ endpointId }) => endpointId === CONFIRM)?.bodyText).randCode).toBe('abcd');
  });

  test.each([
    [{ train: 'G404' }, 'notFound', 'TrainNotFound'],
    [{ seat: 'F' }, 'invalid', 'SeatNotOffered'],
    [{ passengers: [{ name: '无名氏' }] }, 'notFound', 'PassengerUnknown'],
    [{ passengers: [{ name: '张测试', idNo: '1111***********000' }] }, 'notFound', 'PassengerUnknown'],
    [{ passengers: Array.from({ length: 6 }, () => ({ name: '张测试' })) }, 'invalid', 'TooManyPassengers'],
    [{ chooseSeats: '1A1B' }, 'invalid', 'WishInvalid'],
    [{ chooseSeats: '1C', seat: '9' }, 'soldOut', 'SoldOut'],
    [{ chooseSeats: '1B', seat: '9' }, 'invalid', 'WishInvalid'],
    [{ berths: { lower: 2 } }, 'invalid', 'WishInvalid'],
  ])('refuses %j before anything is ordered', async (change, kind, code) => {
    const { result, sent } = await bookAt({}, { input: { ...BOOKING, ...change } });
    expect(result).toMatchObject({ ok: false, failure: { kind, code } });
    expect(sent).not.toContain(CONFIRM);
  });

  test('finds a passenger by the whole id behind its mask, and never guesses between two', async () => {
    const passenger = { name: '张测试', idNo: '000011111111111000' };
    expect((await bookAt({}, { input: { ...BOOKING, passengers: [passenger] } })).result).toMatchObject({ ok: true });
    const twins = ['000', '001'].map((end) => ({
      passenger_name: '张测试',
      passenger_id_type_code: '1',
      passenger_id_no: `0000***********${end}`,
    }));
    const list = { 'confirmPassenger.getPassengerDTOs': [otn({ normal_passengers: twins })] };
    expect((await bookAt(list)).result).toMatchObject({ failure: { code: 'PassengerAmbiguous' } });
    expect((await bookAt(list, { input: { ...BOOKING, passengers: [passenger] } })).result).toMatchObject({ ok: true });
  });

  test('does not order for a passenger whose identity is not verified', async () => {
    const pending = { passenger_name: '张测试', passenger_id_type_code: '1', passenger_id_no: '0', total_times: '92' };
    const { result } = await bookAt({ 'confirmPassenger.getPassengerDTOs': [otn({ normal_passengers: [pending] })] });
    expect(result).toMatchObject({ failure: { kind: 'permission', code: 'PassengerUnverified' } });
  });

  test('sends wishes only where the site offers the choice', async () => {
    const input = { ...BOOKING, chooseSeats: '1A' };
    const refusing = await bookAt({}, { input });
    expect(refusing.result).toMatchObject({ ok: true, data: { wishes: 'notOffered' } });
    const offering = await bookAt(
      { [CHECK]: [otn({ submitStatus: true, canChooseSeats: 'Y', choose_Seats: 'MO9' })] },
      { input },
    );
    expect(offering.result).toMatchObject({ ok: true, data: { wishes: 'sent' } });
    const confirmed = (requests: typeof offering.requests): string | undefined =>
      fields(requests.find(({ endpointId }) => endpointId === CONFIRM)?.bodyText).choose_seats;
    expect([confirmed(refusing.requests), confirmed(offering.requests)]).toEqual(['', '1A']);
  });
});

describe('a booking that may have happened', () => {
  test.each<[string, Script, number]>([
    ['a lost answer and an order of the same people', { [CONFIRM]: [lost()], [UNFINISHED]: [HELD] }, 1],
    ['a lost answer and an order that queues', { [CONFIRM]: [lost()], [UNFINISHED]: [queued, HELD] }, 1],
    ['a page and the order', { [CONFIRM]: [page('<html>gateway</html>')], [UNFINISHED]: [HELD] }, 1],
    [
      'a lost answer and no order: sent again',
      { [CONFIRM]: [lost(), otn({ submitStatus: true })], [UNFINISHED]: [NONE, HELD] },
      2,
    ],
    [
      'a lost answer, no order yet, then 请求已在处理中',
      {
        [CONFIRM]: [lost(), otn({ submitStatus: false, errMsg: '您的请求已在处理中，请在未完成订单中查询订单状态！' })],
        [UNFINISHED]: [NONE, queued, HELD],
      },
      2,
    ],
    [
      '请求已在处理中 at once',
      { [CONFIRM]: [otn({ submitStatus: false, errMsg: '您的请求已在处理中' })], [UNFINISHED]: [HELD] },
      1,
    ],
    [
      'a busy page and the order',
      { [CONFIRM]: [page('<html>网络可能存在问题，请您重试一下</html>')], [UNFINISHED]: [HELD] },
      1,
    ],
  ])('%s', async (_how, script, confirmations) => {
    const { result, sent } = await bookAt(script);
    expect(result).toMatchObject({ ok: true, data: { orderId: 'E000000001' } });
    expect(sent.filter((id) => id === CONFIRM)).toHaveLength(confirmations);
  });

  test('is left unsettled when another order is in the way, and sent once', async () => {
    const other = otn({
      orderDBList: [
        {
          sequence_no: 'E9',
          tickets: [{ stationTrainDTO: { station_train_code: 'K1' }, passengerDTO: { passenger_name: '赵范本' } }],
        },
      ],
    });
    const { result, sent } = await bookAt({ [CONFIRM]: [lost()], [UNFINISHED]: [other] });
    expect(result).toMatchObject({ ok: false, failure: { code: 'UNSETTLED' } });
    expect(sent.filter((id) => id === CONFIRM)).toHaveLength(1);
  });

  test('busy without an order stays busy', async () => {
    const { result } = await bookAt({ [CONFIRM]: [PAGE_STATE], [UNFINISHED]: [NONE] });
    expect(result).toMatchObject({ ok: false, failure: { kind: 'busy', code: 'PageState' } });
  });

  test('is told from another order by its number', async () => {
    const order = (sequence_no: string, name: string) => ({
      sequence_no,
      tickets: [{ stationTrainDTO: { station_train_code: 'G999' }, passengerDTO: { passenger_name: name } }],
    });
    const both = otn({ orderDBList: [order('E9', '赵范本'), order('E000000001', '张测试')] });
    const byNumber = await bookAt({ [UNFINISHED]: [both] });
    expect(byNumber.result).toMatchObject({ ok: true, data: { orderId: 'E000000001' } });
    const byPeople = await bookAt({ [WAIT]: [poll({ waitTime: -4 })], [UNFINISHED]: [both] });
    expect(byPeople.result).toMatchObject({ ok: true, data: { orderId: 'E000000001' } });
  });

  test('says that no order was found instead of booking again', async () => {
    const { result, sent } = await bookAt({ [WAIT]: [poll({ waitTime: -4 })], [UNFINISHED]: [NONE] });
    expect(result).toMatchObject({ ok: false, failure: { kind: 'notFound', code: 'OrderNotFound' } });
    expect(sent.filter((id) => id === CONFIRM)).toHaveLength(1);
  });

  test('follows an order that queues among the unfinished ones, and ends when it failed there', async () => {
    const failed = otn({ to_page: 'cache', orderCacheDTO: { status: 3, message: { message: '没有足够的票!' } } });
    const script = { [WAIT]: [poll({ waitTime: 0 })], [UNFINISHED]: [queued, failed] };
    const { result, waits } = await bookAt(script);
    expect(result).toMatchObject({ ok: false, failure: { kind: 'soldOut', code: 'SoldOut' } });
    expect(waits.at(-1)).toEqual(['the order still queues', 20_000]);
  });

  test('killed between sending and answer, it looks the order up when resumed', async () => {
    const journal = memoryJournal();
    const killed = bookAt({ [CONFIRM]: [new TypeError('killed')] }, { journal });
    await expect(killed).rejects.toThrow('killed');
    const { result, sent } = await bookAt({}, { journal, input: undefined });
    expect(result).toMatchObject({ ok: true, data: { orderId: 'E000000001' } });
    expect(sent).not.toContain(CONFIRM);
    expect(sent[0]).toBe(UNFINISHED);
  });
});
