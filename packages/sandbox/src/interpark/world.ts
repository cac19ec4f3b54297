import type { PlatformContext } from '../core/platform.ts';
import type { Random } from '../core/random.ts';
import type { SandboxRequest } from '../core/http/sandbox-request.ts';
import type { ShowBook } from './catalogue/show-book.ts';
import type { Language, Show } from './catalogue/show.ts';
import type { Member } from './members/member.ts';
import type { MemberBook } from './members/member-book.ts';
import type { TokenStore } from './members/token-store.ts';
import type { OnestopSession } from './onestop/session.ts';
import type { SessionBook } from './onestop/session-book.ts';
import type { CartDesk } from './payment/cart-desk.ts';
import type { SeatDesk } from './seats/seat-desk.ts';
import type { Settings } from './settings.ts';
import type { WaitingKey, WaitingLine } from './waiting/waiting-line.ts';

/** Streams of random values, one per use, so that asking more of one thing does not change another. */
export interface Streams {
  readonly tokens: Random;
  readonly members: Random;
  readonly keys: Random;
  readonly pictures: Random;
  readonly payments: Random;
}

/** Everything handed out that stands for something. */
export interface Tokens {
  /** Firebase idTokens. */
  readonly ids: TokenStore<Member>;
  /** NOL access_token cookies. */
  readonly access: TokenStore<Member>;
  readonly refresh: TokenStore<Member>;
  readonly partner: TokenStore<Member>;
  /** `signature` and `secureData` in one. */
  readonly signatures: TokenStore<Member>;
  /** Turnstile tokens the account holder made; each counts once. */
  readonly turnstile: TokenStore<Member>;
}

/** A picture of the seat page. */
export interface Picture {
  readonly session: OnestopSession;
  readonly answer: string;
}

/** The running state of one interpark sandbox. */
export interface World {
  readonly context: PlatformContext;
  readonly settings: Settings;
  readonly streams: Streams;
  readonly members: MemberBook;
  readonly shows: ShowBook;
  readonly tokens: Tokens;
  readonly keys: Map<string, WaitingKey>;
  readonly lines: ReadonlyMap<Show, WaitingLine>;
  readonly sessions: SessionBook;
  readonly seats: SeatDesk;
  readonly carts: CartDesk;
  /** By EncRnd. */
  readonly pictures: Map<string, Picture>;
  /** Notes where a value was given out first. */
  mintOnce(request: SandboxRequest, field: string, value: string): string;
}

/** A OneStop request of a session that lives. */
export interface OnestopCall {
  readonly world: World;
  readonly request: SandboxRequest;
  readonly session: OnestopSession;
  readonly show: Show;
  readonly language: Language;
}

/** A request for the seat map; some shows answered it without a session (interpark §5.8). */
export type MapCall = Omit<OnestopCall, 'session'> & { readonly session: OnestopSession | undefined };
