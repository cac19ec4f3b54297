import { endpoint } from '@boxwire/contract';
import { channel, channelVerification } from '../models/channel.ts';
import { washcarOutcome } from '../outcome/washcar-outcome.ts';
import type { WashcarPaths } from '../paths.ts';
import { answer } from './answer.ts';
import { common, pathOf, type WashcarRoutes } from './routes.ts';

/** 账户余额 (washcar §5.1). */
export function accountEndpoints<Paths extends WashcarPaths, Read extends 'GET' | 'POST'>(
  routes: WashcarRoutes<Paths, Read>,
) {
  return {
    balance: endpoint({
      ...common,
      id: 'account.balance',
      method: routes.readMethod,
      path: pathOf(routes.paths, 'account.balance'),
      summary: '账户余额: channel data with its balance',
      effect: 'read',
      responses: answer(channel),
      outcome: washcarOutcome(),
      facts: { access: 'query', permission: 'account.balance', apiType: 'account' },
    }),
  };
}

/** 渠道配置验证 (washcar §5.1). */
export function channelEndpoints<Paths extends WashcarPaths, Read extends 'GET' | 'POST'>(
  routes: WashcarRoutes<Paths, Read>,
) {
  return {
    verify: endpoint({
      ...common,
      id: 'channel.verify',
      method: routes.readMethod,
      path: pathOf(routes.paths, 'channel.verify'),
      summary: '渠道配置验证: whether credentials work, and what they allow',
      effect: 'read',
      responses: answer(channelVerification),
      outcome: washcarOutcome(),
      facts: { access: 'query', permission: 'none', apiType: 'account' },
    }),
  };
}
