import { expect, test } from 'vitest';
import { order } from './buy.ts';
import { startShow, type Running } from './start.ts';
import { exchange } from './wire.ts';

/** Every endpoint once: a request written by hand after docs/contracts/bilibili-show.md, and the bytes that come back. */

/** What differs from run to run of the tests: the ports. */
function bytes(text: string): string {
  return text.replaceAll(/127\.0\.0\.1:\d+/g, 'origin');
}

const wrap = (data: string, errno = 0, msg = ''): string =>
  `{"code":${errno},"errno":${errno},"errtag":0,"msg":"${msg}","message":"${msg}","data":${data}}`;

const FLAG = '{"number":2,"display_name":"预售中"}';

const ticket = (id: number, price: number, [desc, num]: [string, number]): string =>
  `{"id":${id},"project_id":710001,"price":${price},"desc":"${desc}","screen_name":"2026-03-02 周一","type":1,"sale_type":1,` +
  `"is_sale":1,"num":${num},"clickable":true,"sale_start":"2025-12-31 08:00:00","sale_end":"2026-03-02 00:00:00",` +
  `"saleStart":1767139200,"saleEnd":1772380800,"sale_flag":${FLAG},"saleFlag":${FLAG},"sale_flag_number":2,` +
  `"static_limit":{"num":4,"num_type":2},"discount_act":null,"anonymous_buy":false}`;

const SCREEN =
  '{"id":720001,"name":"2026-03-02 周一","project_id":710001,"start_time":1772451000,"type":1,"ticket_type":2,"screen_type":1,' +
  '"delivery_type":1,"pick_seat":0,"express_fee":0,"express_free_flag":0,' +
  `"saleFlag":${FLAG},"sale_flag":${FLAG},"sale_flag_number":2,"clickable":true,"sale_start":1767139200,"sale_end":1772380800,` +
  `"show_date":"2026-03-02","jump_page":"confirm","ticket_list":[${ticket(730001, 29800, ['普通票', 50])},` +
  `${ticket(735001, 49800, ['VIP 票', 60])}]}`;

const ONE_SCREEN = { id: 710_001, name: '沙盒演出', idBind: 2, screens: 1 } as const;
const STOCK = { 730001: 50, 735001: 60 };

test.each([
  '/project/get?version=134&id=710001',
  '/project/getV2?version=134&id=710001&project_id=710001&requestSource=neul-next',
])('GET %s answers the project, seconds and fen', async (target) => {
  await using run = await startShow({ projects: [ONE_SCREEN], stock: STOCK });
  const answer = await exchange(`${run.show}/api/ticket${target}`);
  expect(bytes(answer.text)).toBe(
    wrap(
      '{"id":710001,"name":"沙盒演出","mid":1,"venue_id":1,"place_id":0,"merchant_id":1,"channel_user_id":1,"status":1,"hide":0,' +
        '"recommend":0,"is_refund":1,"is_exclusive":0,"is_sale":1,"type":6,"project_type":1,"pick_seat":0,"id_bind":2,' +
        '"buyer_info":"2,1","need_contact":0,"hotProject":false,"has_eticket":true,"has_paper_ticket":false,"express_fee":0,' +
        '"express_free_flag":0,"sale_flag":"预售中","sale_flag_number":2,"start_time":1772451000,"end_time":1772458200,' +
        '"sale_begin":1767139200,"sale_end":1772380800,"count_down":-86400,"bs_countDown":-86400,"current_time":1767225600,' +
        '"is_price":1,"is_free":0,"all_refund":0,"pre_sale":0,"price_low":29800,"price_high":49800,' +
        `"market_price":{"min":0,"max":0,"has":false},"sales_dates":[],"screen_list":[${SCREEN}],` +
        '"venue_info":{"name":"沙盒场馆","address_detail":"沙盒路 1 号","province_name":"沙盒省","city_name":"沙盒市"},' +
        '"place_info":{"name":"沙盒大厅"},' +
        '"performance_image":"{\\"first\\":{\\"url\\":\\"//origin/image/project-710001.svg\\",\\"desc\\":\\"\\"},\\"banner\\":{}}",' +
        '"performance_desc":{"type":1,"list":[{"module":"base_info","module_name":"基础信息","details":' +
        '[{"title":"演出时间","content":"2026-03-02 19:30:00"},{"title":"实名认证","content":"一人一证"}]},' +
        '{"module":"activity_content","module_name":"活动内容","details":"<p>沙盒演出，并无此事。</p>"}]},' +
        '"fav_status":null,"crowdfund":null,"refund_sku_ids":[],"canClick":true,"wish_info":{"count":0}}',
    ),
  );
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(answer.headers.get('bili-status-code')).toBe('0');
  expect(answer.headers.get('date')).toBe('Thu, 01 Jan 2026 00:00:00 GMT');
});

test('GET /project/infoByDate answers the screens of one date', async () => {
  await using run = await startShow({ projects: [{ ...ONE_SCREEN, dated: true }], stock: STOCK });
  const answer = await exchange(`${run.show}/api/ticket/project/infoByDate?id=710001&date=2026-03-02`);
  expect(answer.text).toBe(wrap(`{"id":710001,"screen_list":[${SCREEN}]}`));
});

test('POST items_detail/info of the mall answers camelCase around snake_case screens, in E4', async () => {
  await using run = await startShow({ projects: [ONE_SCREEN], stock: STOCK });
  const answer = await exchange(`${run.mall}/mall-search-items/items_detail/info`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      referer: 'https://mall.bilibili.com/neul-next/detail.html?id=710001',
    },
    body: '{"itemsId":710001,"itemsDetailPageType":3}',
  });
  expect(answer.text).toBe(
    '{"success":true,"code":0,"message":"","data":{"projectId":710001,"itemsId":710001,"projectName":"沙盒演出",' +
      '"endTime":1772458200,"currentTime":1767225600,"hotProject":false,"idBind":2,"contactNotice":"","buyerInfo":"2,1",' +
      '"skuVenueInfo":{"name":"沙盒场馆","address_detail":"沙盒路 1 号","province_name":"沙盒省","city_name":"沙盒市"},' +
      `"salesDates":[],"floorKeys":[],"basicInfoFloorVO":null,"screenList":[${SCREEN}]}}`,
  );
});

test('GET /place/get answers areas keyed by id', async () => {
  await using run = await startShow();
  const answer = await run.get('/place/get', 'project_id=710002&screen_id=720002&timestamp=1767225600000');
  expect(bytes(answer.text)).toBe(
    wrap(
      '{"base_pic":"//origin/image/seats.svg","d_width":800,"d_height":300,"available_area":[12,3],' +
        '"ticket_area":[{"id":730002,"price":29800,"area":[12]},{"id":735002,"price":49800,"area":[12,3]}],' +
        '"area_list":{"12":"0 0,500 0,500 300,0 300","3":"500 0,800 0,800 300,500 300"},"area_name":{"12":"A 区","3":"B 区"}}',
    ),
  );
});

test('GET /area/seat answers rows of letters and what they cost', async () => {
  await using run = await startShow();
  const answer = await run.get('/area/seat', 'screen_id=720002&area_id=3&timestamp=1767225600000');
  expect(answer.text).toBe(
    wrap(
      '{"max_limit":4,"seats":["bbbbbb","##bb##"],"seatsName":{"0_0":"1-1","0_1":"1-2","0_2":"1-3","0_3":"1-4","0_4":"1-5",' +
        '"0_5":"1-6","1_2":"2-3","1_3":"2-4"},"symbol":{"a":{"desc":"普通票","price":29800,"sale_flag":1},' +
        '"b":{"desc":"VIP 票","price":49800,"sale_flag":1}},"unavailable":["0_0"]}',
    ),
  );
});

const BUYER_1 =
  '{"id":810001,"uid":10001,"account_channel":"","personal_id":"0000**********0001","name":"测试甲","id_card_front":"",' +
  '"id_card_back":"","is_default":1,"tel":"100****0001","error_code":"0","id_type":0,"verify_status":1,"accountId":10001,' +
  '"isBuyerInfoVerified":true,"isBuyerValid":true}';

test.each([
  '',
  'is_default&projectId=710001',
  'project_id=710001&src=ticket',
  'is_default=&projectId=710001&whatever=1',
])('GET /buyer/list?%s answers masked buyers', async (query) => {
  await using run = await startShow();
  const answer = await run.get('/buyer/list', query);
  expect(answer.text.startsWith(wrap(`{"list":[${BUYER_1},`).slice(0, -1))).toBe(true);
  expect(answer.text.endsWith('],"max_limit":30,"isDynamic":false}}')).toBe(true);
  expect(answer.json.data.list).toHaveLength(4);
});

test.each(['nomask=1', 'channel=3&nomask=1'])(
  'GET /buyer/list?%s shows telephones, never id numbers',
  async (query) => {
    await using run = await startShow();
    const [first] = (await run.get('/buyer/list', query)).json.data.list;
    expect([first.tel, first.personal_id]).toEqual(['10000000001', '0000**********0001']);
  },
);

test('POST /buyer/create, update and delete keep a masked id number only', async () => {
  await using run = await startShow();
  const body = 'name=测试戊&tel=10000000099&id_type=1&personal_id=00001111222233&is_default=1&src=ticket';
  expect((await run.postForm('/buyer/create', body)).text).toBe(wrap('{"id":890001}'));
  const listed = async () => (await run.get('/buyer/list')).json.data.list;
  expect((await listed()).at(-1)).toMatchObject({
    id: 890001,
    name: '测试戊',
    is_default: 1,
    personal_id: '0000******2233',
  });
  expect((await listed())[0].is_default).toBe(0);
  expect((await run.postJson('/buyer/update', { id: 890001, name: '测试己' })).text).toBe(wrap('{}'));
  expect((await listed()).at(-1)).toMatchObject({ name: '测试己', personal_id: '0000******2233', id_type: 1 });
  expect((await run.postForm('/buyer/delete', 'id=890001')).text).toBe(wrap('{}'));
  expect(await listed()).toHaveLength(4);
  expect((await run.postForm('/buyer/delete', 'id=890001')).text).toBe(wrap('{}', 1, '参数错误'));
});

test('POST /buyer/saveContactInfo sets the contact confirmInfo shows and createV2 falls back on', async () => {
  await using run = await startShow();
  expect((await run.postForm('/buyer/saveContactInfo', 'username=测试联系人&tel=10000000001')).text).toBe(wrap('{}'));
  const { token } = (await prepare(run, { project_id: 710_003, screen_id: 720_003, sku_id: 730_003 })).json.data;
  const confirm = await run.get('/order/confirmInfo', { token });
  expect(confirm.json.data.contact_info).toEqual({ username: '测试联系人', tel: '10000000001' });
  const body = {
    project_id: 710_003,
    screen_id: 720_003,
    sku_id: 730_003,
    count: 1,
    order_type: 1,
    pay_money: 29_800,
    token,
  };
  expect((await run.postJson('/order/createV2', body)).json.errno).toBe(0);
});

test('GET /addr/list answers what deliver_info is made of', async () => {
  await using run = await startShow();
  const address = (id: number, phone: string, house: number): string =>
    `{"id":${id},"name":"测试收件人","phone":"${phone}","prov":"沙盒省","city":"沙盒市","area":"沙盒区","addr":"沙盒路 ${house} 号"}`;
  expect((await run.get('/addr/list')).text).toBe(
    wrap(`{"addr_list":[${address(820001, '10000050001', 1)},${address(820002, '10000050002', 2)}]}`),
  );
});

function prepare(run: Running, body: object) {
  return run.postJson('/order/prepare', {
    project_id: 710_001,
    screen_id: 720_001,
    sku_id: 730_001,
    count: 1,
    order_type: 1,
    token: '',
    ...body,
  });
}

const TOKEN = /^[A-Za-z0-9_-]{27}[A.]$/;

test('POST /order/prepare answers a token and no ptoken', async () => {
  await using run = await startShow();
  const body =
    'project_id=710001&screen_id=720001&sku_id=730001&count=1&order_type=1&token=&buyer_info=2%2C1&newRisk=true&requestSource=pc-new';
  const answer = await run.postForm('/order/prepare?project_id=710001', body);
  const { token } = answer.json.data;
  expect(token).toMatch(TOKEN);
  expect(answer.text).toBe(
    wrap(
      `{"token":"${token}","shield":{"open":0},"project_name":null,"screen_name":null,"project_img":null,` +
        '"ga_data":{"risk_level":1,"grisk_id":"sbx-risk","decisions":[],"riskParams":null,"riskResult":0,"open":null},' +
        '"success_seats":null,"failed_seats":null,"ptoken":null}',
    ),
  );
});

test('GET /order/confirmInfo answers what is to be paid', async () => {
  await using run = await startShow();
  const { token } = (await prepare(run, {})).json.data;
  const answer = await run.get('/order/confirmInfo', `token=${encodeURIComponent(token)}&voucher=&project_id=710001`);
  expect(bytes(answer.text).replace(/"buyerList":.*?"max_limit":\d+\}/, '"buyerList":…')).toBe(
    wrap(
      '{"count":1,"project_id":710001,"project_name":"沙盒演出 实名","project_img":"//origin/image/project-710001.svg",' +
        '"venue_name":"沙盒场馆","screen_id":720001,"screen_name":"2026-03-02 周一",' +
        '"ticket_info":{"name":"普通票","price":29800,"count":1,"sku_id":730001,"link_sc_name":""},"ticket_type":2,"order_type":1,' +
        '"act":null,"item_total_money":29800,"pay_money":29800,"express_fee":0,"deliver_type":1,"buyer_info":"2,1","id_bind":2,' +
        '"is_package":0,"need_contact":0,"contact_info":null,"buyerList":…,"hotProject":false,"orderCreateUrl":""}',
    ),
  );
  expect(answer.json.data.buyerList).toMatchObject({
    max_limit: 1,
    list: [{ id: 810001, isBuyerValid: true }, {}, {}, {}],
  });
  expect(answer.json.data.buyerList.list[0]).not.toHaveProperty('error_code');
});

test('POST /order/createV2 with the JSON body of the h5 page answers a number, a time and 32 hexadecimal digits', async () => {
  await using run = await startShow();
  const { token } = (await prepare(run, {})).json.data;
  const body =
    '{"project_id":710001,"screen_id":720001,"sku_id":730001,"count":1,"pay_money":29800,"order_type":1,"timestamp":1767225600000,' +
    '"id_bind":2,"need_contact":0,"contactNoticeText":"","is_package":0,"package_num":1,"contactInfo":null,"coupon_code":"","again":0,' +
    `"token":"${token}","deviceId":"opaque",` +
    '"buyer_info":"[{\\"id\\":\\"810001\\",\\"name\\":\\"测试甲\\",\\"tel\\":\\"100****0001\\",\\"personal_id\\":\\"0000**********0001\\",\\"id_type\\":0}]",' +
    '"clickPosition":{"x":1,"y":1,"origin":1767225600000,"now":1767225601000},"requestSource":"neul-next","newRisk":true}';
  const answer = await run.postJson('/order/createV2?project_id=710001', body);
  const { orderId, token: orderToken } = answer.json.data;
  expect(String(orderId)).toMatch(/^40\d{14}$/);
  expect(orderToken).toMatch(/^[0-9a-f]{32}$/);
  expect(answer.text).toBe(wrap(`{"orderId":${orderId},"orderCreateTime":1767225600,"token":"${orderToken}"}`));
});

const payParam = (orderId: number, traceId: string): string =>
  '{"customerId":10001,"defaultChoose":"wechat","deviceType":1,"feeType":"CNY","orderCreateTime":"1767225600000","orderExpire":"600",' +
  `"orderId":"${orderId}","originalAmount":29800,"payAmount":29800,"productId":730001,"returnUrl":"http://origin/return",` +
  `"signType":"MD5","timestamp":"1767225600000","traceId":"${traceId}","version":"1.0","sign":"sandbox",` +
  `"code_url":"http://origin/pay/${orderId}","expire_time":300,"pay_type":1}`;

test('GET /order/createstatus answers pay parameters, the number as text', async () => {
  await using run = await startShow();
  const { orderId, token } = await order(run);
  const answer = await run.get(
    '/order/createstatus',
    `token=${token}&orderId=${orderId}&project_id=710001&timestamp=1767225601000`,
  );
  const { traceId } = answer.json.data.payParam;
  expect(traceId).toMatch(/^sbx-\d{16}$/);
  expect(bytes(answer.text)).toBe(wrap(`{"order_id":"${orderId}","payParam":${payParam(orderId, traceId)}}`));
  expect((await run.get('/order/createstatus', { token })).text).toBe(answer.text);
});

test.each(['/order/getPayParam', '/order/getpayparam'])('GET %s answers the flat pay parameters', async (path) => {
  await using run = await startShow();
  const { orderId } = await order(run);
  const answer = await run.get(path, { order_id: orderId });
  expect(bytes(answer.text)).toBe(wrap(payParam(orderId, answer.json.data.traceId)));
});

const common = (orderId: number): string =>
  `"order_id":"${orderId}","order_type":1,"item_id":710001,"count":1,"total_money":29800,"pay_money":29800,"pay_channel":null,` +
  '"status":1,"status_name":"待支付","sub_status":1,"sub_status_name":"待支付","ctime":"2026-01-01 08:00:00",' +
  '"img":{"url":"//origin/image/project-710001.svg","desc":""}';

const ITEM =
  '"name":"沙盒演出 实名","img":{"url":"//origin/image/project-710001.svg","desc":""},"image":"//origin/image/project-710001.svg",' +
  '"venue_name":"沙盒场馆"';

test('GET /order/info answers the order with the seconds that are left to pay', async () => {
  await using run = await startShow();
  const { orderId } = await order(run);
  await run.admin.clock.advance(60_000);
  const answer = await run.get('/order/info', `order_id=${orderId}&timestamp=1767225660000`);
  expect(bytes(answer.text)).toBe(
    wrap(
      `{${common(orderId)},"uid":"10001","item_info":{${ITEM},"screen_name":"2026-03-02 周一",` +
        '"screen_start_time":"2026-03-02 19:30:00","screen_end_time":"2026-03-02 21:30:00","screen_id":720001,"time":1772451000,' +
        '"ticket_type":2,"ticket_type_name":"电子票","screen_type":1,"deliver_type":1,"express_fee":0,"express_free_flag":0,"link_id":0},' +
        '"ticket_info":{"name":"普通票","price":29800,"count":1,"sku_id":730001,"seats":[]},"item_total_money":29800,"express_fee":0,' +
        '"refund_status":0,"pay_time":0,"create_at":1767225600,"current_time":1767225660,"pay_remain_time":540,"source":"sandbox",' +
        '"ticket_agent":"","deliver_type_name":"电子票","free_deliver":true,' +
        '"buyer_infos":[{"buyer":"测试甲","id_type":0,"personal_id":"0000**********0001","tel":"100****0001"}]}',
    ),
  );
});

test.each(['/order/list', '/ordercenter/ticketList'])('GET %s answers pages from 0, newest first', async (path) => {
  await using run = await startShow();
  const first = await order(run);
  const second = await order(run, { projectId: 710_003 });
  const answer = await run.get(path, 'page=1&page_size=1');
  expect(bytes(answer.text)).toBe(
    wrap(
      `{"total":2,"list":[{${common(first.orderId)},"item_info":{${ITEM},"screen_id":"720001","screen_name":"2026-03-02 周一",` +
        '"screen_start_time":"2026-03-02 19:30:00","screen_end_time":"2026-03-02 21:30:00"}}]}',
    ),
  );
  expect((await run.get(path, 'page=0&page_size=10')).json.data.list[0].order_id).toBe(String(second.orderId));
});

test('GET /order/cancel closes an unpaid order, once', async () => {
  await using run = await startShow();
  const { orderId } = await order(run);
  expect((await run.get('/order/cancel', { order_id: orderId })).text).toBe(wrap('{}'));
  expect((await run.get('/order/info', { order_id: orderId })).json.data).toMatchObject({
    status: 4,
    pay_remain_time: 0,
  });
  expect((await run.get('/order/cancel', { order_id: orderId })).text).toBe(wrap('{}', 1, '参数错误'));
});

test('POST /order/del hides an order that is done with, and no other', async () => {
  await using run = await startShow();
  const { orderId } = await order(run);
  expect((await run.postForm('/order/del', `order_id=${orderId}`)).text).toBe(wrap('{}', 1, '参数错误'));
  await run.get('/order/cancel', { order_id: orderId });
  expect((await run.postForm('/order/del', `order_id=${orderId}`)).text).toBe(wrap('{}'));
  expect((await run.get('/order/list', 'page=0&page_size=10')).text).toBe(wrap('{"total":0,"list":[]}'));
  expect((await run.get('/order/info', { order_id: orderId })).text).toBe(wrap('{}', 1, '订单不存在'));
});

test.each([
  { projectId: '710001', skuId: 730_001, screenId: 720_001 },
  { project_id: 710_001, screen_id: 720_001, sku_id: 730_001 },
])('POST /stock/check with %j answers a hint', async (body) => {
  await using run = await startShow();
  expect((await run.postJson('/stock/check', body)).text).toBe(wrap('{"hasStock":true,"stockStatus":3}'));
  const { orderId } = await order(run);
  expect((await run.postJson('/stock/check', body)).text).toBe(
    wrap(`{"hasStock":true,"stockStatus":3,"unpaidOrderId":"${orderId}"}`),
  );
});

test('GET /linkgoods/list answers none, and /linkgoods/detail knows none', async () => {
  await using run = await startShow();
  expect((await run.get('/linkgoods/list', 'project_id=710001&page_type=0', 0)).text).toBe(
    wrap('{"total":0,"list":[]}'),
  );
  expect((await run.get('/linkgoods/detail', 'link_id=1', 0)).text).toBe(wrap('{}', 1, '商品不存在'));
});

test.each([
  '/place/get',
  '/area/seat',
  '/buyer/list',
  '/addr/list',
  '/order/confirmInfo',
  '/order/createstatus',
  '/order/info',
  '/order/getPayParam',
  '/order/cancel',
  '/order/list',
  '/ordercenter/ticketList',
])('GET %s without a session is not logged in', async (path) => {
  await using run = await startShow();
  expect((await run.get(path, '', 0)).text).toBe(wrap('{}', -101, '请先登录'));
});

test.each([
  '/buyer/create',
  '/buyer/update',
  '/buyer/delete',
  '/buyer/saveContactInfo',
  '/order/prepare',
  '/order/createV2',
  '/order/del',
  '/stock/check',
])('POST %s without a session is not logged in', async (path) => {
  await using run = await startShow();
  expect((await run.postForm(path, '', 0)).text).toBe(wrap('{}', -101, '请先登录'));
  await run.operate(10_001, 'logout');
  expect((await run.postForm(path, '')).json.errno).toBe(-101);
  expect(await run.holder(10_001, 'login')).toEqual({
    SESSDATA: 'sbx-session-10001',
    DedeUserID: '10001',
    bili_jct: 'sbx-csrf-10001',
  });
  expect((await run.postForm(path, '')).json.errno).not.toBe(-101);
});
