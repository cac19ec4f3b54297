import { sqliteOutbox } from '@boxwire/report-client';
import type { ReportDraft } from '@boxwire/report-client';

/** Accepts `count` reports one after the other, each heard of before the next, and tells what the database reads back. */
async function acceptOneByOne(path: string, count: number): Promise<void> {
  const store = sqliteOutbox(path);
  await store.open();
  for (let index = 1; index <= count; index++) await store.accept([draftOf(index)], Date.now());
  process.stdout.write(JSON.stringify(store.durability()));
  await store.close();
}

function draftOf(index: number): ReportDraft {
  const orderId = `O-${index}`;
  const payload = JSON.stringify({ orderId, ticketOrderList: [] });
  return { kind: 'order', businessId: orderId, lane: `order:${orderId}`, needs: [], holds: [], payload };
}

const [path = '', count = '0'] = process.argv.slice(2);
void acceptOneByOne(path, Number(count));
