import { SandboxError } from '../core/errors.ts';
import type { PlatformContext } from '../core/platform.ts';
import { buildShow } from './catalogue/build-show.ts';
import { DEFAULT_SHOWS } from './catalogue/default-shows.ts';
import { ShowBook } from './catalogue/show-book.ts';
import type { InterparkShow } from './catalogue/show-option.ts';
import { MemberBook } from './members/member-book.ts';
import { seedMembers } from './members/member.ts';
import { TokenStore } from './members/token-store.ts';
import { SessionBook } from './onestop/session-book.ts';
import type { InterparkSandboxOptions } from './options.ts';
import { CartDesk } from './payment/cart-desk.ts';
import { SeatDesk } from './seats/seat-desk.ts';
import { integer, settingsOf, type Settings } from './settings.ts';
import { WaitingLine } from './waiting/waiting-line.ts';
import type { Tokens, World } from './world.ts';

const HOUR_MS = 3_600_000;
const FIVE_MINUTES_MS = 300_000;

/** Builds the state. Throws `SandboxError` `OPTION_INVALID`. */
export function createWorld(context: PlatformContext, options: InterparkSandboxOptions): World {
  const settings = settingsOf(options);
  const { random, clock } = context;
  const shows = buildShows(context, settings, options.shows ?? []);
  const seats = new SeatDesk(context, settings);
  const minted = new Set<string>();
  for (const { goodsCode, placeCode } of shows.shows) {
    context.mint('seed goodsCode', goodsCode);
    context.mint('seed placeCode', placeCode);
  }
  return {
    context,
    settings,
    streams: {
      tokens: random.fork('tokens'),
      members: random.fork('member codes'),
      keys: random.fork('keys'),
      pictures: random.fork('pictures'),
      payments: random.fork('payments'),
    },
    members: new MemberBook(seedMembers(settings.members, random.fork('members'))),
    shows,
    tokens: tokensOf(context, settings),
    keys: new Map(),
    lines: new Map(shows.shows.map((show) => [show, new WaitingLine(clock, settings.queue)])),
    sessions: new SessionBook({
      clock,
      lifeMs: settings.sessionMs,
      onEnd: (session) => {
        seats.release(session);
      },
    }),
    seats,
    carts: new CartDesk(context, random.fork('carts'), seats),
    pictures: new Map(),
    mintOnce(request, field, value) {
      const entry = `${field} ${value}`;
      if (minted.has(entry)) return value;
      minted.add(entry);
      return request.mint(field, value);
    },
  };
}

function tokensOf({ clock }: PlatformContext, settings: Settings): Tokens {
  return {
    ids: new TokenStore(clock, HOUR_MS),
    access: new TokenStore(clock, settings.accessTokenLifeMs),
    refresh: new TokenStore(clock, 24 * HOUR_MS),
    partner: new TokenStore(clock, 3 * HOUR_MS),
    signatures: new TokenStore(clock, settings.signatureLifeMs),
    turnstile: new TokenStore(clock, FIVE_MINUTES_MS),
  };
}

function buildShows({ clock, random }: PlatformContext, settings: Settings, own: readonly InterparkShow[]): ShowBook {
  const codes = new Set(own.map(({ goodsCode }) => goodsCode));
  if (codes.size !== own.length) throw invalid('shows: expected every goodsCode once');
  for (const show of own) assertShow(show);
  const seed = { now: clock.now(), ticketMaxCount: settings.ticketMaxCount };
  const all = [...DEFAULT_SHOWS.filter(({ goodsCode }) => !codes.has(goodsCode)), ...own];
  return new ShowBook(
    all.map((option) => buildShow(option, { ...seed, random: random.fork(`show ${option.goodsCode}`) })),
  );
}

function assertShow({
  goodsCode,
  placeCode,
  blocks = [],
  grades,
  ticketMaxCount = 1,
  soldShare = 0,
}: InterparkShow): void {
  for (const code of [goodsCode, placeCode]) {
    if (!/^\d{8}$/.test(code)) throw invalid('shows[]: expected goodsCode and placeCode of 8 digits');
  }
  integer('shows[].ticketMaxCount', ticketMaxCount, [1, 1000]);
  if (!(soldShare >= 0 && soldShare <= 1)) throw invalid('shows[].soldShare: expected a share from 0 to 1');
  const codes = grades?.map(({ code }) => code) ?? ['1', '2'];
  for (const { no, grade, rows, seatsPerRow, groupOf = 1 } of blocks) {
    if (!/^[0-9A-Za-z]+$/.test(no)) throw invalid('shows[].blocks[].no: expected letters and digits');
    if (grade !== null && !codes.includes(grade)) throw invalid('shows[].blocks[].grade: expected a grade of the show');
    integer('shows[].blocks[].rows', rows, [1, 1000]);
    integer('shows[].blocks[].seatsPerRow', seatsPerRow, [1, 1000]);
    integer('shows[].blocks[].groupOf', groupOf, [1, 10]);
  }
}

function invalid(problem: string): SandboxError {
  return new SandboxError('OPTION_INVALID', problem);
}
