import type { Random } from '../core/random.ts';
import { SandboxError } from '../core/errors.ts';

/** Who may report: a ticketing system, as the collecting system knows it. */
export interface Wht93Account {
  /** 1 to 32 UTF-8 bytes. */
  readonly appId: string;
  /** 1 to 100 UTF-8 bytes. */
  readonly secret: string;
  /** Default true; a disabled account is refused with 4100. */
  readonly enabled?: boolean;
}

/** The account a sandbox has when none is given. Synthetic; valid nowhere else. */
export const WHT93_DEMO_ACCOUNT = {
  appId: 'boxwire-demo',
  secret: 'boxwire-sandbox-secret',
} as const satisfies Wht93Account;

/** An account as it runs. */
export interface AccountState {
  readonly appId: string;
  readonly secret: string;
  enabled: boolean;
}

interface Token {
  readonly account: AccountState;
  /** Epoch milliseconds; from then on it has expired. */
  readonly expiresAt: number;
}

const TOKEN_LENGTH = 40;

/** The accounts and their tokens; an account may hold several at a time (wht93 §6, U-27). */
export class AccountBook {
  readonly #accounts: ReadonlyMap<string, AccountState>;
  readonly #tokens = new Map<string, Token>();
  readonly #random: Random;

  constructor(accounts: readonly Wht93Account[], random: Random) {
    assertAccounts(accounts);
    this.#random = random;
    this.#accounts = new Map(accounts.map((account) => [account.appId, { enabled: true, ...account }]));
  }

  list(): readonly AccountState[] {
    return [...this.#accounts.values()];
  }

  /** Throws `SandboxError` `SUBJECT_UNKNOWN`. */
  get(appId: string): AccountState {
    const account = this.#accounts.get(appId);
    if (account !== undefined) return account;
    throw new SandboxError('SUBJECT_UNKNOWN', `expected an appId of ${[...this.#accounts.keys()].join(', ')}`);
  }

  find(appId: string): AccountState | undefined {
    return this.#accounts.get(appId);
  }

  /** A new token beside those the account has. */
  issue(account: AccountState, { now, lifeMs }: { readonly now: number; readonly lifeMs: number }): string {
    this.#forgetExpired(now);
    const token = this.#random.hex(TOKEN_LENGTH);
    this.#tokens.set(token, { account, expiresAt: now + lifeMs });
    return token;
  }

  /** Whose token this is; `undefined` when it has expired or was never issued. */
  holderOf(token: string, now: number): AccountState | undefined {
    const found = this.#tokens.get(token);
    return found === undefined || now >= found.expiresAt ? undefined : found.account;
  }

  revoke(token: string): void {
    this.#tokens.delete(token);
  }

  /** Ends every token of an account and returns how many there were. */
  revokeAll(account: AccountState): number {
    const own = [...this.#tokens].filter(([, token]) => token.account === account);
    for (const [token] of own) this.#tokens.delete(token);
    return own.length;
  }

  liveTokens(account: AccountState, now: number): number {
    return [...this.#tokens.values()].filter((token) => token.account === account && now < token.expiresAt).length;
  }

  // tokens lie in the order of their expiry, the life being the same for all
  #forgetExpired(now: number): void {
    for (const [token, { expiresAt }] of this.#tokens) {
      if (now < expiresAt) return;
      this.#tokens.delete(token);
    }
  }
}

function assertAccounts(accounts: readonly Wht93Account[]): void {
  if (accounts.length === 0) throw new SandboxError('OPTION_INVALID', 'accounts: expected at least one account');
  const seen = new Set<string>();
  for (const [index, { appId, secret }] of accounts.entries()) {
    if (!fits(appId, 32)) throw new SandboxError('OPTION_INVALID', `accounts[${index}].appId: expected 1 to 32 bytes`);
    if (!fits(secret, 100)) {
      throw new SandboxError('OPTION_INVALID', `accounts[${index}].secret: expected 1 to 100 bytes`);
    }
    if (seen.has(appId)) throw new SandboxError('OPTION_INVALID', `accounts[${index}].appId: it is there twice`);
    seen.add(appId);
  }
}

function fits(text: string, bytes: number): boolean {
  return text !== '' && Buffer.byteLength(text) <= bytes;
}
