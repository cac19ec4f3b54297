import type { CheckPayload } from '../../src/kinds/check.ts';
import type { ReportRequest, ReportSender, SendResult } from '../../src/sender/report-sender.ts';

/** A request the fake received, and what it was told. */
export interface SentRequest {
  readonly request: ReportRequest;
  /** `order O-1`, `check T-1 T-2`: kind and the ids it carries. */
  readonly label: string;
}

/** A receiver in memory. Accepts everything unless `answer` says otherwise. */
export interface FakeSender extends ReportSender {
  readonly sent: SentRequest[];
  readonly labels: () => string[];
  answer: (request: ReportRequest, label: string) => SendResult | undefined | Promise<SendResult | undefined>;
  /** Requests that were not answered yet. */
  readonly open: () => number;
}

export function fakeSender(): FakeSender {
  const sent: SentRequest[] = [];
  let open = 0;
  const sender: FakeSender = {
    sent,
    labels: () => sent.map(({ label }) => label),
    answer: () => undefined,
    open: () => open,
    send: async (request, signal) => {
      const label = labelOf(request);
      sent.push({ request, label });
      open += 1;
      const aborted = new Promise<SendResult>((resolve) => {
        signal.addEventListener('abort', () => resolve({ result: 'aborted' }));
      });
      const answer = Promise.resolve(sender.answer(request, label)).then((result) => result ?? acceptance(request));
      try {
        return await Promise.race([answer, aborted]);
      } finally {
        open -= 1;
      }
    },
    close: async () => undefined,
  };
  return sender;
}

/** A session code made of the session's id, so that tests can say what is expected. */
export function fakeCode(sessionId: string): string {
  return `code-of-${sessionId}`;
}

function acceptance({ kind, body }: ReportRequest): SendResult {
  if (kind === 'performance') {
    const sessions = body.sessionList as { sessionId: string }[];
    return { result: 'accepted', data: Object.fromEntries(sessions.map(({ sessionId: id }) => [id, fakeCode(id)])) };
  }
  if (kind === 'hall') return { result: 'accepted', data: { venueCode: '110101001', hallCode: '11010100101' } };
  return { result: 'accepted', data: true };
}

function labelOf({ kind, body }: ReportRequest): string {
  const list = (body.ticketList ?? body.priceList ?? []) as (CheckPayload & { priceId?: string })[];
  const id = body.refundOrderId ?? body.orderId ?? body.performanceId ?? body.sessionId ?? body.venueName;
  const ids =
    kind === 'inventory' || kind === 'check'
      ? list.map((each) => (kind === 'check' ? each.ticketId : each.priceId))
      : [id];
  return [kind, ...ids].join(' ');
}
