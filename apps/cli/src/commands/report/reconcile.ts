import { reconcile, type Reconciliation } from '@boxwire/report-client';
import { EXIT } from '../../exit-codes.ts';
import { tableLines } from '../../output/table.ts';
import type { CommandContext } from '../../program/command-context.ts';
import { openOutbox } from '../../report/open-outbox.ts';
import { readReceived } from '../../report/received.ts';
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
  await using handle = await openOutbox(store, io);
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

const COLUMNS = ['accepted', 'acknowledged', 'received', 'missing', 'extra', 're-sent', 'outstanding', 'discarded'];

/** The table by kind, and what differs. */
export function reconciliationLines({ kinds, sessions }: Reconciliation, style: Style): string[] {
  const count = (number: number | undefined): string => number?.toLocaleString('en') ?? '–';
  const rows = Object.entries(kinds).map(([kind, counts]) => {
    const { accepted, acknowledged, outstanding, discarded, received } = counts;
    const seen = received === undefined ? undefined : acknowledged - received.missing + received.extra;
    const numbers = [accepted, acknowledged, seen, received?.missing, received?.extra, received?.duplicates];
    return [kind, ...[...numbers, outstanding, discarded].map(count)];
  });
  const right = COLUMNS.map((_, index) => index + 1);
  const [header = '', ...lines] = tableLines([['', ...COLUMNS], ...rows], { right });
  const differing = sessions.filter(({ differences }) => differences.length > 0);
  return [
    style.dim(header),
    ...lines,
    ...Object.values(kinds).flatMap(({ received }) => idLines(received)),
    ...differing.slice(0, 20).map(({ sessionId, differences }) => {
      const parts = differences.map(
        ({ kind, acknowledged, received }) => `${kind} ${count(acknowledged)} ≠ ${count(received)}`,
      );
      return style.red(`session ${sessionId}: ${parts.join(', ')}`);
    }),
  ];
}

function idLines(
  received: { readonly missingIds: readonly string[]; readonly extraIds: readonly string[] } | undefined,
): string[] {
  const line = (name: string, ids: readonly string[]): string[] =>
    ids.length === 0 ? [] : [`${name}: ${ids.slice(0, 20).join(', ')}${ids.length > 20 ? ', …' : ''}`];
  return [...line('missing', received?.missingIds ?? []), ...line('extra', received?.extraIds ?? [])];
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
