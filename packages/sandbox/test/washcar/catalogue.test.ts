import { expect, test } from 'vitest';
import { startWashcar } from './start.ts';

const G001 =
  '{"goodsId":"G001","goodsName":"标准洗车","goodsDesc":"标准洗车服务,到店核销,有效期内可用一次","categoryId":"C0101",' +
  '"originPrice":"35.00","salePrice":"28.00","settlePrice":"21.70","items":[' +
  '{"goodsItemId":"GI001","goodsItemName":"标准洗车(五座轿车)","originPrice":"35.00","salePrice":"28.00","settlePrice":"21.70","stock":5},' +
  '{"goodsItemId":"GI002","goodsItemName":"标准洗车(SUV/MPV)","originPrice":"45.00","salePrice":"36.00","settlePrice":"27.90","stock":0}],' +
  '"status":"ON_SALE"}';

const start = () => startWashcar({ stock: { GI001: 5, GI002: 0 } });

test('goods.list answers a page', async () => {
  await using run = await start();
  const answer = await run.get('/api/goods/list', { cityCode: '110100', page: '0', size: '1' });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(answer.text).toBe(`{"code":200,"message":"success","data":{"list":[${G001}],"total":13,"page":0,"size":1}}`);
});

test('goods.list pages, and filters by main or sub category and by keyword', async () => {
  await using run = await start();
  const ids = async (query: Readonly<Record<string, string>>): Promise<string[]> => {
    const { json } = await run.get('/api/goods/list', query);
    return json.data.list.map(({ goodsId }: { goodsId: string }) => goodsId);
  };
  expect(await ids({ size: '2', page: '1' })).toEqual(['G003', 'G004']);
  expect(await ids({ size: '2', page: '99' })).toEqual([]);
  expect(await ids({ categoryId: 'C01' })).toEqual(['G001', 'G002', 'G003', 'G004', 'G005']);
  expect(await ids({ categoryId: 'C0102' })).toEqual(['G004', 'G005']);
  expect(await ids({ keyword: '机油' })).toEqual(['G010', 'G011']);
  expect(await ids({})).not.toContain('G014');
});

test('goods.list shows a stock that has changed since the last answer', async () => {
  await using run = await start();
  const stock = async (): Promise<number> =>
    (await run.get('/api/goods/list', { size: '1' })).json.data.list[0].items[0].stock;
  expect(await stock()).toBe(5);
  await run.operate('GI001', 'setStock', { stock: 3 });
  expect(await stock()).toBe(3);
});

test('goods.detail answers one article with its packages', async () => {
  await using run = await start();
  const answer = await run.get('/api/goods/detail', { goodsId: 'G001', cityCode: '510100' });
  expect(answer.text).toBe(`{"code":200,"message":"success","data":${G001}}`);
});

test('goods.categories answers the tree', async () => {
  await using run = await start();
  const answer = await run.get('/api/goods/categories');
  expect(answer.text).toBe(
    '{"code":200,"message":"success","data":[' +
      '{"categoryId":"C01","categoryName":"洗车","sort":1,"children":[{"categoryId":"C0101","categoryName":"普通洗车","sort":1},{"categoryId":"C0102","categoryName":"精致洗车","sort":2}]},' +
      '{"categoryId":"C02","categoryName":"美容","sort":2,"children":[{"categoryId":"C0201","categoryName":"打蜡镀膜","sort":1},{"categoryId":"C0202","categoryName":"内饰清洁","sort":2}]},' +
      '{"categoryId":"C03","categoryName":"保养","sort":3,"children":[{"categoryId":"C0301","categoryName":"机油保养","sort":1},{"categoryId":"C0302","categoryName":"空调清洗","sort":2}]},' +
      '{"categoryId":"C04","categoryName":"轮胎","sort":4,"children":[{"categoryId":"C0401","categoryName":"轮胎服务","sort":1}]}]}',
  );
});

test('region.cities answers every city served', async () => {
  await using run = await start();
  const answer = await run.get('/api/region/cities');
  expect(answer.text.slice(0, 158)).toBe(
    '{"code":200,"message":"success","data":[{"cityCode":"110100","cityName":"北京市","provinceCode":"110000","provinceName":"北京市","initial":"B"},{"cityCode":"310100",'.slice(
      0,
      158,
    ),
  );
  expect(answer.json.data.map(({ cityCode }: { cityCode: string }) => cityCode)).toEqual([
    '110100',
    '310100',
    '330100',
    '440100',
    '440300',
    '510100',
  ]);
});

test('region.districts answers the districts of one city', async () => {
  await using run = await start();
  const answer = await run.get('/api/region/districts', { cityCode: '440300' });
  expect(answer.text).toBe(
    '{"code":200,"message":"success","data":[{"areaCode":"440303","areaName":"罗湖区","cityCode":"440300"},' +
      '{"areaCode":"440304","areaName":"福田区","cityCode":"440300"},{"areaCode":"440305","areaName":"南山区","cityCode":"440300"}]}',
  );
});

test('shop.list answers the shops of a city, nearest first where the place is known', async () => {
  await using run = await start();
  const place = { longitude: '116.4074', latitude: '39.9042' };
  const { json } = await run.get('/api/shop/list', { cityCode: '110100', ...place });
  const shops: Record<string, unknown>[] = json.data.list;
  expect(json.data).toMatchObject({ total: 10, page: 0, size: 20 });
  const distances = shops.map(({ distance }) => Number(distance));
  expect(distances).toEqual(distances.toSorted((one, other) => one - other));
  expect(distances.every((distance) => distance >= 0 && distance < 20_000)).toBe(true);
  expect(shops[0]).toEqual({
    shopId: expect.stringMatching(/^[0-9a-f]{32}$/),
    shopName: expect.stringMatching(/\(.+区[12]店\)$/),
    shopAddress: expect.stringMatching(/^北京市.+号$/),
    areaCode: expect.stringMatching(/^1101\d\d$/),
    latitude: expect.any(Number),
    longitude: expect.any(Number),
    distance: expect.any(Number),
    startTime: expect.stringMatching(/^\d\d:\d\d$/),
    endTime: expect.stringMatching(/^\d\d:\d\d$/),
    tags: expect.any(Array),
    cityCode: '110100',
    phone: expect.stringMatching(/^100\d{8}$/),
    status: 'OPEN',
  });
});

test('shop.list filters by district, goods and keyword; without a place there is no distance', async () => {
  await using run = await start();
  const { json } = await run.get('/api/shop/list', { cityCode: '510100', areaCode: '510107' });
  expect(json.data.total).toBe(2);
  expect(json.data.list[0]).not.toHaveProperty('distance');
  const named = await run.get('/api/shop/list', { cityCode: '510100', keyword: '武侯区2店' });
  expect(named.json.data.total).toBe(1);
  const offering = await run.get('/api/shop/list', { cityCode: '510100', goodsId: 'G001' });
  expect(offering.json.data.total).toBe(10);
});

test('shop.detail answers a shop with its goods', async () => {
  await using run = await start();
  const { json } = await run.get('/api/shop/list', { cityCode: '110100', size: '1' });
  const [shop] = json.data.list;
  const detail = await run.get('/api/shop/detail', { shopId: shop.shopId });
  const { goodsList, ...own } = detail.json.data;
  expect(own).toEqual(shop);
  expect(JSON.stringify(goodsList[0])).toBe(G001);
});

const refused = (code: number, message: string): string => JSON.stringify({ code, message, data: null });
const NOT_SERVED = refused(301, '参数(cityCode)错误:城市编码不在服务范围内');
const BAD_CITY = refused(301, '参数(cityCode)错误:城市编码有误');
const NO_CITY = refused(301, '参数(cityCode)错误:城市编码不能为空');
const NO_GOODS = refused(301, '参数(goodsId)错误:商品不存在或已下架');

test.each<[string, Readonly<Record<string, string>>, string]>([
  ['/api/region/districts', {}, NO_CITY],
  ['/api/region/districts', { cityCode: '' }, NO_CITY],
  ['/api/region/districts', { cityCode: '1101' }, BAD_CITY],
  ['/api/region/districts', { cityCode: '999999' }, NOT_SERVED],
  ['/api/goods/list', { cityCode: '11010a' }, BAD_CITY],
  ['/api/goods/list', { cityCode: '120100' }, NOT_SERVED],
  ['/api/goods/list', { page: '-1' }, refused(301, '参数(page)错误:页码必须是从0开始的整数')],
  ['/api/goods/list', { page: 'x' }, refused(301, '参数(page)错误:页码必须是从0开始的整数')],
  ['/api/goods/list', { size: '0' }, refused(301, '参数(size)错误:每页数量必须是1到100的整数')],
  ['/api/goods/list', { size: '101' }, refused(301, '参数(size)错误:每页数量必须是1到100的整数')],
  ['/api/goods/detail', {}, refused(301, '参数(goodsId)错误:商品ID不能为空')],
  ['/api/goods/detail', { goodsId: 'G999' }, NO_GOODS],
  ['/api/goods/detail', { goodsId: 'G014' }, NO_GOODS],
  ['/api/shop/list', {}, NO_CITY],
  ['/api/shop/list', { cityCode: '110100', areaCode: '1' }, refused(301, '参数(areaCode)错误:行政区划编码有误')],
  ['/api/shop/list', { cityCode: '110100', goodsId: 'G999' }, NO_GOODS],
  [
    '/api/shop/list',
    { cityCode: '110100', longitude: 'east', latitude: '1' },
    refused(301, '参数(longitude)错误:经度格式不正确'),
  ],
  [
    '/api/shop/list',
    { cityCode: '110100', longitude: '1', latitude: '91' },
    refused(301, '参数(latitude)错误:纬度格式不正确'),
  ],
  ['/api/shop/list', { cityCode: '110100', longitude: '1' }, refused(300, '参数错误 详细:经度和纬度必须同时提供')],
  ['/api/shop/detail', {}, refused(301, '参数(shopId)错误:门店ID不能为空')],
  ['/api/shop/detail', { shopId: 'none' }, refused(301, '参数(shopId)错误:门店不存在')],
])('%s with %j is refused', async (path, query, body) => {
  await using run = await start();
  const answer = await run.get(path, query);
  expect([answer.status, answer.text]).toEqual([200, body]);
});

test('goods taken off sale disappear, and come back', async () => {
  await using run = await start();
  await run.operate('G001', 'takeOffSale');
  expect((await run.get('/api/goods/detail', { goodsId: 'G001' })).text).toBe(NO_GOODS);
  await run.operate('G001', 'putOnSale');
  expect((await run.get('/api/goods/detail', { goodsId: 'G001' })).json.code).toBe(200);
});
