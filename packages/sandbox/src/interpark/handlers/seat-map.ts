import { jsonReply, type Reply } from '../../core/http/reply.ts';
import { BackendRefusal, GatewayRefusal } from '../answers/refusal.ts';
import type { Block, Seat, Show } from '../catalogue/show.ts';
import { assertBound, readRound } from '../gate/bindings.ts';
import { faultArgs } from '../gate/faults.ts';
import { queryText } from '../reading/read.ts';
import type { MapCall, OnestopCall } from '../world.ts';
import { bindPath, gradesOf } from './schedule.ts';

const CELL = 3;

/** seats/init (interpark §5.5). `WEBSOCKET` is a label: there is none. */
export function initSeats(call: OnestopCall): unknown {
  const { request, session, show } = call;
  bindPath(call);
  assertBound(call, (name) => queryText(request, name), ['placeCode', 'bizCode', 'sessionId']);
  const round = readRound(call, queryText(request, 'playSeq'));
  session.playSeq = round.playSeq;
  return { ticketMaxCount: show.ticketMaxCount, isInterlocking: show.isInterlocking, connectionMode: 'WEBSOCKET' };
}

/** Grades with their prices and what is left (interpark §5.6). */
export function grades(call: OnestopCall): unknown {
  const { request, show, language } = call;
  assertBound(call, (name) => queryText(request, name), ['goodsCode', 'placeCode', 'bizCode']);
  const round = readRound(call, queryText(request, 'playSeq'));
  return gradesOf(round, show).map(({ grade, remainCount }) => ({
    seatExternalType: 0,
    seatGrade: grade.code,
    seatGradeName: grade.names[language],
    remainCount,
    salesPrice: grade.priceWon,
    isSacToday: 'N',
    isVisibleSeatCount: !show.qualities.includes('C5148'),
    salesColor: grade.color,
  }));
}

/** The blocks of the map; an extra playDate is 400 (interpark §5.7). */
export function blockData(call: OnestopCall): unknown {
  const { world, request } = call;
  if (request.queryValue('playDate') !== undefined) throw new GatewayRefusal(400, 'an extra playDate');
  assertBound(call, (name) => queryText(request, name), ['goodsCode', 'placeCode']);
  const round = readRound(call, queryText(request, 'playSeq'));
  return round.blocks.map(({ key, no, left, top, right, bottom }) => ({
    blockKey: world.mintOnce(request, '/blockKey', key),
    selfDefineBlock: no,
    absoluteLeft: left,
    absoluteTop: top,
    absoluteRight: right,
    absoluteBottom: bottom,
  }));
}

/** seatMeta: bare in January, inside data since October (interpark §5.8, U10). */
export function seatMeta(call: MapCall): unknown {
  const over = call.world.settings.generation === '2026-01' ? 500 : 400;
  const blocks = readBlocks(call, over).map((block) => metaOf(call, block));
  return call.world.settings.generation === '2026-01' ? blocks : { data: blocks };
}

/** externalSeatMeta, for interlocking shows: always bare (interpark §5.9). */
export function externalSeatMeta(call: MapCall): unknown {
  return readBlocks(call, 400).map((block) => metaOf(call, block));
}

/** seatStatus: one bitmap per block, in the order asked (interpark §5.9). */
export function seatStatus(call: MapCall): Reply {
  return statusReply(call, (bitmaps) => ({ data: bitmaps }));
}

/** externalSeatStatus, for interlocking shows: the bare array (interpark §5.9). */
export function externalSeatStatus(call: MapCall): Reply {
  return statusReply(call, (bitmaps) => bitmaps);
}

function statusReply(call: MapCall, wrap: (bitmaps: string[]) => unknown): Reply {
  const blocks = readBlocks(call, 400);
  const stale = faultArgs(call.request, 'staleSeats') !== undefined;
  const bitmaps = blocks.map(({ seats }) => bitmapOf(seats, stale));
  const changedAt = Math.max(...blocks.map(({ round }) => round.changedAt));
  return jsonReply(wrap(bitmaps), { headers: { 'last-seat-modified': String(changedAt) } });
}

/** Upper-case hex, most significant bit first, 1 = free, a nibble per four seats; hidden seats count too (interpark §5.9). */
export function bitmapOf(seats: readonly Seat[], stale: boolean): string {
  let hex = '';
  for (let start = 0; start < seats.length; start += 4) {
    let nibble = 0;
    for (const [offset, { state, grade }] of seats.slice(start, start + 4).entries()) {
      const free = grade !== null && (stale || state === 'FREE');
      if (free) nibble |= 8 >> offset;
    }
    hex += nibble.toString(16).toUpperCase();
  }
  return hex;
}

const PLAIN = { FREE: 'RELEASED', PRESELECTED: 'PRESELECTED', SELECTED: 'OCCUPIED', SOLD: 'OCCUPIED' } as const;

/** seatPlainStatus: the state of each seat by name (interpark §5.9). */
export function seatPlainStatus(call: MapCall): unknown {
  return readBlocks(call, 400).map(({ key, seats }) => ({
    blockKey: key,
    seats: seats.map(({ seatInfoId, state, grade }) => ({
      seatInfoId,
      statusInfo: grade === null ? 'OCCUPIED' : PLAIN[state],
    })),
  }));
}

function metaOf({ world, request }: MapCall, block: Block): unknown {
  return {
    blockKey: block.key,
    seats: block.seats.map((seat) => {
      const { grade, rowIdx, colIdx } = seat;
      return {
        seatInfoId: world.mintOnce(request, '/seatInfoId', seat.seatInfoId),
        seatGrade: grade?.code ?? null,
        // Korean whatever the header says: grades are joined by seatGrade alone
        seatGradeName: grade?.names.KO ?? '결제용',
        floor: seat.floor,
        rowNo: seat.rowNo,
        seatNo: seat.seatNo,
        salesPrice: grade?.priceWon ?? 0,
        seatGroupId: seat.seatGroupId,
        posLeft: round1(block.left + colIdx * CELL),
        posTop: round1(block.top + rowIdx * CELL),
        rowIdx,
        colIdx,
        isExposable: !block.isHidden,
      };
    }),
  };
}

function round1(value: number): number {
  return Math.round(value * 10) / 10;
}

/** `blockKeys`, a repeated parameter; the round is the keys' own, not `playSeq` (interpark §5.8, §5.9, U9). */
function readBlocks({ world, request, session, show }: MapCall, overLimit: 400 | 500): Block[] {
  const { bizCode: bound } = session ?? world.settings.channel;
  const sent = {
    goodsCode: queryText(request, 'goodsCode'),
    placeCode: queryText(request, 'placeCode'),
    bizCode: queryText(request, 'bizCode') ?? DEFAULT_BIZ_CODE,
  };
  if (sent.goodsCode === undefined || sent.placeCode === undefined)
    throw new GatewayRefusal(400, 'goodsCode or placeCode');
  const same = sent.goodsCode === show.goodsCode && sent.placeCode === show.placeCode;
  if (!same || (sent.bizCode !== DEFAULT_BIZ_CODE && sent.bizCode !== bound)) {
    throw new BackendRefusal('P00002', 'goodsCode, placeCode and bizCode of the session');
  }
  const keys = request.query.filter(([name]) => name === 'blockKeys').map(([, key]) => key);
  if (keys.length === 0) throw new GatewayRefusal(400, 'blockKeys is missing');
  const most = world.settings.maxBlocksPerCall;
  if (keys.length > most) throw new GatewayRefusal(overLimit, `more than ${most} blocks`);
  return keys.map((key) => findBlock(show, key));
}

/** What the app sends where its context holds no bizCode (interpark §5.8). */
const DEFAULT_BIZ_CODE = 'WEBBR';

/** A block of a show by its key. Throws P00002. */
export function findBlock(show: Show, key: string | undefined): Block {
  const block = show.rounds.flatMap(({ blocks }) => blocks).find((own) => own.key === key);
  if (block === undefined) throw new BackendRefusal('P00002', 'no such blockKey');
  return block;
}
