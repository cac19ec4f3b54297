import { deadlineStatus } from '@boxwire/report-client';
import { EXIT } from '../../exit-codes.ts';
import type { CommandContext } from '../../program/command-context.ts';
import { openView } from '../../report/open-outbox.ts';
import { readStoreSettings, type StoreOptions } from '../../report/settings.ts';
import { deadlineLine, statusLines } from '../../report/status-lines.ts';

/** Says how the outbox stands: exit code 1 when the daily deadline was missed, else 0. */
export async function reportStatus(options: StoreOptions, { io, out, style }: CommandContext): Promise<number> {
  const { store } = await readStoreSettings(options, io);
  await using handle = await openView(store, io);
  const now = io.now();
  const status = await handle.outbox.status();
  const { exitCode: _, ...deadline } = await deadlineStatus(handle.outbox, now);
  if (options.json === true) {
    await out.line(JSON.stringify({ store: handle.title, ...status, deadline }));
  } else {
    await out.line(style.dim(handle.title));
    for (const line of statusLines(status, now, style)) await out.line(line);
    await out.line(deadlineLine({ ...deadline, exitCode: 0 }, style));
  }
  return deadline.missed ? EXIT.no : EXIT.ok;
}
