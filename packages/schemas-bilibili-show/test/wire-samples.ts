/** Answers in wire form, with invented people and ids; each test changes what it is about. */

/** A ticket class (bilibili-show §3.3). */
export function ticketWire(over: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    id: 730001,
    project_id: 710001,
    price: 29800,
    desc: '普通票',
    screen_name: '2030-01-01 周二',
    type: 1,
    sale_type: 1,
    is_sale: 1,
    num: 50,
    clickable: true,
    sale_start: '2029-11-22 00:00:00',
    sale_end: '2029-12-31 23:30:00',
    saleStart: 1890000000,
    saleEnd: 1893450000,
    sale_flag: { number: 2, display_name: '预售中' },
    sale_flag_number: 2,
    static_limit: { num: 4, num_type: 2 },
    discount_act: null,
    ...over,
  };
}

/** A screen (bilibili-show §3.3). */
export function screenWire(over: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    id: 720001,
    name: '2030-01-01 周二',
    start_time: 1893456000,
    type: 1,
    ticket_type: 2,
    screen_type: 1,
    delivery_type: 1,
    pick_seat: 0,
    express_fee: 0,
    express_free_flag: 0,
    saleFlag: { number: 2, display_name: '预售中' },
    sale_flag: { number: 2, display_name: '预售中' },
    sale_flag_number: 2,
    clickable: true,
    sale_start: 1890000000,
    sale_end: 1893450000,
    show_date: '2030-01-01',
    jump_page: 'confirm',
    ticket_list: [ticketWire()],
    ...over,
  };
}

/** A project (bilibili-show §3.3). */
export function projectWire(over: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    mid: 1,
    id: 710001,
    name: '沙盒演出',
    is_sale: 1,
    status: 1,
    start_time: 1893456000,
    end_time: 1893481200,
    type: 6,
    project_type: 1,
    pick_seat: 0,
    id_bind: 0,
    buyer_info: '',
    need_contact: 0,
    hotProject: false,
    has_eticket: true,
    has_paper_ticket: false,
    express_fee: 0,
    express_free_flag: 0,
    sale_flag: '预售中',
    sale_flag_number: 2,
    sale_begin: 1890000000,
    sale_end: 1893450000,
    count_down: -100,
    current_time: 1890000100,
    performance_image: '{"first":{"url":"//127.0.0.1/a.png","desc":""},"banner":{}}',
    sales_dates: [],
    performance_desc: {
      type: 1,
      list: [
        { module: 'base_info', details: [{ title: '实名认证', content: '无需实名' }] },
        { module: 'activity_content', details: '<p>沙盒</p>' },
      ],
    },
    venue_info: { name: '沙盒场馆', address_detail: '沙盒路 1 号' },
    screen_list: [screenWire()],
    ...over,
  };
}

/** A confirm page (bilibili-show §7). */
export function confirmWire(over: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    count: 1,
    project_id: 710001,
    project_name: '沙盒演出',
    screen_id: 720001,
    screen_name: '2030-01-01 周二',
    ticket_info: { name: '普通票', price: 29800, count: 1, sku_id: 730001, link_sc_name: '' },
    order_type: 1,
    act: null,
    item_total_money: 29800,
    pay_money: 29800,
    express_fee: 0,
    deliver_type: 1,
    buyer_info: '',
    id_bind: 0,
    is_package: 0,
    need_contact: 0,
    contact_info: null,
    buyerList: null,
    hotProject: false,
    orderCreateUrl: '',
    ...over,
  };
}

/** A prepare answer (bilibili-show §6.2). */
export function preparedWire(over: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    token: 'SBXPREP.0001',
    shield: { open: 0 },
    project_name: null,
    ga_data: { risk_level: 1, grisk_id: 'sbx-risk', decisions: [], riskParams: null, riskResult: 0, open: null },
    success_seats: null,
    failed_seats: null,
    ptoken: null,
    ...over,
  };
}

/** Payment parameters (bilibili-show §9). */
export function payParamWire(over: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    customerId: 10001,
    feeType: 'CNY',
    orderCreateTime: '1890000123000',
    orderExpire: '600',
    orderId: '4000000000000001',
    originalAmount: 29800,
    payAmount: 29800,
    productId: 730001,
    returnUrl: 'http://127.0.0.1/return',
    signType: 'MD5',
    timestamp: '1890000124000',
    traceId: 'sbx-trace',
    version: '1.0',
    sign: 'sandbox',
    code_url: 'http://127.0.0.1/pay/4000000000000001',
    expire_time: 300,
    pay_type: 1,
    ...over,
  };
}

/** An order in a list (bilibili-show §10.4). */
export function listedWire(over: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    order_id: '4000000000000001',
    order_type: 1,
    item_id: 710001,
    item_info: { name: '沙盒演出', screen_id: '720001', screen_name: '2030-01-01 周二' },
    count: 1,
    total_money: 29800,
    pay_money: 29800,
    pay_channel: null,
    status: 1,
    sub_status: 1,
    sub_status_name: '待支付',
    ctime: '2029-11-22 08:01:43',
    ...over,
  };
}

/** Order detail (bilibili-show §10.1). */
export function orderWire(over: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    ...listedWire(),
    uid: '10001',
    item_info: { name: '沙盒演出', screen_id: 720001, screen_name: '2030-01-01 周二' },
    ticket_info: { price: 29800 },
    status_name: '待支付',
    create_at: 1890000123,
    current_time: 1890000124,
    pay_remain_time: 599,
    free_deliver: false,
    buyer_infos: '',
    ...over,
  };
}

/** Two areas; 12 comes before 3 on the wire (bilibili-show §4). */
export const PLACE_WIRE = {
  base_pic: '//127.0.0.1/map.png',
  d_width: 800,
  d_height: 300,
  area_list: { '12': '0 0,500 0', '3': '500 0,800 0', '7': '0 300,800 300' },
  area_name: { '12': 'A 区', '3': 'B 区', '7': 'C 区' },
  available_area: [12, 3],
  ticket_area: [
    { id: 730001, price: 29800, area: [12] },
    { id: 735001, price: 49800, area: [12, 3] },
  ],
} as const;

/** Seats of one area (bilibili-show §4). */
export const AREA_WIRE = {
  max_limit: 4,
  seats: ['bb_b', 'aaaa', '#aa#', 'cz.a'],
  seatsName: { '0_0': '1-1', '1_3': '2-4' },
  symbol: {
    a: { desc: '普通票', price: 29800, sale_flag: 2 },
    b: { desc: 'VIP 票', price: 49800, sale_flag: 2 },
    c: { desc: '学生票', price: 9900, sale_flag: 0 },
  },
  unavailable: ['1_0'],
} as const;

/** Buyers of the account (bilibili-show §5.1). */
export const BUYERS_WIRE = {
  list: [1, 2, 3].map((number) => ({
    id: 810000 + number,
    uid: 10001,
    accountId: 10001,
    account_channel: '',
    name: `测试${number.toString()}`,
    personal_id: '0000**********0001',
    tel: '100****0001',
    id_type: 0,
    is_default: number === 1 ? 1 : 0,
    verify_status: 1,
    error_code: '0',
  })),
} as const;

/** Addresses of the account (bilibili-show §5.3). */
export const ADDRESSES_WIRE = {
  addr_list: [
    {
      id: 820001,
      name: '测试收件人',
      phone: '10012345678',
      prov: '沙盒省',
      city: '沙盒市',
      area: '沙盒区',
      addr: '沙盒路1号',
    },
  ],
} as const;
