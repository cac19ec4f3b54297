import type { Confidence } from './confidence.ts';

/** One term of the standard. English terms are printed; Chinese terms and glosses are reconstructed (wht93 §5). */
export interface GlossaryTerm {
  /** Number of the term in the standard, `3.1`. */
  readonly number: string;
  readonly english: string;
  readonly chinese: string;
  readonly gloss: string;
  readonly confidence: Confidence;
}

/**
 * The terms of clause 3 (wht93 §5). 3.27 "ticket order" is an *order* of one or more tickets; the wire field `ticketOrderId`
 * is one line of it.
 */
export const GLOSSARY: readonly GlossaryTerm[] = [
  {
    number: '3.1',
    english: 'performance activities',
    chinese: '演出活动',
    gloss: 'live artistic performance for the public (music, drama, dance, …); from GB/T 36728—2018, 3.1, modified',
    confidence: 'H',
  },
  { number: '3.2', english: 'performance type', chinese: '演出类型', gloss: 'category by art form', confidence: 'H' },
  {
    number: '3.3',
    english: 'performance ticket',
    chinese: '演出票',
    gloss: 'entry voucher carrying performance/seat data; physical (实物票券) or digital (数字化票券, 电子票)',
    confidence: 'H',
  },
  {
    number: '3.4',
    english: 'performance ticketing',
    chinese: '演出票务',
    gloss: 'the activities of making, selling and checking tickets',
    confidence: 'M',
  },
  {
    number: '3.5',
    english: 'performing ticketing information input and service system',
    chinese: '演出票务信息采集与服务系统',
    gloss: 'the collecting server (CIS)',
    confidence: 'H',
  },
  {
    number: '3.6',
    english: 'performance ticketing management system',
    chinese: '演出票务管理系统',
    gloss: 'manages venues, performances, seating charts, tickets, checking',
    confidence: 'H',
  },
  {
    number: '3.7',
    english: 'performance ticket sales system',
    chinese: '演出票务销售系统',
    gloss: 'sells tickets to the public',
    confidence: 'H',
  },
  {
    number: '3.8',
    english: 'performance ticket sales channel',
    chinese: '演出票务销售渠道',
    gloss: 'outlet selling through a sales system, linked to the management system',
    confidence: 'M',
  },
  {
    number: '3.9',
    english: 'performance venue',
    chinese: '演出场所 (场馆 in the tables)',
    gloss: 'place with performance function incl. temporary ones; from WH/T 78.3—2018, 3.5, modified',
    confidence: 'H',
  },
  {
    number: '3.10',
    english: 'performance space',
    chinese: '演出场厅',
    gloss: 'hall inside a venue; a venue may have one or more',
    confidence: 'H',
  },
  {
    number: '3.11',
    english: 'performance session',
    chinese: '演出场次',
    gloss: 'one complete performance at a given time in a given hall',
    confidence: 'H',
  },
  {
    number: '3.12',
    english: 'performance space code',
    chinese: '演出场厅编码',
    gloss: 'unique code of a hall, provided by CIS',
    confidence: 'H',
  },
  {
    number: '3.13',
    english: 'performance session code',
    chinese: '演出场次编码',
    gloss: 'unique code of a session, generated/provided by CIS',
    confidence: 'H',
  },
  {
    number: '3.14',
    english: 'performance ticket code',
    chinese: '演出票编码',
    gloss: 'code of a ticket within one session (同一场次)',
    confidence: 'M',
  },
  {
    number: '3.15',
    english: 'seat',
    chinese: '演出座位 (观演席位)',
    gloss: 'place for a spectator, fixed or temporary',
    confidence: 'M',
  },
  {
    number: '3.16',
    english: 'performance ticket price',
    chinese: '演出票价',
    gloss: 'price; one session may have several',
    confidence: 'H',
  },
  {
    number: '3.17',
    english: 'ticket type',
    chinese: '票类型',
    gloss: '销售(商品)票, 工作票 (not for public sale), 赠票',
    confidence: 'M',
  },
  {
    number: '3.18',
    english: 'seating chart',
    chinese: '票图',
    gloss: 'drawing of the seats/areas of a hall',
    confidence: 'H',
  },
  {
    number: '3.19',
    english: 'ticket content',
    chinese: '票面',
    gloss: 'what is printed/shown on the ticket',
    confidence: 'M',
  },
  {
    number: '3.20',
    english: 'ticket selling time',
    chinese: '开票 (开售)',
    gloss: 'when selling starts',
    confidence: 'M',
  },
  {
    number: '3.21',
    english: 'ticketing',
    chinese: '出票',
    gloss: 'issuing the ticket from the order',
    confidence: 'H',
  },
  {
    number: '3.22',
    english: 'purchase limit',
    chinese: '限购',
    gloss: 'cap per buyer per performance',
    confidence: 'H',
  },
  {
    number: '3.23',
    english: 'ID-based ticket booking',
    chinese: '实名购票',
    gloss: 'purchase and verification with ID data',
    confidence: 'H',
  },
  {
    number: '3.24',
    english: 'exchange ticket',
    chinese: '取票 (glyphs) / 换票',
    gloss: 'exchanging an electronic voucher for a paper ticket',
    confidence: 'M',
  },
  {
    number: '3.25',
    english: 'ticket checking',
    chinese: '检票 (验票)',
    gloss: 'verifying tickets at entry',
    confidence: 'H',
  },
  { number: '3.26', english: 'ticket refund', chinese: '退票', gloss: 'returning a bought ticket', confidence: 'H' },
  {
    number: '3.27',
    english: 'ticket order',
    chinese: '票单 / 订单',
    gloss: '即订单，一个订单包含一张或多张票 – the order; one order holds one or more tickets',
    confidence: 'M',
  },
  {
    number: '3.28',
    english: 'performance approval document',
    chinese: '演出批文',
    gloss: "the authority's approval of the performance",
    confidence: 'H',
  },
  {
    number: '3.29',
    english: 'data reporting',
    chinese: '数据上报',
    gloss: 'ticketing system reports data to CIS',
    confidence: 'H',
  },
];

/** The term with this number or English name, or `undefined`. */
export function glossaryTerm(numberOrEnglish: string): GlossaryTerm | undefined {
  return GLOSSARY.find(({ number, english }) => number === numberOrEnglish || english === numberOrEnglish);
}
