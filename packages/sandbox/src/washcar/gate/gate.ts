import type { EndpointSpec, NameValue } from '@boxwire/contract';
import type { Handler } from '../../core/platform.ts';
import { jsonTextReply, type Reply } from '../../core/http/reply.ts';
import type { SandboxRequest } from '../../core/http/sandbox-request.ts';
import { WashcarRefusal } from '../answers/refusal.ts';
import type { CallHandler, World } from '../world.ts';
import { injectedFault } from './faults.ts';
import { readFields } from './fields.ts';
import { interimStringA, md5 } from './interim-signing.ts';

/** interim */
export function createGate(world: World, _options: unknown) {
  const refuseMethod = (): Reply =>
    world.envelope.refusal({ step: 'route', code: 501, message: '内部异常 详细:请求方法不支持' });
  const guard =
    (endpoint: EndpointSpec, handler: CallHandler): Handler =>
    (request: SandboxRequest): Reply => {
      try {
        const query: readonly NameValue[] = request.query;
        const channel = world.channels.find(request.queryValue('appId') ?? '');
        if (channel === undefined)
          throw new WashcarRefusal({ step: 'V3', code: 301, message: '参数(channelId)错误:未查询到渠道,请稍后再试' });
        const body = request.bodyText === null ? null : request.json();
        const stringA = interimStringA(query, body);
        if (md5(stringA + channel.secret) !== request.queryValue('sign'))
          throw new WashcarRefusal({ step: 'V8', code: 101, message: '签名不匹配' });
        world.rates.add(channel.appId, request.now);
        injectedFault(request);
        return jsonTextReply(handler({ world, endpoint, request, channel, fields: readFields(query, body) }));
      } catch (error) {
        if (error instanceof WashcarRefusal) return world.envelope.refusal(error.refusal);
        throw error;
      }
    };
  return { guard, refuseMethod };
}
