import type { Style } from '../output/style.ts';

/** A square of modules, row by row; true is dark. */
export type QrModules = readonly (readonly boolean[])[];

const FINDER = 7;
const QUIET = 2;

/**
 * The modules of a QR code in a PNG (a data URI, or its base64), as it came from the platform: nothing is read out of it.
 * `undefined` for any other picture.
 */
export async function qrModules(image: string): Promise<QrModules | undefined> {
  const { PNG } = await import('pngjs');
  try {
    const { width, height, data } = PNG.sync.read(Buffer.from(image.replace(/^data:image\/png;base64,/, ''), 'base64'));
    const isDark = (x: number, y: number): boolean => {
      const at = (y * width + x) * 4;
      return (data[at + 3] ?? 0) > 127 && (data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0) < 384;
    };
    return sample({ width, height, isDark });
  } catch {
    return undefined;
  }
}

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly isDark: (x: number, y: number) => boolean;
}

/** Modules by the finder pattern in the corner, whose first row is seven dark ones. */
function sample(picture: Picture): QrModules | undefined {
  const { width, height, isDark } = picture;
  const columns = range(width).filter((x) => range(height).some((y) => isDark(x, y)));
  const rows = range(height).filter((y) => range(width).some((x) => isDark(x, y)));
  const [left = 0, top = 0] = [columns[0], rows[0]];
  const [right = -1, bottom = -1] = [columns.at(-1), rows.at(-1)];
  const run = range(width - left).findIndex((x) => !isDark(left + x, top));
  const [pixels, size] = [run / FINDER, Math.round((right - left + 1) / (run / FINDER))];
  const isSquare = Math.abs(right - left - (bottom - top)) <= pixels;
  if (run < FINDER || !isSquare || size < 21 || size > 177 || (size - 21) % 4 !== 0) return undefined;
  const at = (from: number, module: number): number => Math.floor(from + (module + 0.5) * pixels);
  return range(size).map((row) => range(size).map((column) => isDark(at(left, column), at(top, row))));
}

function range(length: number): number[] {
  return Array.from({ length: Math.max(0, length) }, (_, index) => index);
}

/**
 * A QR code as lines of half blocks, two rows of modules each. Light is a block, bright white on
 * black where there is colour; without, it is right on a dark terminal.
 */
export function qrLines(modules: QrModules, style: Pick<Style, 'onBlack'>): string[] {
  const size = modules.length + 2 * QUIET;
  const isLight = (row: number, column: number): boolean => modules[row - QUIET]?.[column - QUIET] !== true;
  return range(Math.ceil(size / 2)).map((line) => {
    const cells = range(size).map((column) => {
      const [upper, lower] = [isLight(2 * line, column), 2 * line + 1 < size && isLight(2 * line + 1, column)];
      return upper ? (lower ? '█' : '▀') : lower ? '▄' : ' ';
    });
    return style.onBlack(cells.join(''));
  });
}
