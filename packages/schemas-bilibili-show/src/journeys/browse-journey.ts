import { journey, type Journey, type JourneyContext, type StepSpec } from '@boxwire/contract';
import { z } from 'zod';
import { showId } from '../codecs/show-id.ts';
import type { BilibiliShowEndpoints } from '../endpoints/endpoints.ts';
import type { Project } from '../models/project.ts';
import { isBuyable } from '../models/sale-flag.ts';
import type { Screen } from '../models/screen.ts';
import { purchaseKindOf, type PurchaseKind } from '../purchase/purchase-kind.ts';
import { requirementsOf, type RequirementId } from '../purchase/requirements.ts';
import { areasOf, decodeSeatMap, type Area, type Seat } from '../seats/decode-seat-map.ts';
import { pickScreen } from './pick-screen.ts';
import { reason } from './reason.ts';

const browseInput = z.object({
  projectId: showId(),
  /** One of the project's sales dates; without it a dated project shows its dates only. */
  date: z.iso.date().optional(),
  /** Shows the areas of this screen, where seats are picked. */
  screenId: showId().optional(),
  /** Shows the seats of this area; without it those of the first area with seats. */
  areaId: showId().optional(),
});

function browseSteps(endpoints: BilibiliShowEndpoints) {
  const projectId = { from: { step: 'project', pointer: '/id' }, via: ['text'] } as const;
  return {
    project: { endpoint: endpoints.project.getV2, summary: 'what is sold, and how' },
    day: {
      endpoint: endpoints.project.infoByDate,
      summary: 'the screens of one date',
      links: [
        { to: '/query/id', ...projectId },
        { to: '/query/date', from: { step: 'project', pointer: '/sales_dates/{date}/date' } },
      ],
    },
    place: {
      endpoint: endpoints.place.get,
      summary: 'the areas of a screen',
      links: [{ to: '/query/project_id', ...projectId }],
    },
    area: { endpoint: endpoints.area.seat, summary: 'the seats of an area' },
  } satisfies Readonly<Record<string, StepSpec>>;
}

type BrowseSteps = ReturnType<typeof browseSteps>;
type Context = JourneyContext<z.output<typeof browseInput>, BrowseSteps>;

/** What browsing shows. Prices in fen. */
export interface Browsed {
  readonly projectId: string;
  readonly name: string;
  readonly kind: PurchaseKind;
  /** What an order will have to supply. */
  readonly requires: readonly RequirementId[];
  /** Sales dates; empty where none is picked. */
  readonly dates: readonly string[];
  readonly screens: readonly BrowsedScreen[];
  readonly areas: readonly Area[];
  readonly seats: readonly Seat[];
}

/** A screen with its ticket classes. */
export interface BrowsedScreen {
  readonly id: string;
  readonly name: string;
  readonly tickets: readonly {
    readonly skuId: string;
    readonly text: string;
    readonly priceFen: number;
    readonly buyable: boolean;
    /** How many one buyer may take; `null` where nothing is said. */
    readonly limit: number | null;
  }[];
}

/** `bilibili-show.browse`: the project, the screens of a date, and the seat map of a screen. Only reads. */
export function browseJourney(endpoints: BilibiliShowEndpoints): Journey<typeof browseInput, BrowseSteps, Browsed> {
  return journey({
    id: 'bilibili-show.browse',
    summary: 'Shows a project: what it asks for, its dates, screens, prices and seats',
    source: 'bilibili-show §3, §4',
    input: browseInput,
    steps: browseSteps(endpoints),
    run: async (context: Context): Promise<Browsed> => {
      const { input, call, need } = context;
      const project = need(await call('project', { query: { id: input.projectId } }));
      const dates = (project.sales_dates ?? []).map(({ date }) => date);
      const screens = await readScreens(context, project);
      const kind = purchaseKindOf(project, screens.find(({ id }) => id === input.screenId) ?? screens[0]);
      const plan = kind.pickSeat && input.screenId !== undefined ? await readSeats(context, screens) : NO_SEATS;
      return {
        projectId: project.id,
        name: project.name,
        kind,
        requires: requirementsOf(kind, { needContact: project.need_contact ?? false }).map(({ id }) => id),
        dates,
        screens: screens.map(showScreen),
        ...plan,
      };
    },
  });
}

const NO_SEATS = { areas: [], seats: [] } as const;

async function readScreens({ input, call, need, fail }: Context, project: Project): Promise<readonly Screen[]> {
  const dates = (project.sales_dates ?? []).map(({ date }) => date);
  if (dates.length === 0 || input.date === undefined) return project.screen_list ?? [];
  const date = dates.indexOf(input.date);
  if (date < 0) return fail(reason('DateNotOnSale', `${dates.length.toString()} dates are sold, not this one`));
  return need(await call('day', {}, { pick: { date } })).screen_list ?? [];
}

async function readSeats(
  { input, call, need, fail }: Context,
  screens: readonly Screen[],
): Promise<{ areas: readonly Area[]; seats: readonly Seat[] }> {
  const picked = pickScreen(screens, input.screenId);
  if ('refusal' in picked) return fail(picked.refusal);
  const screenId = picked.item.id;
  const areas = areasOf(need(await call('place', { query: { screen_id: screenId } })));
  const areaId = input.areaId ?? areas.find(({ available }) => available)?.id;
  if (areaId === undefined) return { areas, seats: [] };
  const map = need(await call('area', { query: { screen_id: screenId, area_id: areaId } }));
  return { areas, seats: decodeSeatMap(areaId, map) };
}

function showScreen(screen: Screen): BrowsedScreen {
  return {
    id: screen.id,
    name: screen.name,
    tickets: screen.ticket_list.map((ticket) => ({
      skuId: ticket.id,
      text: ticket.desc ?? '',
      priceFen: ticket.price,
      buyable: isBuyable(ticket),
      limit: (ticket.static_limit?.num ?? 0) > 0 ? (ticket.static_limit?.num ?? null) : null,
    })),
  };
}
