import type { JSX } from 'preact';
import type { Arrow, Box, Diagram as Picture } from './diagram-layout.ts';

const BOX_X = 8;
const BOX_WIDTH = 420;
const LANE_WIDTH = 16;

interface DiagramProps {
  readonly diagram: Picture;
  readonly chosen: number | undefined;
  readonly choose: (index: number) => void;
  readonly label: string;
}

/** Steps as boxes, links as arrows at their right; the table beside it says the same for those who do not see it. */
export function Diagram({ diagram, chosen, choose, label }: DiagramProps): JSX.Element {
  const width = BOX_X + BOX_WIDTH + (diagram.lanes + 2) * LANE_WIDTH;
  const picked = diagram.arrows.find(({ index }) => index === chosen);
  return (
    <div class="diagram" tabIndex={0} role="region" aria-label={label}>
      <svg viewBox={`0 0 ${width} ${diagram.height + 4}`} width={width} height={diagram.height + 4} aria-hidden="true">
        <defs>
          <marker id="arrow-head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0 8 4 0 8z" />
          </marker>
        </defs>
        {diagram.boxes.map((box) => (
          <StepBox key={box.stepId} box={box} picked={picked} diagram={diagram} choose={choose} />
        ))}
        {diagram.arrows.map((arrow) => (
          <LinkArrow
            key={arrow.index}
            arrow={arrow}
            isChosen={arrow.index === chosen}
            isOther={picked !== undefined}
            choose={choose}
          />
        ))}
      </svg>
    </div>
  );
}

interface StepBoxProps {
  readonly box: Box;
  readonly picked: Arrow | undefined;
  readonly diagram: Picture;
  readonly choose: (index: number) => void;
}

function StepBox({ box, picked, diagram, choose }: StepBoxProps): JSX.Element {
  const arrowAt = (at: string, side: 'in' | 'out'): Arrow | undefined =>
    diagram.arrows.find(({ link: { from, to } }) => {
      const end = side === 'in' ? to : from;
      return end.step === box.stepId && end.at === at;
    });
  return (
    <g class="box">
      <rect x={BOX_X} y={box.y + 2} width={BOX_WIDTH} height={box.height} rx="8" />
      <text x={BOX_X + 12} y={box.y + 24} class="box-title">
        {box.stepId}
      </text>
      <text x={BOX_X + BOX_WIDTH - 12} y={box.y + 24} class="box-endpoint">
        {box.endpointId}
      </text>
      {box.values.map(({ at, y, side }) => {
        const arrow = arrowAt(at, side);
        const isPicked =
          picked !== undefined && arrow !== undefined && (side === 'in' ? picked.toY : picked.fromY) === y;
        return (
          <g
            key={side + at}
            class={`value ${side} ${isPicked ? 'picked' : ''}`}
            onClick={() => {
              if (arrow !== undefined) choose(arrow.index);
            }}
          >
            <rect x={BOX_X + 6} y={y - 9} width={BOX_WIDTH - 12} height="20" rx="4" />
            <text x={BOX_X + 14} y={y + 6}>
              {side === 'in' ? '→ ' : '← '}
              {at}
            </text>
          </g>
        );
      })}
    </g>
  );
}

interface LinkArrowProps {
  readonly arrow: Arrow;
  readonly isChosen: boolean;
  readonly isOther: boolean;
  readonly choose: (index: number) => void;
}

function LinkArrow({ arrow, isChosen, isOther, choose }: LinkArrowProps): JSX.Element {
  const edge = BOX_X + BOX_WIDTH;
  const x = edge + (arrow.lane + 1) * LANE_WIDTH;
  const { fromY, toY } = arrow;
  const turn = toY > fromY ? 6 : -6;
  const path = `M${edge} ${fromY + 1} H${x - 6} Q${x} ${fromY + 1} ${x} ${fromY + 1 + turn} V${toY + 1 - turn} Q${x} ${toY + 1} ${x - 6} ${toY + 1} H${edge + 2}`;
  const state = isChosen ? 'chosen' : isOther ? 'faded' : '';
  return <path class={`link ${state}`} d={path} marker-end="url(#arrow-head)" onClick={() => choose(arrow.index)} />;
}
