import type { RequirementId } from '@boxwire/schemas-bilibili-show';
import { seatMapLines } from '../output/seat-map.ts';
import type { Style } from '../output/style.ts';
import { tableLines } from '../output/table.ts';
import { drawnSeats } from './drawn-seats.ts';
import type { ProjectView, ScreenView } from './read-project.ts';

const REAL_NAMES = ['none', 'one buyer for the order', 'one buyer for each ticket'] as const;

/** A project for people: its kind, what an order will need, its screens and prices, and the seats that were asked for. */
export function projectLines(view: ProjectView, style: Style): string[] {
  const { kind, name, projectId, dates, requires, screens, areas, seats } = view;
  const yes = (flag: boolean, [one, other]: readonly [string, string]): string => (flag ? one : other);
  const rows = [
    ['real names', `${REAL_NAMES[kind.idBind]} (id_bind ${kind.idBind.toString()})`],
    ['seats', yes(kind.pickSeat, ['picked on the plan', 'given by the platform'])],
    ['tickets', yes(kind.paper, ['on paper, sent to an address', 'electronic'])],
    ['dates', yes(dates.length > 0, [dates.join('  '), kind.dated ? 'picked first' : 'by screen'])],
    ['an order needs', requires.map((id) => requirementText(id, view)).join(' · ') || 'nothing more'],
  ];
  return [
    `${style.bold(name)}  ${projectId}`,
    ...tableLines(rows.map(([key = '', text = '']) => [style.dim(key), text])).map((line) => `  ${line}`),
    ...screens.flatMap((screen) => screenLines(screen, style)),
    ...areas.map(({ id, name: own, available }) =>
      `  area ${id}  ${own}  ${available ? '' : style.dim('sold out')}`.trimEnd(),
    ),
    ...seatMapLines(drawnSeats(seats), style).map((line) => `  ${line}`),
  ];
}

function requirementText(id: RequirementId, { kind }: ProjectView): string {
  switch (id) {
    case 'date':
      return 'one of the dates (date)';
    case 'seats':
      return 'seat codes (seats)';
    case 'buyers':
      return `${REAL_NAMES[kind.idBind]} (buyerIds)`;
    case 'contact':
      return 'name and phone of a contact (contact)';
    case 'delivery':
      return 'a delivery address (addressId)';
  }
}

function screenLines({ id, name, startsAt, tickets }: ScreenView, style: Style): string[] {
  const rows = tickets.map(({ skuId, text, priceFen, buyable, flag, left, limit }) => [
    skuId,
    text,
    `¥${(priceFen / 100).toFixed(2)}`,
    (buyable ? style.green : style.red)(flag === undefined ? (buyable ? 'on sale' : 'not on sale') : flagText(flag)),
    left === undefined ? '' : style.dim(`${left.toString()} left`),
    limit === undefined ? '' : style.dim(`at most ${limit.toString()}`),
  ]);
  const when = startsAt === undefined ? '' : chinaTime(startsAt);
  return [
    `  screen ${id}  ${name}  ${style.dim(when)}`.trimEnd(),
    ...tableLines(rows, { right: [2] }).map((line) => `    ${line}`),
  ];
}

function flagText({ number, text }: { readonly number: number; readonly text: string }): string {
  return `${text === '' ? 'flag' : text} (${number.toString()})`;
}

/** `yyyy-MM-dd HH:mm` at +08:00. */
function chinaTime(time: Date): string {
  return new Date(time.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
