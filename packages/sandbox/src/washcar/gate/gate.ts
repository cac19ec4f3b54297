import type { EndpointSpec } from '@boxwire/contract';
import { jsonTextReply, type Reply } from '../../core/http/reply.ts';
import type { SandboxRequest } from '../../core/http/sandbox-request.ts';
import type { Handler } from '../../core/platform.ts';
import { WashcarRefusal } from '../answers/refusal.ts';
import type { WashcarSandboxOptions } from '../options.ts';
import type { CallHandler, World } from '../world.ts';
import { injectedFault } from './faults.ts';
import { readFields } from './fields.ts';
import { createVerification, type Facts } from './verification.ts';

/** Puts the verification of washcar §4.1 before a handler, and turns refusals into answers. */
export type Guard = (endpoint: EndpointSpec, handler: CallHandler) => Handler;

/** Creates the guard of one sandbox. */
export function createGuard(world: World, options: WashcarSandboxOptions): Guard {
  const verify = createVerification(world, options);
  return (endpoint, handler) => (request) => {
    const facts: Facts = {};
    try {
      const { channel, query } = verify(endpoint, request, facts);
      injectedFault(request);
      const text = handler({ world, endpoint, request, channel, fields: readFields(query, request.bodyText) });
      facts.step = 'OK';
      return jsonTextReply(text, { facts });
    } catch (error) {
      if (error instanceof WashcarRefusal) return refuse(world, request, { refusal: error, facts });
      throw error;
    }
  };
}

/** The answer to a method an endpoint does not take (washcar §3 C3). */
export function refuseMethod(world: World, request: SandboxRequest): Reply {
  const refusal = new WashcarRefusal({ step: 'route', code: 501, message: '内部异常 详细:请求方法不支持' });
  return refuse(world, request, { refusal, facts: {} });
}

function refuse(
  { envelope }: World,
  request: SandboxRequest,
  { refusal: { refusal }, facts }: { readonly refusal: WashcarRefusal; readonly facts: Facts },
): Reply {
  const fullWidth = request.fault('fullWidthPunctuation') !== undefined;
  return envelope.refusal(refusal, { fullWidth, facts: { ...facts, step: refusal.step } });
}
