import { htmlReply, redirectReply, type Reply, type ReplyOptions } from '../../core/http/reply.ts';
import type { SandboxRequest } from '../../core/http/sandbox-request.ts';

export const ERROR_PATH = '/mormhweb/logFiles/error.html';

/** Refused: a redirect to the portal's error page without a body (rail12306 §1.3). */
export function refused(request: SandboxRequest, options: ReplyOptions = {}): Reply {
  return redirectReply(request.url('portal', ERROR_PATH), options);
}

/** A page asked for without a login. */
export function toLogin(request: SandboxRequest, options: ReplyOptions = {}): Reply {
  return redirectReply(request.url('kyfw', '/otn/login/init'), options);
}

/** A page with a title and one paragraph. */
export function plainPage(title: string, text: string, options: ReplyOptions = {}): Reply {
  return htmlReply(
    `<!DOCTYPE html>\n<html>\n<head><meta charset="utf-8"><title>${title}</title></head>\n<body><p>${text}</p></body>\n</html>\n`,
    options,
  );
}

/** What an order page answers when it cannot be shown (rail12306 §5.19). */
export function busyPage(options: ReplyOptions = {}): Reply {
  return plainPage('铁路客户服务中心', '系统忙，请稍后重试', options);
}
