import type { Reporter } from '../reporting/reporter.ts';
import type { World } from '../world.ts';
import type { Gaps, IncompleteOrder, SequenceGap } from './received-view.ts';

const MOST_LISTED = 100;
const MOST_MISSING = 20;
const MOST_DIGITS = 15;

/** Looks for what did not come. Walks every id once; nothing is kept for it between looks. */
export function findGaps(world: World): Gaps {
  const reporters = [...world.reporters.values()];
  const incomplete = reporters.flatMap(incompleteOrders);
  return {
    incompleteOrders: { count: incomplete.length, orders: incomplete.slice(0, MOST_LISTED) },
    sessionsWithoutInventory: world.sessions
      .list()
      .filter(({ counters, tiers }) => counters.sold > 0 && tiers.size === 0)
      .slice(0, MOST_LISTED)
      .map(({ sessionCode }) => sessionCode),
    sequences: reporters.flatMap(sequencesOf).slice(0, MOST_LISTED),
  };
}

function incompleteOrders({ appId, orders }: Reporter): IncompleteOrder[] {
  const found: IncompleteOrder[] = [];
  for (const [orderId, row] of orders.orderIds) {
    const [expected, received] = [orders.orders.get(row, 'ticketNum'), orders.orders.get(row, 'lines')];
    if (received < expected) found.push({ appId, orderId, expected, received });
  }
  return found;
}

function sequencesOf({ appId, orders, sessions }: Reporter): SequenceGap[] {
  const kinds = [
    ['order', orders.orderIds.keys()],
    ['refund', orders.refundIds.keys()],
    ['session', sessions.keys()],
  ] as const;
  return kinds.flatMap(([kind, ids]) => sequenceGaps(ids).map((gap) => ({ appId, kind, ...gap })));
}

/** The gaps of ids that end in digits and count up under one prefix and width. */
export function sequenceGaps(ids: Iterable<string>): Omit<SequenceGap, 'appId' | 'kind'>[] {
  const groups = new Map<string, { prefix: string; width: number; numbers: number[] }>();
  for (const id of ids) {
    const digits = /[0-9]+$/.exec(id)?.[0] ?? '';
    if (digits === '' || digits.length > MOST_DIGITS) continue;
    const prefix = id.slice(0, -digits.length);
    // zeros in front fix the width; without them 9 goes on to 10
    const width = digits.startsWith('0') ? digits.length : 0;
    const key = `${width} ${prefix}`;
    const group = groups.get(key) ?? { prefix, width, numbers: [] };
    group.numbers.push(Number(digits));
    groups.set(key, group);
  }
  return joinWidths([...groups.values()]).flatMap(gapOf);
}

interface Group {
  readonly prefix: string;
  readonly width: number;
  readonly numbers: number[];
}

// O-09 is followed by O-10, which has no zero in front
function joinWidths(groups: readonly Group[]): Group[] {
  const padded = groups.filter(({ width }) => width > 0);
  for (const plain of groups.filter(({ width }) => width === 0)) {
    const padder = padded.find(
      ({ prefix, width }) => prefix === plain.prefix && plain.numbers.every((number) => String(number).length >= width),
    );
    if (padder === undefined) padded.push(plain);
    else for (const number of plain.numbers) padder.numbers.push(number);
  }
  return padded;
}

function gapOf({ prefix, width, numbers }: Group): Omit<SequenceGap, 'appId' | 'kind'>[] {
  numbers.sort((one, other) => one - other);
  const [first = 0, last = 0] = [numbers[0], numbers.at(-1)];
  const missing = last - first + 1 - numbers.length;
  if (missing === 0 || missing > numbers.length) return [];
  const idOf = (number: number): string => prefix + String(number).padStart(width, '0');
  const missingIds: string[] = [];
  for (let index = 1; index < numbers.length && missingIds.length < MOST_MISSING; index += 1) {
    const next = numbers[index] ?? 0;
    let number = (numbers[index - 1] ?? 0) + 1;
    for (; number < next && missingIds.length < MOST_MISSING; number += 1) missingIds.push(idOf(number));
  }
  return [{ prefix, first: idOf(first), last: idOf(last), received: numbers.length, missing, missingIds }];
}
