import type { SandboxRequest } from '../../core/http/sandbox-request.ts';
import { htmlReply, type Reply } from '../../core/http/reply.ts';
import type { Errno } from '../answers/errno.ts';
import { refuse } from '../answers/refusal.ts';

/** Faults the bilibili-show sandbox implements itself. */
export const BILIBILI_SHOW_FAULTS = {
  gatewayBan: 'HTTP 412 and an HTML page, before anything is read',
  tooManyRequests: 'HTTP 429 and an HTML page',
  gatewayDown: 'HTTP 503 and an HTML page; args.status: 504',
  overloaded: 'errno 100001 前方拥堵',
  crowded: 'errno 900002 前方拥堵，请重试~, envelope E3, data null',
  tooFast: 'prepare or createV2: errno 3 请慢一点, and again for 5 seconds; args.ms',
  orderShield: 'prepare or createV2: errno 900001, and again for 1 second; args.ms',
  lostRace: 'createV2, after every check: errno 211 差一点点抢到',
  orderFailed: 'createV2, after every check: errno 219',
  flowControl: 'createV2, after every check: errno 221',
  limitOne: 'createV2, after every check: errno 100049 每人限购1张',
  phantomCreate: 'createV2 says yes and locks nothing: createstatus answers 100009',
  defaultBbr: 'createV2 says errno 0 with a message that holds defaultBBR, and creates nothing',
  pendingCreate:
    'the order of this createV2 is not finished for args.polls looks (default 1) or args.ms of createstatus',
  stillQueueing: 'createstatus: errno 100079',
  challenge: 'arms a challenge of the account, as the operator action does; args.errno: -401, 401 or 100044',
  emptyData: 'errno 0 with data {}',
  strayText: 'refusal texts with a stray space and ASCII commas',
  envelope: 'this answer in the envelope args.form',
} as const;

type Args = Readonly<Record<string, unknown>>;

/** A gateway page, where a rule put one on this request (bilibili-show §1.4, last row). */
export function gatewayFault(request: SandboxRequest): Reply | undefined {
  if (request.fault('gatewayBan') !== undefined) return gatewayPage(412, 'Precondition Failed');
  if (request.fault('tooManyRequests') !== undefined) return gatewayPage(429, 'Too Many Requests');
  const down = request.fault('gatewayDown');
  if (down === undefined) return undefined;
  return down.status === 504 ? gatewayPage(504, 'Gateway Timeout') : gatewayPage(503, 'Service Unavailable');
}

function gatewayPage(status: number, title: string): Reply {
  const html = `<!DOCTYPE html>\n<html><head><title>${status}</title></head><body><h1>${title}</h1></body></html>\n`;
  return htmlReply(html, { status, facts: { step: 'gateway' } });
}

/** Throws the refusal of an overload that a rule put on this request. */
export function overloadFault(request: SandboxRequest): void {
  if (request.fault('overloaded') !== undefined) throw refuse(100001);
  if (request.fault('crowded') !== undefined) throw refuse(900002, { form: 'E3', data: null });
}

const ORDER_LAYER: readonly (readonly [name: keyof typeof BILIBILI_SHOW_FAULTS, errno: Errno])[] = [
  ['lostRace', 211],
  ['orderFailed', 219],
  ['flowControl', 221],
  ['limitOne', 100049],
];

/** Throws what the order layer refuses once all checks passed. */
export function orderLayerFault(request: SandboxRequest): void {
  for (const [name, errno] of ORDER_LAYER) if (request.fault(name) !== undefined) throw refuse(errno);
}

/** A number among the arguments of a fault; they come from outside. */
export function numberArg(args: Args, name: string, otherwise: number): number {
  const value = args[name];
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : otherwise;
}
