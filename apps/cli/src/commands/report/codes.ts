import type { CodeRef, OutboxStore, ReportKind } from '@boxwire/report-client';
import { EXIT } from '../../exit-codes.ts';
import { tableLines } from '../../output/table.ts';
import type { CommandContext } from '../../program/command-context.ts';
import { openView } from '../../report/open-outbox.ts';
import { readStoreSettings, type StoreOptions } from '../../report/settings.ts';

/** Lists the codes of venues, halls and sessions that the outbox has reported, and those still waited for. */
export async function reportCodes(options: StoreOptions, { io, out, style }: CommandContext): Promise<number> {
  const { store } = await readStoreSettings(options, io);
  await using handle = await openView(store, io);
  const refs = [...(await refsOf(handle.outbox, 'hall')), ...(await refsOf(handle.outbox, 'performance'))];
  const codes = await handle.outbox.codes([...new Set(refs)]);
  const rows = [...new Set(refs)].map((ref) => {
    const colon = ref.indexOf(':');
    return { kind: ref.slice(0, colon), id: ref.slice(colon + 1), code: codes.get(ref) ?? null };
  });
  if (options.json === true) {
    for (const row of rows) await out.line(JSON.stringify(row));
  } else if (rows.length === 0) await out.line('no hall and no performance was reported');
  else {
    const cells = rows.map(({ kind, id, code }) => [kind, id, code ?? style.yellow('not issued yet')]);
    for (const line of tableLines(cells)) await out.line(line);
  }
  return EXIT.ok;
}

const PAGE = 1_000;

interface Payload {
  readonly hallId?: string;
  readonly venueId?: string;
  readonly sessionList?: readonly { readonly sessionId: string }[];
}

async function refsOf(outbox: Pick<OutboxStore, 'find'>, kind: ReportKind): Promise<readonly CodeRef[]> {
  const refs: CodeRef[] = [];
  for (let afterSeq = 0; ;) {
    const page = await outbox.find({ kind, afterSeq, limit: PAGE });
    for (const { payload } of page) {
      const { hallId, venueId, sessionList = [] } = JSON.parse(payload) as Payload;
      if (kind === 'hall' && venueId !== undefined) refs.push(`venue:${venueId}`);
      if (kind === 'hall' && hallId !== undefined) refs.push(`hall:${hallId}`);
      refs.push(...sessionList.map(({ sessionId }): CodeRef => `session:${sessionId}`));
    }
    const last = page.at(-1);
    if (page.length < PAGE || last === undefined) return refs;
    afterSeq = last.seq;
  }
}
