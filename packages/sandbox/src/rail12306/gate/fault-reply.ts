import { htmlReply, jsonReply, type Reply } from '../../core/http/reply.ts';
import type { SandboxRequest } from '../../core/http/sandbox-request.ts';
import { busy, notLoggedIn, otnFailure, otnMessage } from '../answers/otn-envelope.ts';
import { busyPage, plainPage, refused } from '../answers/pages.ts';
import type { RailFault } from './faults.ts';

type Arguments = Readonly<Record<string, unknown>>;

const EDGE_STATUSES: readonly unknown[] = [403, 404, 405, 412, 429, 502];

const REPLIES: Readonly<
  Record<Exclude<RailFault, 'sessionLost' | 'outcome'>, (request: SandboxRequest, args: Arguments) => Reply>
> = {
  busy: (request, { short }) => {
    if (request.path.startsWith('/passport/')) return jsonReply({ result_message: '系统异常', result_code: '5' });
    return short === true ? otnFailure('网络繁忙') : busy();
  },
  busyPage: () => plainPage('12306', '网络可能存在问题，请您重试一下'),
  refused: (request) => refused(request),
  edge: (_, { status }) => edgeReply(EDGE_STATUSES.includes(status) ? (status as number) : 403),
  emptyBody: () => ({ status: 200, headers: {}, body: null }),
  notLoggedIn: () => notLoggedIn(),
  queryFailed: () => otnMessage('查询失败，请稍后重试'),
};

/** The answer of a fault that a rule put on this request, and whether the request takes effect first. */
export function faultReply(
  request: SandboxRequest,
  isPage: boolean,
): { readonly reply: Reply; readonly commit: boolean } | undefined {
  for (const [name, reply] of Object.entries(REPLIES)) {
    const args = request.fault(name);
    if (args === undefined) continue;
    const isBusyPage = isPage && name === 'busy';
    return { reply: isBusyPage ? busyPage() : reply(request, args), commit: args.commit === true };
  }
  return undefined;
}

function edgeReply(status: number): Reply {
  return htmlReply(`<html><head><title>${status}</title></head><body>${status}</body></html>`, { status });
}
