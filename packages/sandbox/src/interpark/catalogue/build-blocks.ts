import type { Block, Round, Seat } from './show.ts';
import type { InterparkBlock } from './show-option.ts';

const CELL = 3;
const GAP = 10.2;
/** Where hidden blocks lie: off the map (interpark §5.8). */
const OFF_MAP = 9000;

/** The blocks of a round, side by side, hidden ones off the map (interpark §5.7, §5.8). */
export function buildBlocks(round: Round, options: readonly InterparkBlock[]): Block[] {
  // serials of block n start at n × 100, or at more digits where a block has more seats
  const largest = Math.max(...options.map(({ rows, seatsPerRow }) => rows * seatsPerRow), 1);
  const step = 10 ** Math.max(2, String(largest).length);
  let left = 0;
  return options.map((option, index) => {
    const isHidden = option.grade === null;
    const width = (option.seatsPerRow + 1) * CELL;
    const at = isHidden ? OFF_MAP : left;
    if (!isHidden) left = round1(left + width + GAP);
    const block = {
      key: `${round.playSeq}:${option.no}`,
      no: option.no,
      round,
      left: at,
      top: isHidden ? OFF_MAP : 0,
      right: round1(at + width),
      bottom: (isHidden ? OFF_MAP : 0) + option.rows * CELL,
      isHidden,
      seats: [] as Seat[],
    };
    block.seats = seatsOf(block, option, (index + 1) * step);
    return block;
  });
}

function seatsOf(block: Block, option: InterparkBlock, base: number): Seat[] {
  const { rows, seatsPerRow, standing = false, groupOf = 1 } = option;
  const { show, playSeq } = block.round;
  return Array.from({ length: rows * seatsPerRow }, (_, index): Seat => {
    const rowIdx = Math.floor(index / seatsPerRow);
    const along = index % seatsPerRow;
    return {
      seatInfoId: `${show.goodsCode}:${show.placeCode}:${playSeq}:${base + index + 1}`,
      block,
      grade: show.grades.find(({ code }) => code === option.grade) ?? null,
      floor: standing ? '스탠딩' : '1층',
      rowNo: standing ? 'A구역 입장번호' : `A구역 ${rowIdx + 1}열`,
      seatNo: standing ? String(index + 1) : String(along + 1),
      seatGroupId: groupOf > 1 ? `${option.no}-${Math.floor(index / groupOf) + 1}` : null,
      rowIdx,
      // rows run to and fro, so serial order is not grid order (interpark §5.8)
      colIdx: rowIdx % 2 === 0 ? along + 1 : seatsPerRow - along,
      state: 'FREE',
      holder: null,
      orderId: null,
    };
  });
}

function round1(value: number): number {
  return Math.round(value * 10) / 10;
}
