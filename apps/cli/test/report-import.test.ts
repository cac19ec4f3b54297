import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { sqliteOutbox, type StoredReport } from '@boxwire/report-client';
import { describe, expect, test } from 'vitest';
import { jsonLines, openWorld, type ReportWorld } from './report-support.ts';

const HEADER =
  'orderId,orderTime,channelType,channelName,ticketNum,totalAmount,ticketType,ticketMode,authMode,' +
  'ticketOrderId,performanceId,sessionId,priceId,ticketPrice,ticketId,ticketOrderAmount';

/** A line of an order of two lines. */
function line(orderId: string, index: number, changes: Readonly<Record<string, string>> = {}): string {
  const values: Readonly<Record<string, string>> = {
    ...{ orderId, orderTime: '2026-04-01 10:00:00', channelType: '1', channelName: '自营', ticketNum: '2' },
    ...{
      totalAmount: '76000',
      ticketType: '1',
      ticketMode: '2',
      authMode: '3',
      ticketOrderId: `${orderId}-${String(index)}`,
    },
    ...{
      performanceId: 'P-1',
      sessionId: 'S-1',
      priceId: 'A',
      ticketPrice: '38000',
      ticketId: `T-${orderId}-${String(index)}`,
    },
    ...{ ticketOrderAmount: '38000', ...changes },
  };
  return HEADER.split(',')
    .map((name) => values[name])
    .join(',');
}

async function kept(world: ReportWorld): Promise<readonly StoredReport[]> {
  const outbox = sqliteOutbox(world.path('outbox.db'));
  await outbox.open();
  const reports = await outbox.find({ limit: 10_000 });
  await outbox.close();
  return reports;
}

async function importText(world: ReportWorld, name: string, text: string | Buffer, flags: readonly string[] = []) {
  await writeFile(world.path(name), text);
  return world.report(['import', world.path(name), ...flags]);
}

const bodies = (reports: readonly StoredReport[]) =>
  reports.map(({ payload }) => JSON.parse(payload) as Readonly<Record<string, unknown>>);

describe('a CSV', () => {
  test('rows that follow each other with the same orderId are one order', async () => {
    await using world = await openWorld();
    const text = [HEADER, line('O-1', 1), line('O-1', 2), line('O-2', 1)].join('\n');
    expect(await importText(world, 'orders.csv', text)).toMatchObject({ exitCode: 0, stderr: '' });
    const [first, second] = bodies(await kept(world));
    expect(first).toMatchObject({
      ...{ orderId: 'O-1', orderTime: '2026-04-01 10:00:00', totalAmount: 76000 },
      ticketOrderList: [{ ticketOrderId: 'O-1-1' }, { ticketOrderId: 'O-1-2', ticketOrderAmount: 38000 }],
    });
    expect(second).toMatchObject({ orderId: 'O-2', ticketOrderList: [{ ticketOrderId: 'O-2-1' }] });
  });

  test('as Excel writes it: byte-order mark, CRLF, semicolons, quoted line breaks, its dates, blank order cells', async () => {
    await using world = await openWorld();
    const cells = (text: string): string => text.replaceAll(',', ';');
    const second = line('O-1', 2, { orderTime: '', channelName: '', totalAmount: '', ticketNum: '' });
    const first = line('O-1', 1, { orderTime: '2026/4/1 9:05', channelName: '"自营\r\n窗口"' });
    const text = `\uFEFF${[HEADER, first, second, ''].map(cells).join('\r\n')}\r\n`;
    expect(await importText(world, 'orders.csv', text)).toMatchObject({ exitCode: 0, stderr: '' });
    expect(bodies(await kept(world))).toMatchObject([
      { orderTime: '2026-04-01 09:05:00', channelName: '自营\r\n窗口', ticketOrderList: [{}, { ticketId: 'T-O-1-2' }] },
    ]);
  });

  test('Chinese headers of the standard, a mapped column and a left-out one; yuan become fen exactly', async () => {
    await using world = await openWorld();
    const text = [
      '场次 ID,演出 id,票价(票档)ID,票价名称,票价,可售,不可用库存,备注',
      'S-1,P-1,A,380 元,380.10,100,0,x',
    ].join('\n');
    const flags = ['--map', '可售=availableInventory', '--map', '不可用库存=unavailableInventory', '--ignore', '备注'];
    const ran = await importText(world, 'stock.csv', text, [...flags, '--kind', 'inventory', '--money', 'yuan']);
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    expect(bodies(await kept(world))).toEqual([
      {
        ...{ performanceId: 'P-1', sessionId: 'S-1', priceId: 'A', priceName: '380 元', ticketPrice: 38010 },
        ...{ availableInventory: 100, unavailableInventory: 0 },
      },
    ]);
  });

  test('a column nobody can place is named before anything is accepted', async () => {
    await using world = await openWorld();
    const ran = await importText(world, 'orders.csv', [`${HEADER},remark`, `${line('O-1', 1)},x`].join('\n'));
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toContain('order (A.3.3.6) has no field for "remark"');
    expect(ran.stderr).toContain('--ignore column');
    expect(await kept(world)).toEqual([]);
  });

  test('GBK is refused with the line and the way out', async () => {
    await using world = await openWorld();
    // 自营 in GBK
    const [before = '', after = ''] = line('O-1', 1).split('自营');
    const text = Buffer.concat([
      Buffer.from(`${HEADER}\n${before}`),
      Buffer.from([0xd7, 0xd4, 0xd3, 0xaa]),
      Buffer.from(after),
    ]);
    const ran = await importText(world, 'orders.csv', text);
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toContain('orders.csv, line 2: not UTF-8 text; it looks like GBK');
    expect(ran.stderr).toContain('iconv -f GBK -t UTF-8');
  });
});

describe('rows that cannot be accepted', () => {
  const BAD = [
    HEADER,
    line('O-1', 1),
    line('O-2', 1),
    line('O-2', 2, { ticketOrderAmount: '380.5', ticketId: '' }),
    line('O-3', 1, { orderTime: 'yesterday', sessionId: '1.2E+17' }),
    `${line('O-4', 1)},one too many`,
    line('O-5', 1),
  ].join('\n');

  test('are told with line, field, row of the standard and clause, and the others are accepted', async () => {
    await using world = await openWorld();
    const ran = await importText(world, 'orders.csv', BAD);
    expect(ran).toMatchObject({ exitCode: 1, stderr: '' });
    expect(ran.stdout).toContain('2 order reports accepted, 3 rejected');
    expect(ran.stdout).toContain(
      'line 4: ticketOrderAmount (A.31 row 12): expected an integer of fen, 0 or more; or import with --money yuan  [A.3.3.6]',
    );
    expect(ran.stdout).toMatch(/line 4: ticketId \(A\.31 row 12\): /);
    expect(ran.stdout).toMatch(/line 5: orderTime \(A\.31 row 3\): expected yyyy-MM-dd HH:mm:ss/);
    expect(ran.stdout).toMatch(/line 5: sessionId \(A\.31 row 12\): a spreadsheet made a number of it/);
    expect(ran.stdout).toContain('line 6: expected 16 values, as in the header, and found 17');
    expect((await kept(world)).map(({ businessId }) => businessId)).toEqual(['O-1', 'O-5']);
  });

  test('go to a side file that imports once it is mended', async () => {
    await using world = await openWorld();
    await importText(world, 'orders.csv', BAD);
    const side = world.path('orders.rejected.csv');
    const rejected = await readFile(side, 'utf8');
    const lines = rejected.split('\r\n');
    expect(lines).toHaveLength(6);
    expect(lines[0]).toBe(`\uFEFF${HEADER},_line,_problem`);
    expect(lines[1]).toMatch(/^O-2,.*,3,rejected with line 4$/);
    expect(lines[3]).toMatch(/^O-3,.*,5,/);
    const mended = rejected
      .replace('380.5', '38000')
      .replace('38000,,38000', '38000,T-O-2-2,38000')
      .replace('yesterday', '2026-04-01 10:00:00')
      .replace('1.2E+17', 'S-1');
    await writeFile(side, mended);
    const again = await world.report(['import', side, '--kind', 'order', '--json']);
    expect(again).toMatchObject({ exitCode: 0, stderr: '' });
    expect((await kept(world)).map(({ businessId }) => businessId)).toEqual(['O-1', 'O-5', 'O-2', 'O-3', 'O-4']);
  });

  test('JSONL: a line that is no object, an unknown member, a wrong row of the list', async () => {
    await using world = await openWorld();
    const check = { ticketId: 'T-1', sessionId: 'S-1', priceId: 'A', checkingTime: '2026-05-01 19:00:00' };
    const good = { ...check, checkingType: 1, authType: 2 };
    const text = [
      JSON.stringify(good),
      '{"ticketId":',
      JSON.stringify({ ...good, seat: 5 }),
      '',
      JSON.stringify(check),
    ];
    const ran = await importText(world, 'checks.jsonl', text.join('\n'), ['--json']);
    expect(ran.exitCode).toBe(1);
    const [result] = jsonLines(ran.stdout);
    expect(result).toMatchObject({ kind: 'check', accepted: 1, rejected: 3 });
    expect(result?.problems).toMatchObject([
      { line: 2, clause: 'A.3.3.8', problem: 'expected one JSON object on this line' },
      { line: 3, field: 'seat', clause: 'A.3.3.8' },
      { line: 5, field: 'checkingType', clause: 'A.3.3.8' },
      { line: 5, field: 'authType', clause: 'A.3.3.8' },
    ]);
    const side = jsonLines(await readFile(world.path('checks.rejected.jsonl'), 'utf8'));
    expect(side[0]).toMatchObject({ _line: 2, _text: '{"ticketId":' });
    expect(side[1]).toMatchObject({ ticketId: 'T-1', seat: 5, _line: 3 });
  });

  test.for([
    { format: 'csv', text: `${HEADER}\n${line('O-1', 1, { channelType: '9' })}` },
    { format: 'jsonl', text: '{"orderId":' },
  ])('rows of the standard input go to a file named after it: $format', async ({ format, text }) => {
    await using world = await openWorld();
    const before = process.cwd();
    process.chdir(world.folder);
    try {
      const flags = ['--kind', 'order', '--format', format, '--json'];
      const ran = await world.report(['import', '-', ...flags], { stdin: text });
      expect(jsonLines(ran.stdout)[0]).toMatchObject({ rejected: 1, rejectedTo: `stdin.rejected.${format}` });
      const files = (await readdir('.')).filter((name) => !name.startsWith('outbox.db'));
      expect(files).toEqual([`stdin.rejected.${format}`]);
    } finally {
      process.chdir(before);
    }
  });
});

describe('importing again', () => {
  const rows = (count: number) =>
    [HEADER, ...Array.from({ length: count }, (_, index) => line(`O-${String(index + 1)}`, 1))].join('\n');

  test('the same file is known and accepted once; --restart accepts it again', async () => {
    await using world = await openWorld();
    await importText(world, 'orders.csv', rows(3));
    const again = await world.report(['import', world.path('orders.csv')]);
    expect(again).toMatchObject({ exitCode: 0, stderr: '' });
    expect(again.stdout).toContain('was imported before');
    expect(await kept(world)).toHaveLength(3);
    await world.report(['import', world.path('orders.csv'), '--restart']);
    expect(await kept(world)).toHaveLength(6);
  });

  test('an interrupted import goes on where it was', async () => {
    await using world = await openWorld();
    const ended = new AbortController();
    await writeFile(world.path('orders.csv'), rows(1_200));
    const interrupted = await world.report(['import', world.path('orders.csv')], {
      ...{ signal: ended.signal, tty: true },
      type: (shown) => {
        if (shown.includes('500 accepted')) ended.abort();
        return undefined;
      },
    });
    expect(interrupted.exitCode).toBe(130);
    expect(interrupted.stdout).toContain('interrupted; the same command goes on');
    expect((await kept(world)).length).toBeLessThan(1_200);
    expect(await world.report(['import', world.path('orders.csv')])).toMatchObject({ exitCode: 0 });
    expect(await kept(world)).toHaveLength(1_200);
  });

  test('a crash between acceptance and its note accepts nothing twice', async () => {
    await using world = await openWorld();
    await importText(world, 'orders.csv', rows(1_200));
    const path = world.path('orders.csv.import.json');
    const state = JSON.parse(await readFile(path, 'utf8')) as object;
    // as the process would have left it: the last chunk is in the outbox, its note is not written
    await writeFile(
      path,
      JSON.stringify({ ...state, reports: 1_000, accepted: 1_000, afterSeq: 1_000, isDone: false }),
    );
    const again = await world.report(['import', world.path('orders.csv'), '--json']);
    expect(jsonLines(again.stdout)[0]).toMatchObject({ accepted: 1_200, rejected: 0, isResumed: true });
    const ids = (await kept(world)).map(({ businessId }) => businessId);
    expect({ all: ids.length, distinct: new Set(ids).size }).toEqual({ all: 1_200, distinct: 1_200 });
  });

  test('a file that changed under an interrupted import is not guessed at', async () => {
    await using world = await openWorld();
    await importText(world, 'orders.csv', rows(3));
    const path = world.path('orders.csv.import.json');
    await writeFile(path, (await readFile(path, 'utf8')).replace('"isDone": true', '"isDone": false'));
    const ran = await importText(world, 'orders.csv', rows(4));
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toContain('--restart');
    expect(await kept(world)).toHaveLength(3);
  });

  test('a new outbox in the place of the old one gets everything', async () => {
    await using world = await openWorld();
    await importText(world, 'orders.csv', rows(3));
    for (const end of ['', '-wal', '-shm', '-lock', '-mark']) await rm(world.path(`outbox.db${end}`), { force: true });
    expect(await world.report(['import', world.path('orders.csv')])).toMatchObject({ exitCode: 0 });
    expect(await kept(world)).toHaveLength(3);
  });
});
