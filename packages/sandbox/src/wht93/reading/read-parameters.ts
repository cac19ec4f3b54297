import { fieldRefusal } from '../answers/refusal.ts';
import type { SandboxRequest } from '../../core/http/sandbox-request.ts';
import { isMembers } from './table-reader.ts';

/**
 * The parameters of a request: members of its JSON body. A GET has them in its query; a body it carries all the same is
 * read too, and yields to the query (wht93 §6, U-01, U-03). Throws 4000.
 */
export function readParameters(request: SandboxRequest): Readonly<Record<string, unknown>> {
  const { bodyText } = request;
  const fromBody = bodyText === null || bodyText === '' ? undefined : parseObject(bodyText);
  if (request.method !== 'GET') {
    if (fromBody === undefined) throw fieldRefusal('', '应为 JSON 对象');
    return fromBody;
  }
  return { ...fromBody, ...Object.fromEntries(request.query) };
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  const value = parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  if (isMembers(value)) return value;
  throw fieldRefusal('', '应为 JSON 对象');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
