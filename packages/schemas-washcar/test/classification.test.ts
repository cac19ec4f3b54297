import { decodeResponse, type WireResponse } from '@boxwire/contract';
import { describe, expect, test } from 'vitest';
import { WASHCAR_FAILURES, washcar, type WashcarFailureCode } from '../src/index.ts';

const { detail, bookingUrl, cancel, create } = washcar.endpoints.order;
const { cities } = washcar.endpoints.region;

function answer(body: unknown, head: { status?: number; headers?: Record<string, string> } = {}): WireResponse {
  return {
    status: head.status ?? 200,
    headers: head.headers ?? {},
    bodyText: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

function read(code: unknown, message: string) {
  return decodeResponse(detail, answer({ code, message, data: null }));
}

// [wire code, message, expected code, expected field]; full-width forms stand beside the ASCII ones
const ROWS: readonly (readonly [number | string, string, WashcarFailureCode, string?])[] = [
  [101, '签名不匹配', 'SignMismatch'],
  ['101', '签名不匹配', 'SignMismatch'],
  [301, '参数(timestamp)错误:请求时间戳超出有效范围', 'ClockSkew', 'timestamp'],
  [301, '参数（timestamp）错误：请求时间戳超出有效范围', 'ClockSkew', 'timestamp'],
  [301, '参数(timestamp)错误:时间戳不能为空', 'ClockSkew', 'timestamp'],
  [301, '参数(nonce)错误:重复请求', 'Replay', 'nonce'],
  [301, '参数（nonce）错误： 重复请求', 'Replay', 'nonce'],
  [301, '参数(nonce)错误:参数重复', 'InvalidParameter', 'nonce'],
  [301, '参数(nonce)错误:随机字符串缺失', 'InvalidParameter', 'nonce'],
  [301, '参数(sign)错误:签名参数缺失', 'InvalidParameter', 'sign'],
  [301, '参数(appId)错误:渠道appId不存在', 'ChannelNotFound', 'appId'],
  [301, '参数(channelId)错误:未查询到渠道,请稍后再试', 'ChannelNotFound', 'channelId'],
  [301, '参数（channelId）错误：未查询到渠道，请稍后再试', 'ChannelNotFound', 'channelId'],
  ['404', '未查询到渠道,请稍后再试', 'ChannelNotFound'],
  [404, '记录', 'ChannelNotFound'],
  [301, '参数(appId)错误:签名参数必须通过URL查询参数传递', 'InvalidParameter', 'appId'],
  [301, '参数(channelId)错误:该渠道已被禁用', 'ChannelDisabled', 'channelId'],
  ['403', '该渠道已被禁用', 'ChannelDisabled'],
  [301, '参数(channelId)错误:渠道已暂停,请联系管理员', 'ChannelSuspended', 'channelId'],
  ['403', '渠道已暂停，请联系管理员', 'ChannelSuspended'],
  [301, '参数(channelId)错误:渠道授权已过期,请续期', 'ChannelExpired', 'channelId'],
  ['401', '渠道授权已过期，请续期', 'ChannelExpired'],
  [301, '参数(channelApiAuth)错误:渠道接口已过期', 'ChannelApiExpired', 'channelApiAuth'],
  ['403', '渠道接口已过期', 'ChannelApiExpired'],
  [403, '权限不足', 'PermissionDenied'],
  ['403', '权限不足', 'PermissionDenied'],
  [301, '参数(goodsId)错误:商品不存在或已下架', 'InvalidParameter', 'goodsId'],
  [301, '参数（mobile）错误：手机号格式不正确', 'InvalidParameter', 'mobile'],
  [300, '参数错误 详细:数量不对', 'InvalidParameter'],
  [399, '别的', 'InvalidParameter'],
  [301, '参数(orderNo)错误:订单不存在', 'OrderNotFound', 'orderNo'],
  [503, '接口异常 详细:订单不存在', 'OrderNotFound'],
  [301, '参数(channelOrderNo)错误:订单号已存在', 'OrderExists', 'channelOrderNo'],
  [503, '接口异常 详细：订单号已存在', 'OrderExists'],
  [503, '接口异常 详细:商品库存不足,无法创建订单', 'SoldOut'],
  [503, '接口异常 详细:调用频率超出限制,请稍后再试', 'RateLimited'],
  [503, '接口异常　详细：调用频率超出限制，请稍后再试', 'RateLimited'],
  [503, '接口异常 详细:账户余额不足', 'Business'],
  [503, '接口异常 详细:订单不存在或手机号为空', 'Business'],
  [503, '接口异常 详细:未查询到对应核销码', 'Business'],
  [999, '未知', 'Business'],
  ['E7', '未知', 'Business'],
  [0, '', 'Business'],
  [501, '内部异常 详细:JSON解析失败', 'Upstream'],
  [502, '未处理异常 详细:服务不可用', 'Upstream'],
  [500, '内部错误', 'Upstream'],
  [599, '', 'Upstream'],
];

describe('classification of washcar §4.7', () => {
  test.each(ROWS.map((row) => [row.slice(0, 3).join(' '), row] as const))('%s', (_title, row) => {
    const [code, message, expected, field] = row;
    expect(read(code, message)).toEqual({
      ok: false,
      endpointId: 'order.detail',
      status: 200,
      ...WASHCAR_FAILURES[expected],
      code: expected,
      message,
      wireCode: String(code),
      ...(field !== undefined && { field }),
    });
  });

  test('every failure code has a row', () => {
    expect(new Set(ROWS.map(([, , code]) => code))).toEqual(new Set(Object.keys(WASHCAR_FAILURES)));
  });

  test('the reader names every code once', () => {
    expect(detail.outcome.codes).toEqual(Object.keys(WASHCAR_FAILURES));
  });

  test('a JSON body counts at any HTTP status', () => {
    const thrift = answer({ code: 502, message: '未处理异常 详细:服务不可用', data: null }, { status: 500 });
    expect(decodeResponse(detail, thrift)).toMatchObject({ code: 'Upstream', wireCode: '502', status: 500 });
    const mismatch = answer({ code: 101, message: '签名不匹配' }, { status: 401 });
    expect(decodeResponse(detail, mismatch)).toMatchObject({ code: 'SignMismatch', status: 401 });
    const success = answer({ code: 200, message: 'success', data: [] }, { status: 404 });
    expect(decodeResponse(cities, success)).toEqual({ ok: true, data: [], status: 404 });
    const unknown = answer({ code: 7, message: '?' }, { status: 502 });
    expect(decodeResponse(detail, unknown)).toMatchObject({ code: 'Upstream', wireCode: '7' });
  });

  test('a failed status without the wrapper is the other side failing', () => {
    for (const body of ['<html>bad gateway</html>', '', '{"status":500,"error":"Internal Server Error"}']) {
      expect(decodeResponse(detail, answer(body, { status: 502 }))).toMatchObject({
        code: 'Upstream',
        kind: 'upstream',
        retry: 'ifSafe',
      });
    }
  });

  test('the documented extras of 权限不足 pass through', () => {
    const extras = {
      detail: '渠道 10000 缺少权限: order.create',
      requiredPermission: 'order.create',
      availablePermissions: ['goods.list'],
    };
    const outcome = decodeResponse(create, answer({ code: 403, message: '权限不足', data: null, ...extras }));
    expect(outcome).toMatchObject({ code: 'PermissionDenied', detail: extras });
  });
});

describe('waiting for the minute to turn', () => {
  const limited = { code: 503, message: '接口异常 详细:调用频率超出限制,请稍后再试', data: null };

  test('the Date header tells how long', () => {
    const headers = { date: 'Tue, 04 Mar 2025 09:39:44 GMT' };
    expect(decodeResponse(detail, answer(limited, { headers }))).toMatchObject({ retry: 'wait', retryAfterMs: 16_000 });
  });

  test('Retry-After wins over Date', () => {
    const headers = { date: 'Tue, 04 Mar 2025 09:39:44 GMT', 'retry-after': '3' };
    expect(decodeResponse(detail, answer(limited, { headers }))).toMatchObject({ retryAfterMs: 3000 });
  });

  test('without either nothing is guessed', () => {
    for (const headers of [{}, { date: 'yesterday' }]) {
      expect(decodeResponse(detail, answer(limited, { headers }))).not.toHaveProperty('retryAfterMs');
    }
  });
});

describe('wrapped and bare payloads', () => {
  const region = { cityCode: '110100', cityName: '北京' };

  test.each([
    ['wrapped, integer code', { code: 200, message: 'success', data: [region] }],
    ['wrapped, digit text code', { code: '200', message: '验证成功', data: [region] }],
    ['bare array', [region]],
  ])('%s', (_name, body) => {
    expect(decodeResponse(cities, answer(body))).toEqual({ ok: true, data: [region], status: 200 });
  });

  test('a bare object that has `code` alone is a payload', () => {
    const body = { code: 'V-1', orderNo: 'B1', orderStatus: 'ISSUED' };
    expect(decodeResponse(detail, answer(body))).toMatchObject({ ok: true, data: { orderNo: 'B1', code: 'V-1' } });
  });

  test.each([
    ['wrapped text', '{"code":200,"message":"success","data":"https://h5.example/b?t=1"}'],
    ['wrapped object', '{"code":200,"message":"success","data":{"url":"https://h5.example/b?t=1"}}'],
    ['bare object', '{"url":"https://h5.example/b?t=1"}'],
    ['bare JSON text', '"https://h5.example/b?t=1"'],
    ['bare plain text', 'https://h5.example/b?t=1\n'],
  ])('the H5 link arrives as %s', (_name, body) => {
    expect(decodeResponse(bookingUrl, answer(body))).toEqual({
      ok: true,
      data: { url: 'https://h5.example/b?t=1' },
      status: 200,
    });
  });

  test('a login page in place of the H5 link is drift, not a link', () => {
    expect(decodeResponse(bookingUrl, answer('<html></html>'))).toMatchObject({ kind: 'drift', code: 'BODY_NOT_JSON' });
  });

  test.each([
    ['null data', { code: 200, message: 'success', data: null }],
    ['a bare null', 'null'],
  ])('cancelling may answer with %s', (_name, body) => {
    expect(decodeResponse(cancel, answer(body))).toEqual({ ok: true, data: null, status: 200 });
  });

  test('an empty answer to a cancellation is not taken for success', () => {
    expect(decodeResponse(cancel, answer(''))).toMatchObject({ ok: false, code: 'BODY_EMPTY' });
  });

  test('a success without its data is drift that names the place', () => {
    expect(decodeResponse(detail, answer({ code: 200, message: 'success', data: null }))).toMatchObject({
      ok: false,
      kind: 'drift',
      code: 'ANSWER_MISMATCH',
      mismatches: [{ pointer: '' }],
    });
  });
});
