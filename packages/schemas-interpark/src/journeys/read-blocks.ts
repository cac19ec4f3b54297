import { InterparkValueError } from '../interpark-value-error.ts';
import { seatAvailability, type AvailableBlock } from '../seat-map/seat-availability.ts';
import { fastOwn, restOwn, sessionOwn, type Desk } from './desk.ts';
import type { OpenRound } from './open-round.ts';

const DEFAULT_BLOCKS_PER_CALL = 2;

/** Which part of the map to read. */
export interface MapChoice {
  readonly blockKeys?: readonly string[] | undefined;
  readonly blocksPerCall?: number | undefined;
}

/** Blocks of one call; their order is that of the answer, so an index is what a link picks. */
export interface ReadBlocks {
  readonly found: readonly AvailableBlock[];
}

/** Reads the map, a few blocks per call as the page does, each block once. */
export async function* readBlocks(
  desk: Desk,
  { playSeq, pick }: OpenRound,
  choice: MapChoice,
): AsyncGenerator<ReadBlocks> {
  const { run, show, given } = desk;
  const round = given === undefined ? {} : { playSeq };
  const all = run.need(await run.call('blocks', { headers: restOwn(desk), query: { ...show, ...round } }, { pick }));
  const known = all.map((block) => block.blockKey);
  const wanted = choice.blockKeys ?? known;
  if (wanted.some((blockKey) => !known.includes(blockKey))) {
    run.fail({ kind: 'notFound', code: 'BlockNotFound', message: 'the round has no block of that key' });
  }
  const size = choice.blocksPerCall ?? DEFAULT_BLOCKS_PER_CALL;
  for (let at = 0; at < wanted.length; at += size) {
    const blockKeys = wanted.slice(at, at + size);
    const own = {
      headers: fastOwn(desk),
      query: { ...show, ...round, blockKeys: [...blockKeys], ...sessionOwn(desk, 'bizCode') },
    };
    const meta = run.need(await run.call('seatMeta', own, { pick }));
    const bitmaps = run.need(await run.call('seatStatus', own, { pick }));
    yield { found: joined(desk, { blockKeys, meta, bitmaps }) };
  }
}

function joined({ run }: Desk, parts: Parameters<typeof seatAvailability>[0]): readonly AvailableBlock[] {
  try {
    const byKey = new Map(seatAvailability(parts).map((block) => [block.blockKey, block]));
    return parts.meta.map((block) => byKey.get(block.blockKey)).filter((block) => block !== undefined);
  } catch (error) {
    if (!(error instanceof InterparkValueError)) throw error;
    return run.fail({ kind: 'drift', code: 'SEAT_BITMAP_INVALID', message: error.message });
  }
}
