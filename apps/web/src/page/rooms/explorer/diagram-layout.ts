import type { JourneyPage, LinkPage } from '../../../shared/contract-pages.ts';

const ROW = 22;
const HEAD = 34;
const GAP = 22;
const PADDING = 10;

/** A step as a box. */
export interface Box {
  readonly stepId: string;
  readonly endpointId: string;
  readonly y: number;
  readonly height: number;
  readonly values: readonly { readonly at: string; readonly y: number; readonly side: 'in' | 'out' }[];
}

/** A link as an arrow between two values; `lane` tells how far out it swings. */
export interface Arrow {
  readonly index: number;
  readonly link: LinkPage;
  readonly fromY: number;
  readonly toY: number;
  readonly lane: number;
}

/** The picture of a journey: boxes below each other, arrows at their side. */
export interface Diagram {
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
  readonly height: number;
  readonly lanes: number;
}

/** Places a journey's steps and links; every value that a link touches has a row of its step's box. */
export function layOut({ steps, links }: JourneyPage): Diagram {
  const boxes: Box[] = [];
  let y = 0;
  for (const { id, endpointId } of steps) {
    const ins = unique(links.filter(({ to }) => to.step === id).map(({ to }) => to.at));
    const outs = unique(links.filter(({ from }) => from.step === id).map(({ from }) => from.at));
    const rows = [
      ...ins.map((at) => ({ at, side: 'in' as const })),
      ...outs.map((at) => ({ at, side: 'out' as const })),
    ];
    const top = y + HEAD;
    const values = rows.map((row, index) => ({ ...row, y: top + index * ROW + ROW / 2 }));
    const height = HEAD + rows.length * ROW + (rows.length > 0 ? PADDING : 0);
    boxes.push({ stepId: id, endpointId, y, height, values });
    y += height + GAP;
  }
  const arrows = arrowsOf(links, boxes);
  return { boxes, arrows, height: y - GAP, lanes: Math.max(0, ...arrows.map(({ lane }) => lane + 1)) };
}

function arrowsOf(links: readonly LinkPage[], boxes: readonly Box[]): Arrow[] {
  const yOf = (stepId: string, at: string, side: 'in' | 'out'): number | undefined =>
    boxes.find((box) => box.stepId === stepId)?.values.find((value) => value.at === at && value.side === side)?.y;
  const ends = links.flatMap((link, index) => {
    const fromY = yOf(link.from.step, link.from.at, 'out');
    const toY = yOf(link.to.step, link.to.at, 'in');
    return fromY === undefined || toY === undefined ? [] : [{ index, link, fromY, toY }];
  });
  const lanes: [number, number][][] = [];
  // short arrows stay near the boxes, long ones swing around them
  const byLength = ends.toSorted((a, b) => Math.abs(a.toY - a.fromY) - Math.abs(b.toY - b.fromY));
  return byLength.map((end) => {
    const span: [number, number] = [Math.min(end.fromY, end.toY), Math.max(end.fromY, end.toY)];
    let lane = lanes.findIndex((taken) => taken.every(([from, to]) => span[1] < from || span[0] > to));
    if (lane === -1) lane = lanes.push([]) - 1;
    lanes[lane]?.push(span);
    return { ...end, lane };
  });
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
