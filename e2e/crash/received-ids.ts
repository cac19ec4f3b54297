import type { ReportKind } from '@boxwire/report-client';
import { recordIds } from './record-ids.ts';

/** The part of a sandbox that keeps what it was asked. */
interface Asked {
  readonly admin: {
    requests(filter: { readonly platform: string }): readonly {
      readonly exchange: {
        readonly endpointId: string;
        readonly request: { readonly bodyText: string | null };
        readonly response?: { readonly bodyText: string };
      };
    }[];
  };
}

const KIND_OF: Readonly<Record<string, ReportKind>> = {
  'performance.code': 'performance',
  'performance.update': 'performanceUpdate',
  'session.update': 'sessionUpdate',
  'inventory.report': 'inventory',
  'ticket.report': 'ticket',
  'order.report': 'order',
  'order.refund': 'refund',
  'checking.report': 'check',
};

/** Ids of everything that the receiver answered with "accepted", read from its log of requests. */
export function receivedIds(sandbox: Asked): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { exchange } of sandbox.admin.requests({ platform: 'wht93' })) {
    const kind = KIND_OF[exchange.endpointId];
    if (kind === undefined || !isAccepted(exchange.response?.bodyText)) continue;
    for (const id of recordIds(kind, JSON.parse(exchange.request.bodyText ?? '{}') as object)) ids.add(id);
  }
  return ids;
}

function isAccepted(answer: string | undefined): boolean {
  return answer !== undefined && /^\{"code":200\b/.test(answer);
}
