import { openReporter, sqliteOutbox, type Reporter, type SqliteOutbox } from '@boxwire/report-client';
import { inParallel, measure, type Candidate, type Measured } from './measure.ts';
import { compareRounds, type Ratio } from './ratio.ts';
import { openRawTable, type RawTable } from './raw-table.ts';
import { orderDraft, orderReport } from './report-samples.ts';
import { temporaryFolder } from './temporary-folder.ts';

const CALLERS = 1_000;
/** Single commits of one turn: enough to time them, and soon over. */
const MOST_RAW = 1_000;

const STORE = 'outbox accept';
const CHECKED = 'reporter.order, checked and encoded';
const SAME_TABLE = 'raw node:sqlite FULL commits, same table';
const NO_INDEX = 'raw node:sqlite FULL commits, no index';

/** Accepting orders against one raw commit for each, of the same row to the same disk. */
export async function benchAccept(): Promise<readonly Ratio[]> {
  using folder = temporaryFolder();
  const path = folder.path('outbox.sqlite');
  const outbox = sqliteOutbox(path);
  await outbox.open();
  await using reporter = await openReporter({
    ...{ origin: 'http://127.0.0.1:9', appId: 'bench', secret: 'bench', deliver: false },
    outbox: sqliteOutbox(folder.path('reporter.sqlite')),
  });
  using same = openRawTable(folder.path('same.sqlite'), path);
  using bare = openRawTable(folder.path('bare.sqlite'));
  const raw = [commits(SAME_TABLE, same), commits(NO_INDEX, bare)];
  const one = await measure([storeOne(outbox), reporterOne(reporter), ...raw], { count: MOST_RAW, rounds: 11 });
  const many = await measure([storeMany(outbox), reporterMany(reporter), ...raw], { count: 5_000, rounds: 9 });
  await outbox.close();
  return [...lines(one, 'one caller', 0.8), ...lines(many, `${CALLERS} callers`, 10)];
}

/** The bar is against the outbox's own table; the other lines show what checking costs, and what the indexes would. */
function lines(measured: readonly Measured[], callers: string, atLeast: number): readonly Ratio[] {
  const line = (ours: string, against: string, bar: Ratio['bar']): Ratio =>
    compareRounds(measured, { area: `${ours}, ${callers}`, ours, against, bar });
  return [
    line(STORE, SAME_TABLE, { atLeast }),
    line(STORE, NO_INDEX, 'none'),
    line(CHECKED, SAME_TABLE, 'none'),
    line(CHECKED, NO_INDEX, 'none'),
  ];
}

let number = 0;

function numbered<Item>(count: number, item: (number: number) => Item): readonly Item[] {
  return Array.from({ length: count }, () => item(++number));
}

type Drafts = readonly ReturnType<typeof orderDraft>[];
type Orders = readonly ReturnType<typeof orderReport>[];

function storeOne(outbox: SqliteOutbox): Candidate {
  return {
    name: STORE,
    prepare: (count) => numbered(count, orderDraft),
    run: async (_, drafts) => {
      for (const draft of drafts as Drafts) await outbox.accept([draft], Date.now());
    },
  };
}

function storeMany(outbox: SqliteOutbox): Candidate {
  return {
    ...storeOne(outbox),
    run: (count, drafts) =>
      inParallel(count, CALLERS, (index) => outbox.accept((drafts as Drafts).slice(index, index + 1), Date.now())),
  };
}

function reporterOne(reporter: Reporter): Candidate {
  return {
    name: CHECKED,
    prepare: (count) => numbered(count, orderReport),
    run: async (_, orders) => {
      for (const order of orders as Orders) await reporter.order(order);
    },
  };
}

function reporterMany(reporter: Reporter): Candidate {
  return {
    ...reporterOne(reporter),
    run: async (_, orders) => {
      const waiting = (orders as Orders).values();
      const caller = async (): Promise<void> => {
        for (const order of waiting) await reporter.order(order);
      };
      await Promise.all(Array.from({ length: CALLERS }, caller));
    },
  };
}

function commits(name: string, table: RawTable): Candidate {
  return {
    name,
    prepare: (count) => numbered(Math.min(count, MOST_RAW), orderDraft),
    run: (_, drafts) => {
      for (const draft of drafts as Drafts) table.insert(draft);
    },
    counts: (count) => Math.min(count, MOST_RAW),
  };
}
