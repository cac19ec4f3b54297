import type { AvailableBlock } from '@boxwire/schemas-interpark';
import type { DrawnSeat } from '../output/seat-map.ts';

/** Seats of blocks as they are drawn, by their place in the block; seats without one stand in a single row. */
export function drawnBlocks(blocks: readonly AvailableBlock[]): DrawnSeat[] {
  return blocks.flatMap(({ blockKey, seats }) =>
    seats.map((seat, index) => ({
      areaId: blockKey,
      row: seat.rowIdx ?? 0,
      column: seat.colIdx ?? index,
      code: seat.seatInfoId,
      priceClass: (seat.seatGrade ?? '?').slice(0, 1),
      priceText: seat.seatGradeName ?? '',
      price:
        seat.salesPrice === undefined || seat.salesPrice === null ? '' : `₩${seat.salesPrice.toLocaleString('en')}`,
      available: seat.free,
    })),
  );
}

/** Whether a journey ended with a map of seats. */
export function isSeatMap(data: unknown): data is { readonly blocks: readonly AvailableBlock[] } {
  const { blocks } = (data ?? {}) as { readonly blocks?: unknown };
  return (
    Array.isArray(blocks) &&
    blocks.length > 0 &&
    (blocks as readonly Partial<AvailableBlock>[]).every(
      (block) => typeof block.blockKey === 'string' && Array.isArray(block.seats),
    )
  );
}
