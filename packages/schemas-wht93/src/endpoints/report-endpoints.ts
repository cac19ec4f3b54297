import { endpoint } from '@boxwire/contract';
import type { Profile } from '../profile.ts';
import { writeAnswer } from '../schemas/envelope.ts';
import { sessionCodeMap } from '../schemas/session-code-map.ts';
import { answer, bodyOf, common, outcomeOf, type EndpointSettings } from './declare.ts';

// every report carries stable ids of the caller's, so sending it again replaces it (wht93 §4)
const report = { ...common, method: 'POST', source: 'wht93 §A.3.3', effect: 'idempotent' } as const;

/** 获取演出场次编码, 更新演出信息 (wht93 §A.3.3). */
export function performanceEndpoints<In extends Profile>(settings: EndpointSettings<In>) {
  return {
    code: endpoint({
      ...report,
      id: 'performance.code',
      path: '/performance/code',
      summary: '获取演出场次编码: report a performance, get a code for each session',
      body: bodyOf('A.16', settings),
      responses: answer(sessionCodeMap(settings.profile)),
      outcome: outcomeOf(settings),
      facts: { clause: 'A.3.3.1', request: 'A.16', answer: 'A.17' },
    }),
    update: endpoint({
      ...report,
      id: 'performance.update',
      path: '/report/performance/update',
      summary: '更新演出信息: change what is known of a performance',
      body: bodyOf('A.19', settings),
      responses: answer(writeAnswer()),
      outcome: outcomeOf(settings),
      facts: { clause: 'A.3.3.2', request: 'A.19', answer: 'A.20' },
    }),
  };
}

/** 更新演出场次信息 (wht93 §A.3.3). */
export function sessionEndpoints<In extends Profile>(settings: EndpointSettings<In>) {
  return {
    update: endpoint({
      ...report,
      id: 'session.update',
      path: '/report/session/update',
      summary: '更新演出场次信息: change or cancel a session',
      body: bodyOf('A.22', settings),
      responses: answer(writeAnswer()),
      outcome: outcomeOf(settings),
      facts: { clause: 'A.3.3.3', request: 'A.22', answer: 'A.23' },
    }),
  };
}

/** 上报库存 (wht93 §A.3.3). */
export function inventoryEndpoints<In extends Profile>(settings: EndpointSettings<In>) {
  return {
    report: endpoint({
      ...report,
      id: 'inventory.report',
      path: '/report/inventory',
      summary: '上报库存: the stock of a session by price tier',
      body: bodyOf('A.25', settings),
      responses: answer(writeAnswer()),
      outcome: outcomeOf(settings),
      facts: { clause: 'A.3.3.4', request: 'A.25', answer: 'A.26' },
    }),
  };
}

/** 上报票(座位)信息 (wht93 §A.3.3). */
export function ticketEndpoints<In extends Profile>(settings: EndpointSettings<In>) {
  return {
    report: endpoint({
      ...report,
      id: 'ticket.report',
      path: '/report/ticket',
      summary: '上报票(座位)信息: tickets of one price tier of a session, at most 200',
      body: bodyOf('A.28', settings),
      responses: answer(writeAnswer()),
      outcome: outcomeOf(settings),
      facts: { clause: 'A.3.3.5', request: 'A.28', answer: 'A.29' },
    }),
  };
}

/** 上报订单, 上报退单/退票 (wht93 §A.3.3). */
export function orderEndpoints<In extends Profile>(settings: EndpointSettings<In>) {
  return {
    report: endpoint({
      ...report,
      id: 'order.report',
      path: '/report/order',
      summary: '上报订单: an order, or a part of one, of at most 20 lines',
      body: bodyOf('A.31', settings),
      responses: answer(writeAnswer()),
      outcome: outcomeOf(settings),
      facts: { clause: 'A.3.3.6', request: 'A.31', answer: 'A.32' },
    }),
    refund: endpoint({
      ...report,
      id: 'order.refund',
      path: '/report/refundOrder',
      summary: '上报退单/退票: refunded lines of an order',
      body: bodyOf('A.34', settings),
      responses: answer(writeAnswer()),
      outcome: outcomeOf(settings),
      facts: { clause: 'A.3.3.7', request: 'A.34', answer: 'A.35' },
    }),
  };
}

/** 上报检票数据 (wht93 §A.3.3). */
export function checkingEndpoints<In extends Profile>(settings: EndpointSettings<In>) {
  return {
    report: endpoint({
      ...report,
      id: 'checking.report',
      path: '/report/checking',
      summary: '上报检票数据: tickets checked at the gate',
      body: bodyOf('A.37', settings),
      responses: answer(writeAnswer()),
      outcome: outcomeOf(settings),
      facts: { clause: 'A.3.3.8', request: 'A.37', answer: 'A.38' },
    }),
  };
}
