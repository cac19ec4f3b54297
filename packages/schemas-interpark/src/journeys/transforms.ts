import type { Transform } from '@boxwire/contract';
import { keyOfUrl } from '../identifiers/key-of-url.ts';
import { sessionSuffix } from '../identifiers/session-id.ts';
import { readContext } from '../models/onestop-context.ts';
import { onestopLanguage } from '../onestop/onestop-session.ts';
import { textMember } from '../outcome/is-record.ts';

/** What the links of the interpark journeys do to a value on its way. */
export const interparkTransforms = {
  keyOfUrl: (value) => keyOfUrl(String(value)),
  sessionSuffix: (value) => sessionSuffix(String(value)),
  contextSessionId: (html) => fromContext(html, 'sessionId'),
  contextBizCode: (html) => fromContext(html, 'bizCode'),
  contextEntMemberCode: (html) => fromContext(html, 'entMemberCode'),
  contextIntMemberCode: (html) => fromContext(html, 'intMemberCode'),
  contextChannel: (html) => fromContext(html, 'channelType'),
  contextLanguage: (html) => onestopLanguage(fromContext(html, 'lang')),
  correlationId: (cart) => `${textMember(cart, 'cartID') ?? ''}${textMember(cart, 'cartIDSeq') ?? ''}`,
  returnUrl: (correlationId) =>
    `https://tickets.interpark.com/onestop/payment/callback?type=EXIMBAY&eximbayPaymentId=${encodeURIComponent(String(correlationId))}`,
} as const satisfies Readonly<Record<string, Transform>>;

function fromContext(html: unknown, name: string): string {
  const found = textMember(readContext(String(html)), name);
  if (found === undefined) throw new TypeError(`the OneStop context has no text "${name}"`);
  return found;
}
