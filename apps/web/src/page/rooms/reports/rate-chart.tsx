import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useSay } from '../../i18n/language.ts';
import type { Say } from '../../i18n/language.ts';
import type { RateSeries } from './rate-series.ts';

const HEIGHT = 240;

/** Accepted and delivered per second, and how many wait. */
export function RateChart({ series }: { readonly series: RateSeries }): JSX.Element {
  const say = useSay();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot>(undefined);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const drawn = new uPlot(chartOptions(element, say), dataOf(series), element);
    chart.current = drawn;
    const observer = new ResizeObserver(() => drawn.setSize({ width: element.clientWidth, height: HEIGHT }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      drawn.destroy();
    };
    // drawn anew when the language changes; its data follow below
  }, [say]);
  useEffect(() => {
    chart.current?.setData(dataOf(series));
  }, [series]);
  return <div class="chart" ref={place} role="img" aria-label={say('reports.chart')} />;
}

function dataOf({ at, accepted, delivered, depth }: RateSeries): uPlot.AlignedData {
  return [[...at], [...accepted], [...delivered], [...depth]];
}

function chartOptions(element: HTMLElement, say: Say): uPlot.Options {
  const colour = (name: string): string => getComputedStyle(element).getPropertyValue(name).trim();
  const axis = { stroke: () => colour('--ink-soft'), grid: { stroke: () => colour('--line') } };
  return {
    width: element.clientWidth,
    height: HEIGHT,
    scales: {
      depth: { range: (_, _min, max) => [0, Math.max(10, max)] },
      y: { range: (_, _min, max) => [0, Math.max(10, max)] },
    },
    // the scale of what waits has no axis: its value stands in the legend
    axes: [axis, axis],
    series: [
      {},
      { label: say('reports.accepted'), stroke: () => colour('--accent'), width: 2 },
      { label: say('reports.delivered'), stroke: () => colour('--good'), width: 2 },
      { label: say('reports.waiting'), stroke: () => colour('--warn'), width: 2, dash: [6, 4], scale: 'depth' },
    ],
  };
}
