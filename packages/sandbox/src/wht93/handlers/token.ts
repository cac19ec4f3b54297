import { Wht93Refusal } from '../answers/refusal.ts';
import type { SandboxRequest } from '../../core/http/sandbox-request.ts';
import type { World } from '../world.ts';
import type { TokenRequest } from './reports.ts';

/** A.5: a new token; earlier ones stay valid (wht93 §6, U-27). 4100 for a wrong pair or a disabled account. */
export function issueToken(world: World, request: SandboxRequest, { appId, secret }: TokenRequest): unknown {
  const account = world.accounts.find(appId);
  if (account?.secret !== secret) {
    throw new Wht93Refusal({ code: 4100, rule: 'account.unknown', detail: 'appId 或 secret 错误' });
  }
  refuseDisabled(account);
  const expiresIn = world.settings.tokenLifeSeconds;
  const token = world.accounts.issue(account, { now: request.now, lifeMs: expiresIn * 1000 });
  return { accessToken: request.mint('/data/accessToken', token), expiresIn };
}

/** Throws 4100 for an account that the operator disabled. */
export function refuseDisabled({ enabled }: { readonly enabled: boolean }): void {
  if (!enabled) throw new Wht93Refusal({ code: 4100, rule: 'account.disabled', detail: '该应用已停用' });
}
