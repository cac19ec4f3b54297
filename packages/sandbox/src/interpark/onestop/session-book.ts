import { SandboxError } from '../../core/errors.ts';
import type { PlatformClock } from '../../core/platform.ts';
import type { WaitingKey } from '../waiting/waiting-line.ts';
import type { OnestopSession } from './session.ts';

const NOTHING = (): void => undefined;

/** Admitted sessions; each ends ten minutes after its admission (interpark §5.13). */
export class SessionBook {
  readonly #clock: PlatformClock;
  readonly #lifeMs: number;
  readonly #onEnd: (session: OnestopSession) => void;
  readonly #byId = new Map<string, OnestopSession>();
  readonly #byKey = new Map<string, OnestopSession>();

  constructor(parts: {
    readonly clock: PlatformClock;
    readonly lifeMs: number;
    readonly onEnd: (session: OnestopSession) => void;
  }) {
    this.#clock = parts.clock;
    this.#lifeMs = parts.lifeMs;
    this.#onEnd = parts.onEnd;
  }

  list(): OnestopSession[] {
    return [...this.#byId.values()];
  }

  /** Admits: the id tells place and second (interpark §0.1). */
  open(
    { member, show, bizCode, lang, playSeq }: WaitingKey,
    more: { readonly userSeq: number; readonly key: string; readonly channelType: string },
  ): OnestopSession {
    const seconds = Math.floor(this.#clock.now() / 1000);
    const session: OnestopSession = {
      id: `${show.goodsCode}_M${String(more.userSeq).padStart(12, '0')}${String(seconds).padStart(10, '0')}`,
      key: more.key,
      show,
      member,
      bizCode,
      lang,
      playSeq,
      channelType: more.channelType,
      admittedAt: seconds * 1000,
      expireAt: seconds * 1000 + this.#lifeMs,
      holds: {
        preselected: new Set(),
        selected: new Set(),
        preselectUntil: null,
        selectUntil: null,
        cancelPreselect: NOTHING,
        cancelSelect: NOTHING,
      },
      captchaUntil: 0,
      ended: false,
      cancelExpiry: NOTHING,
    };
    this.#byId.set(session.id, session);
    this.#byKey.set(session.key, session);
    session.cancelExpiry = this.#clock.schedule({
      at: session.expireAt,
      name: 'interpark session expiry',
      run: () => {
        this.end(session);
      },
    });
    return session;
  }

  /** A session that lives. */
  live(id: string | undefined): OnestopSession | undefined {
    const session = this.#byId.get(id ?? '');
    return session?.ended === false ? session : undefined;
  }

  /** A session that lives, by its whole id or what follows the underscore (interpark §5.4). */
  bySuffix(suffix: string | undefined): OnestopSession | undefined {
    return this.live(suffix) ?? this.list().find(({ id, ended }) => !ended && id.slice(id.indexOf('_') + 1) === suffix);
  }

  /** A session that lives, by the key of its oneStopUrl. */
  byKey(key: string | undefined): OnestopSession | undefined {
    const session = this.#byKey.get(key ?? '');
    return session?.ended === false ? session : undefined;
  }

  /** For the operator. Throws `SandboxError` `SUBJECT_UNKNOWN`. */
  get(id: string): OnestopSession {
    const session = this.#byId.get(id);
    if (session === undefined) throw new SandboxError('SUBJECT_UNKNOWN', 'expected the sessionId of an admitted rank');
    return session;
  }

  end(session: OnestopSession): void {
    if (session.ended) return;
    session.ended = true;
    session.cancelExpiry();
    this.#onEnd(session);
  }
}
