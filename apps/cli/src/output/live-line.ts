import type { CliIo } from '../io/cli-io.ts';
import { textWidth } from './text-width.ts';

/** One line on a terminal that is written over and over; nothing at all where stderr is no terminal. */
export interface LiveLine {
  /** Shows a line in place of the last one, at most ten times a second. */
  show(text: () => string): void;
  /** Takes it away, so that lasting lines can be written. */
  clear(): void;
}

const LEAST_MS = 100;

/** A live line on stderr; `off` for output that programs read. */
export function liveLine({ stderr }: CliIo, { off }: { readonly off: boolean }): LiveLine {
  let shownAt = Number.NEGATIVE_INFINITY;
  let isShown = false;
  if (off || stderr.isTTY !== true) return { show: () => undefined, clear: () => undefined };
  return {
    show: (text) => {
      const now = performance.now();
      if (now - shownAt < LEAST_MS) return;
      shownAt = now;
      isShown = true;
      stderr.write(`\r\u001b[2K${fitting(text(), columnsOf(stderr))}`);
    },
    clear: () => {
      if (isShown) stderr.write('\r\u001b[2K');
      isShown = false;
      shownAt = Number.NEGATIVE_INFINITY;
    },
  };
}

// a terminal that does not know its width says 0
function columnsOf(stream: object): number {
  const { columns = 0 } = stream as { readonly columns?: number };
  return columns > 0 ? columns : 80;
}

// a line that wraps could not be taken away
function fitting(text: string, columns: number): string {
  let fit = text;
  while (fit !== '' && textWidth(fit) >= columns) fit = fit.slice(0, -1);
  return fit;
}

/** `[#####·····]  48%`. */
export function progressBar(done: number, total: number, width = 20): string {
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const filled = Math.round(share * width);
  return `[${'#'.repeat(filled)}${'·'.repeat(width - filled)}] ${Math.floor(share * 100)
    .toString()
    .padStart(3)}%`;
}
