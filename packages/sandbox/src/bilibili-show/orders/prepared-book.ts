import type { Random } from '../../core/random.ts';
import type { Project, Screen, Sku } from '../catalogue/project.ts';
import type { User } from '../people/user.ts';

/** What prepare was asked for; a token stands for it. */
export interface Preparation {
  readonly user: User;
  readonly project: Project;
  readonly screen: Screen;
  /** `null` when seats were named instead (bilibili-show §4). */
  readonly sku: Sku | null;
  readonly count: number;
  /** Seat codes as asked for, `null` without seats. */
  readonly seats: readonly string[] | null;
  readonly orderType: number;
  /** The act of the sku was asked for. */
  readonly withAct: boolean;
}

/** A prepare token and its preparation. */
export interface Prepared extends Preparation {
  readonly token: string;
  /** Only of hot projects (bilibili-show §6.2). */
  readonly ptoken: string | null;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  used: boolean;
}

/** Letters of a token: URL-safe, but for a dot that may end it (bilibili-show §6.2). */
const TOKEN_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The oldest token goes first, so that a long run stays small. */
const MOST_KEPT = 50_000;

/** Prepare tokens: they reserve nothing, and survive failed creates (bilibili-show §6.2, §14). */
export class PreparedBook {
  readonly #random: Random;
  readonly #lifeMs: number;
  readonly #byToken = new Map<string, Prepared>();

  constructor(random: Random, lifeMs: number) {
    this.#random = random;
    this.#lifeMs = lifeMs;
  }

  add(preparation: Preparation, now: number): Prepared {
    const prepared = {
      ...preparation,
      token: this.#newToken(),
      ptoken: preparation.project.hot ? `${this.#random.text(42, TOKEN_LETTERS)}==` : null,
      expiresAt: now + this.#lifeMs,
      used: false,
    };
    this.#byToken.set(prepared.token, prepared);
    if (this.#byToken.size > MOST_KEPT) this.#byToken.delete(this.#byToken.keys().next().value ?? '');
    return prepared;
  }

  find(token: string | undefined): Prepared | undefined {
    return token === undefined ? undefined : this.#byToken.get(token);
  }

  #newToken(): string {
    for (;;) {
      const token = this.#random.text(27, TOKEN_LETTERS) + (this.#random.chance(0.5) ? '.' : 'A');
      if (!this.#byToken.has(token)) return token;
    }
  }
}
