import { bilibiliKinds } from '../demo/bilibili-kinds.ts';
import { demoPrinter } from '../demo/demo-printer.ts';
import { railBooking } from '../demo/rail-booking.ts';
import { reportSeason } from '../demo/report-season.ts';
import { washOrders } from '../demo/wash-orders.ts';
import { EXIT } from '../exit-codes.ts';
import type { CommandContext, CommonOptions } from '../program/command-context.ts';

/** Options of `boxwire demo`. */
export type DemoOptions = CommonOptions;

/** Shows what Boxwire does, against sandboxes in this process, over TCP. Exit code 0 when everything went as it should. */
export async function demo(options: DemoOptions, context: CommandContext): Promise<number> {
  const startedAt = performance.now();
  const printer = demoPrinter(options, context);
  const parts = [
    await washOrders(printer, context),
    await railBooking(printer, context),
    await bilibiliKinds(printer, context),
  ];
  const season = await reportSeason(context.io, await printer.season());
  await printer.seasonEnd(season);
  const all = [...parts, season];
  const broken = all.flatMap((part) => part.broken);
  await printer.closing({
    durationMs: performance.now() - startedAt,
    requests: all.reduce((sum, { requests }) => sum + requests, 0),
    broken,
  });
  const isSeasonFine = season.lost + season.duplicateEffects + season.orderBreaks === 0;
  return broken.length === 0 && isSeasonFine ? EXIT.ok : EXIT.no;
}
