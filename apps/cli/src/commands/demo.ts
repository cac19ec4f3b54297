import { CliError } from '../cli-error.ts';
import { bilibiliKinds } from '../demo/bilibili-kinds.ts';
import type { DemoPart } from '../demo/demo-part.ts';
import { demoPrinter, type DemoPrinter } from '../demo/demo-printer.ts';
import { breakageNamed, interparkDemo, interparkInShort } from '../demo/interpark/interpark-demo.ts';
import { railBooking } from '../demo/rail-booking.ts';
import { reportSeason } from '../demo/report-season.ts';
import { washOrders } from '../demo/wash-orders.ts';
import { EXIT } from '../exit-codes.ts';
import { platformIdOf } from '../platforms.ts';
import type { CommandContext, CommonOptions } from '../program/command-context.ts';

/** Options of `boxwire demo`. */
export interface DemoOptions extends CommonOptions {
  /** One platform's part alone. */
  readonly platform?: string;
  /** What to break in the part of interpark. */
  readonly break?: string;
}

/** Shows what Boxwire does, against sandboxes in this process, over TCP. Exit code 0 when everything went as it should. */
export async function demo(options: DemoOptions, context: CommandContext): Promise<number> {
  const startedAt = performance.now();
  const printer = demoPrinter(options, context);
  const parts: DemoPart[] = [];
  for (const run of partsFor(options)) parts.push(...[await run(printer, context)].flat());
  const broken = parts.flatMap((part) => part.broken);
  await printer.closing({
    durationMs: performance.now() - startedAt,
    requests: parts.reduce((sum, { requests }) => sum + requests, 0),
    broken,
  });
  return broken.length === 0 ? EXIT.ok : EXIT.no;
}

type Part = (printer: DemoPrinter, context: CommandContext) => Promise<DemoPart | readonly DemoPart[]>;

/** The parts of the whole demo, in its order. */
const PARTS: Readonly<Record<string, Part>> = {
  washcar: washOrders,
  rail12306: railBooking,
  'bilibili-show': bilibiliKinds,
  interpark: interparkInShort,
  wht93: season,
};

function partsFor({ platform, break: broken }: DemoOptions): readonly Part[] {
  const id = platform === undefined ? undefined : platformIdOf(platform);
  if (broken !== undefined && id !== 'interpark') {
    throw new CliError('USAGE', '--break belongs to one platform', { hint: 'Say boxwire demo interpark --break ….' });
  }
  if (id === undefined) return Object.values(PARTS);
  if (id === 'interpark') {
    const name = broken === undefined ? undefined : breakageNamed(broken);
    return [(printer, context) => interparkDemo(printer, context, name)];
  }
  const part = Object.hasOwn(PARTS, id) ? PARTS[id] : undefined;
  if (part !== undefined) return [part];
  throw new CliError('USAGE', `no demo of "${platform ?? ''}"`, {
    hint: `There are: ${Object.keys(PARTS).join(', ')}.`,
  });
}

async function season(printer: DemoPrinter, { io }: CommandContext): Promise<DemoPart> {
  const outcome = await reportSeason(io, await printer.season());
  await printer.seasonEnd(outcome);
  const { lost, duplicateEffects, orderBreaks, requests, broken } = outcome;
  const isFine = lost + duplicateEffects + orderBreaks === 0;
  return { requests, broken: isFine ? broken : [...broken, 'nothing lost, doubled or out of order'] };
}
