import { styleText } from 'node:util';
import type { CliIo } from '../io/cli-io.ts';

type Format = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan' | 'onBlack';

/** Puts colour on text, or leaves it as it is. */
export type Style = Readonly<Record<Format, (text: string) => string>>;

const FORMATS: readonly Format[] = ['bold', 'dim', 'red', 'green', 'yellow', 'cyan', 'onBlack'];

// bright white on black: what must be black stays black in every colour scheme
const ON_BLACK: Parameters<typeof styleText>[0] = ['whiteBright', 'bgBlack'];

/** Colour only on a terminal, and not under `NO_COLOR`, `TERM=dumb` or `--no-color`. */
export function styleFor(io: CliIo, options: { readonly color?: boolean } = {}): Style {
  const { NO_COLOR, TERM } = io.env;
  const coloured = io.stdout.isTTY === true && !NO_COLOR && TERM !== 'dumb' && options.color !== false;
  const entries = FORMATS.map((format) => {
    const codes = format === 'onBlack' ? ON_BLACK : format;
    const apply = (text: string): string => (coloured ? styleText(codes, text, { validateStream: false }) : text);
    return [format, apply] as const;
  });
  return Object.fromEntries(entries) as Style;
}
