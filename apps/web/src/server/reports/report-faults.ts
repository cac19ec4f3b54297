import type { FaultRule } from '@boxwire/sandbox';

/** A fault of the receiver that a reader can switch on. */
export interface ReportFault {
  readonly name: 'outage' | 'lossy' | 'errors' | 'slow' | 'refuseOrder' | 'tokenExpires';
  readonly rule: Omit<FaultRule, 'id'>;
}

const REFUSAL = JSON.stringify({ code: 4000, message: '参数错误', data: null });

/** What can go wrong at the receiver. */
export const REPORT_FAULTS: readonly ReportFault[] = [
  { name: 'outage', rule: { action: { type: 'respond', status: 503, body: 'unavailable' } } },
  { name: 'lossy', rule: { probability: 0.1, action: { type: 'dropAfterCommit' } } },
  {
    name: 'errors',
    rule: { probability: 0.2, action: { type: 'named', name: 'systemError', args: { commit: true } } },
  },
  { name: 'slow', rule: { action: { type: 'latency', ms: [200, 1_500] } } },
  {
    name: 'refuseOrder',
    rule: { match: { endpoint: 'order.report' }, times: 1, action: { type: 'respond', status: 200, body: REFUSAL } },
  },
  { name: 'tokenExpires', rule: { times: 1, action: { type: 'named', name: 'tokenExpires' } } },
];
