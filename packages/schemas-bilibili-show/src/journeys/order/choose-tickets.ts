import { z } from 'zod';
import type { Project } from '../../models/project.ts';
import { isBuyable } from '../../models/sale-flag.ts';
import type { Screen } from '../../models/screen.ts';
import type { Ticket } from '../../models/ticket.ts';
import { expressFeeFen, orderTotalFen } from '../../purchase/price.ts';
import { purchaseKindOf, type PurchaseKind } from '../../purchase/purchase-kind.ts';
import { pickScreen, pickTicket, type Picked } from '../pick-screen.ts';
import { reason } from '../reason.ts';
import { chooseSeats, type ChosenSeats } from './choose-seats.ts';
import type { OrderContext } from './order-context.ts';

/** What is bought: settled before anything is prepared. */
export interface ChosenTickets {
  readonly project: Project;
  readonly screen: Screen;
  /** `undefined` for seats of several classes: the seats themselves say. */
  readonly ticket: Ticket | undefined;
  readonly kind: PurchaseKind;
  readonly count: number;
  readonly seats: readonly string[];
  /** Indexes for the links into the project; none for dated projects, whose screens come from elsewhere. */
  readonly pick: Readonly<Record<string, number>> | undefined;
  /** What the prices shown add up to. */
  readonly totalFen: number;
  /** Server time minus the journey's, in milliseconds. */
  readonly clockOffsetMs: number;
}

/** Reads the project and settles date, screen, ticket class and seats. */
export async function chooseTickets(context: OrderContext): Promise<ChosenTickets> {
  const { input, call, need, fail, now } = context;
  const project = need(await call('project', { query: { id: input.projectId } }));
  const clockOffsetMs = project.current_time === undefined ? 0 : project.current_time.getTime() - now();
  const dated = purchaseKindOf(project).dated;
  const screens = dated ? await readDay(context, project) : (project.screen_list ?? []);
  const screen = orFail(pickScreen(screens, input.screenId), fail);
  const kind = purchaseKindOf(project, screen.item);
  const seats = kind.pickSeat ? await chooseSeats(context, screen.item) : undefined;
  const ticket = takeTicket(context, screen.item, seats);
  return {
    project,
    screen: screen.item,
    ticket: ticket?.item,
    kind,
    count: seats?.codes.length ?? input.count ?? 1,
    seats: seats?.codes ?? [],
    pick: dated ? undefined : { screen: screen.index, ticket: ticket?.index ?? 0 },
    totalFen: totalOf(
      { project, screen: screen.item, kind },
      seats?.totalFen ?? (ticket?.item.price ?? 0) * (input.count ?? 1),
    ),
    clockOffsetMs,
  };
}

type Fail = OrderContext['fail'];

function orFail<Item>(picked: Picked<Item>, fail: Fail): { readonly index: number; readonly item: Item } {
  return 'refusal' in picked ? fail(picked.refusal) : picked;
}

async function readDay(context: OrderContext, project: Project): Promise<readonly Screen[]> {
  const { input, call, need, fail, challenge } = context;
  const dates = (project.sales_dates ?? []).map(({ date }) => date);
  const wanted =
    input.date ??
    (await challenge({
      kind: 'date',
      ref: project.id,
      prompt: 'Choose one of the sales dates.',
      show: { dates },
      answerField: 'date',
      answer: z.iso.date(),
    }));
  const date = dates.indexOf(wanted);
  if (date < 0) return fail(reason('DateNotOnSale', `${dates.length.toString()} dates are sold, not this one`));
  return need(await call('day', {}, { pick: { date } })).screen_list ?? [];
}

function takeTicket(
  { input, fail }: OrderContext,
  screen: Screen,
  seats: ChosenSeats | undefined,
): { readonly index: number; readonly item: Ticket } | undefined {
  if (seats !== undefined && input.skuId === undefined) return undefined;
  const ticket = orFail(pickTicket(screen, input.skuId), fail);
  if (isBuyable(ticket.item)) return ticket;
  const flag =
    ticket.item.sale_flag?.display_name ?? `sale_flag_number ${(ticket.item.sale_flag_number ?? 0).toString()}`;
  return fail(reason('NotBuyable', `this ticket class is not sold now: ${flag}`));
}

function totalOf(of: Pick<ChosenTickets, 'project' | 'screen' | 'kind'>, ticketsFen: number): number {
  const { project, screen, kind } = of;
  // the screen's own fee counts where it states one
  const expressFen = expressFeeFen(screen.express_fee === undefined ? project : screen);
  return orderTotalFen({ ticketsFen, paper: kind.paper, expressFen });
}
