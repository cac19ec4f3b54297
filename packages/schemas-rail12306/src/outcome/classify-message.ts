import type { RailFailureCode } from './failure-codes.ts';

type Rule = readonly [code: RailFailureCode, words: readonly string[]];

/** The first rule with a word in the text decides; the specific ones stand before the keyword classes of rail12306 §1.3. */
const RULES: readonly Rule[] = [
  ['CancelLimit', ['取消次数过多']],
  ['AlreadyProcessing', ['请求已在处理中']],
  ['DateOutOfRange', ['不在预售日期范围']],
  ['DataExpired', ['车票信息已过期', '重新查询']],
  ['NotLoggedIn', ['用户未登录', '未登录', '重新登录']],
  ['ChallengeRequired', ['验证码']],
  ['TripConflict', ['行程冲突', '您的证件']],
  ['SoldOut', ['没有足够', '余票不足', '排队人数', '非法的席别', '实时余票无票']],
  ['UnfinishedOrder', ['未处理的订单', '未完成', '排队中']],
  ['AccountRefused', ['用户信息', '身份信息']],
  ['SalesClosed', ['停止网络售票', '发车前', '停止售票']],
  ['QueryFailed', ['查询失败']],
  [
    'Busy',
    [
      '网络错误',
      '网络可能存在问题',
      '重试',
      '繁忙',
      '人数过多',
      '系统忙',
      '非法的订票请求',
      '数据无效',
      '无法提交',
      '无法获得',
      '已经关闭',
    ],
  ],
  ['IllegalRequest', ['非法请求']],
];

/** The failure a `messages`, `errMsg` or `msg` text means, or `undefined` for a text no class knows (rail12306 §1.3). */
export function classifyMessage(message: string): RailFailureCode | undefined {
  return RULES.find(([, words]) => words.some((word) => message.includes(word)))?.[0];
}

/** A message without markup: the site sends links inside its texts. */
export function plainMessage(message: string): string {
  return message.replaceAll(/<[^<>]*>/g, '').trim();
}
