import type { SandboxAction } from '../core/actions.ts';
import { SandboxError } from '../core/errors.ts';
import type { Hall } from './catalogue/venue.ts';
import type { World } from './world.ts';

/** What the operator of the collecting system does, by appId or hallCode. There is no holder: nobody buys here. */
export function wht93Actions({ accounts, venues }: World): readonly SandboxAction[] {
  const act = (name: string, summary: string, run: (ref: string) => unknown): SandboxAction => ({
    role: 'operator',
    name,
    summary,
    run,
  });
  const setEnabled = (enabled: boolean) => (appId: string) => {
    accounts.get(appId).enabled = enabled;
    return { appId, enabled };
  };
  const setState = (enableState: Hall['enableState']) => (hallCode: string) => {
    const hall = venues.hall(hallCode);
    if (hall === undefined) throw new SandboxError('SUBJECT_UNKNOWN', 'expected a hallCode that venue.list shows');
    hall.enableState = enableState;
    return { hallCode, enableState };
  };
  return [
    act('disable', 'an account (appId) is refused with 4100', setEnabled(false)),
    act('enable', 'an account (appId) is served again', setEnabled(true)),
    act('expireTokens', 'every token of an account (appId) ends: 4200', (appId) => ({
      appId,
      expired: accounts.revokeAll(accounts.get(appId)),
    })),
    act('disableHall', 'a hall (hallCode) takes no more sessions: 4400', setState(0)),
    act('enableHall', 'a hall (hallCode) takes sessions again', setState(1)),
  ];
}
