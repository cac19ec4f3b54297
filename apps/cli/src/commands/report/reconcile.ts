import { reconcile, type Reconciliation } from '@boxwire/report-client';
import { EXIT } from '../../exit-codes.ts';
import type { CommandContext } from '../../program/command-context.ts';
import { openView } from '../../report/open-outbox.ts';
import { readReceived } from '../../report/received.ts';
import { reconciliationLines } from '../../report/reconciliation-lines.ts';
import { readStoreSettings, type StoreOptions } from '../../report/settings.ts';
import type { Style } from '../../output/style.ts';

/** Options of `boxwire report reconcile`. */
export interface ReconcileCommandOptions extends StoreOptions {
  readonly received?: string;
}

/** Compares accepted, acknowledged and received: exit code 0 when all three agree, 1 otherwise. */
export async function reportReconcile(options: ReconcileCommandOptions, context: CommandContext): Promise<number> {
  const { io, out, style } = context;
  const { store } = await readStoreSettings(options, io);
  const shown = options.received === undefined ? undefined : await readReceived(options.received, io.interruption());
  await using handle = await openView(store, io);
  const reconciliation = await reconcile(handle.outbox, { received: shown?.received });
  const orderBreaks = shown?.orderBreaks;
  const isFine = reconciliation.open === 0 && (orderBreaks ?? 0) === 0;
  if (options.json === true) {
    await out.line(JSON.stringify({ ...reconciliation, ...(orderBreaks !== undefined && { orderBreaks }) }));
  } else {
    for (const line of reconciliationLines(reconciliation, style)) await out.line(line);
    await out.line();
    await out.line(verdict(reconciliation, { orderBreaks, isReceivedKnown: shown !== undefined, style }));
  }
  return isFine ? EXIT.ok : EXIT.no;
}

function verdict(
  { open, kinds }: Reconciliation,
  facts: { readonly orderBreaks: number | undefined; readonly isReceivedKnown: boolean; readonly style: Style },
): string {
  const { orderBreaks, isReceivedKnown, style } = facts;
  const breaks = orderBreaks === undefined ? '' : `, ${orderBreaks.toString()} order breaks`;
  if (open > 0) return style.red(`✗ ${open.toLocaleString('en')} differences${breaks}`);
  if (orderBreaks !== undefined && orderBreaks > 0)
    return style.red(`✗ nothing is lost, but ${orderBreaks.toString()} order breaks`);
  if (Object.keys(kinds).length === 0) return 'nothing was ever accepted';
  return isReceivedKnown
    ? style.green(`✓ all of it was received${breaks}`)
    : `${style.green('✓ all of it was acknowledged')}  ${style.dim('--received compares it with what the receiver has')}`;
}
