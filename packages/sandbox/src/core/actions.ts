import { SandboxError } from './errors.ts';

/** What somebody outside the API does: the account holder (pays, books, scans), or the operator of the platform. */
export interface SandboxAction {
  readonly role: 'holder' | 'operator';
  /** For example `book`. */
  readonly name: string;
  readonly summary: string;
  /**
   * `ref` names the thing acted on. Throws `SandboxError` `SUBJECT_UNKNOWN` or `ACTION_REFUSED`. `input` comes from
   * outside and is unchecked. Answers something that can be written as JSON.
   */
  run(ref: string, input: Readonly<Record<string, unknown>>): unknown;
}

/** Names one action. */
export interface ActionCall {
  readonly role: SandboxAction['role'];
  readonly platform: string;
  readonly ref: string;
  readonly action: string;
  readonly input?: Readonly<Record<string, unknown>>;
}

/** Runs an action. Throws `SandboxError` `PLATFORM_UNKNOWN`, `ACTION_UNKNOWN`, or what the action throws. */
export async function runAction(
  actions: ReadonlyMap<string, readonly SandboxAction[]>,
  call: ActionCall,
): Promise<unknown> {
  const own = actions.get(call.platform);
  if (own === undefined) {
    throw new SandboxError('PLATFORM_UNKNOWN', `expected a platform of ${[...actions.keys()].join(', ')}`);
  }
  const offered = own.filter(({ role }) => role === call.role);
  const action = offered.find(({ name }) => name === call.action);
  if (action === undefined) {
    const names = offered.map(({ name }) => name).join(', ') || 'none';
    throw new SandboxError('ACTION_UNKNOWN', `${call.platform}: expected a ${call.role} action of ${names}`);
  }
  return action.run(call.ref, call.input ?? {});
}
