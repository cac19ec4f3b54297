import type { Failure } from '@boxwire/contract';
import type { CallOptions } from '@boxwire/http-core';
import {
  areasOf,
  bilibiliShow,
  decodeSeatMap,
  isBuyable,
  purchaseKindOf,
  requirementsOf,
  SALE_FLAGS,
  type Area,
  type Project,
  type PurchaseKind,
  type RequirementId,
  type Screen,
  type Seat,
  type Ticket,
} from '@boxwire/schemas-bilibili-show';
import type { Connection } from '../connection/connect.ts';

/** What is looked at. */
export interface ProjectQuestion {
  readonly projectId: string;
  readonly date?: string | undefined;
  readonly screenId?: string | undefined;
  readonly areaId?: string | undefined;
}

/** A project for a reader. Prices in fen, times as `Date`. */
export interface ProjectView {
  readonly projectId: string;
  readonly name: string;
  readonly kind: PurchaseKind;
  readonly requires: readonly RequirementId[];
  readonly dates: readonly string[];
  readonly screens: readonly ScreenView[];
  /** Of the screen asked for, where seats are picked. */
  readonly areas: readonly Area[];
  readonly seats: readonly Seat[];
}

/** A screen with what is sold for it. */
export interface ScreenView {
  readonly id: string;
  readonly name: string;
  readonly startsAt: Date | undefined;
  readonly tickets: readonly {
    readonly skuId: string;
    readonly text: string;
    readonly priceFen: number;
    readonly buyable: boolean;
    readonly flag: { readonly number: number; readonly text: string } | undefined;
    /** A hint of the platform's that may lag. */
    readonly left: number | undefined;
    readonly limit: number | undefined;
  }[];
}

/** A call that was refused while a project was read. */
export class RefusedCall extends Error {
  override readonly name = 'RefusedCall';
  readonly endpointId: string;
  readonly failure: Failure;

  constructor(endpointId: string, failure: Failure) {
    super(`${endpointId} was refused`);
    this.endpointId = endpointId;
    this.failure = failure;
  }
}

/** Reads a project, the screens of a date, and the seats of a screen. Throws `RefusedCall`. */
export async function readProject(
  { client }: Pick<Connection, 'client'>,
  question: ProjectQuestion,
  options: CallOptions,
): Promise<ProjectView> {
  const { getV2, infoByDate } = bilibiliShow.endpoints.project;
  const { projectId: id, date, screenId } = question;
  const project = taken(getV2.id, await client.$call(getV2, { query: { id } }, options));
  const day =
    date === undefined
      ? project
      : taken(infoByDate.id, await client.$call(infoByDate, { query: { id, date } }, options));
  const screens = day.screen_list ?? [];
  const kind = purchaseKindOf(project, screens.find((screen) => screen.id === screenId) ?? screens[0]);
  const isSeated = kind.pickSeat && screenId !== undefined;
  const plan = isSeated ? await readSeats({ client }, { ...question, screenId }, options) : NO_SEATS;
  return { ...facts(project, kind), screens: screens.map(screenView), ...plan };
}

const NO_SEATS = { areas: [], seats: [] } as const;

function facts(project: Project, kind: PurchaseKind): Omit<ProjectView, 'screens' | 'areas' | 'seats'> {
  return {
    projectId: project.id,
    name: project.name,
    kind,
    requires: requirementsOf(kind, { needContact: project.need_contact ?? false }).map(({ id }) => id),
    dates: (project.sales_dates ?? []).map(({ date }) => date),
  };
}

async function readSeats(
  { client }: Pick<Connection, 'client'>,
  { projectId, screenId, areaId }: ProjectQuestion & { readonly screenId: string },
  options: CallOptions,
): Promise<Pick<ProjectView, 'areas' | 'seats'>> {
  const { place, area } = bilibiliShow.endpoints;
  const query = { project_id: projectId, screen_id: screenId };
  const areas = areasOf(taken(place.get.id, await client.$call(place.get, { query }, options)));
  const seats: Seat[] = [];
  for (const { id } of areas.filter((each) => areaId === undefined || each.id === areaId)) {
    const asked = { query: { screen_id: screenId, area_id: id } };
    seats.push(...decodeSeatMap(id, taken(area.seat.id, await client.$call(area.seat, asked, options))));
  }
  return { areas, seats };
}

function screenView({ id, name, start_time, ticket_list }: Screen): ScreenView {
  return { id, name, startsAt: start_time, tickets: ticket_list.map(ticketView) };
}

function ticketView(ticket: Ticket): ScreenView['tickets'][number] {
  const number = ticket.sale_flag_number ?? ticket.sale_flag?.number;
  const limit = ticket.static_limit?.num ?? 0;
  const known: Readonly<Record<number, { readonly text: string }>> = SALE_FLAGS;
  return {
    skuId: ticket.id,
    text: ticket.desc ?? '',
    priceFen: ticket.price,
    buyable: isBuyable(ticket),
    flag:
      number === undefined ? undefined : { number, text: ticket.sale_flag?.display_name ?? known[number]?.text ?? '' },
    left: ticket.num,
    limit: limit > 0 ? limit : undefined,
  };
}

type Answer<Data> = { readonly ok: true; readonly data: Data } | (Failure & { readonly ok: false });

function taken<Data>(endpointId: string, outcome: Answer<Data>): Data {
  if (outcome.ok) return outcome.data;
  throw new RefusedCall(endpointId, outcome);
}
