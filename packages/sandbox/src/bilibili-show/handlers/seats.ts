import { stringifyJson } from '@boxwire/contract';
import { DataText } from '../answers/data.ts';
import { refuse } from '../answers/refusal.ts';
import { screenOf } from '../catalogue/catalogue.ts';
import type { Project, Screen } from '../catalogue/project.ts';
import type { SeatArea, SeatClass, SeatMap } from '../catalogue/seat-map.ts';
import { imageUrl } from '../views/project-view.ts';
import type { UserCall } from '../world.ts';

interface SeatedScreen {
  readonly project: Project;
  readonly screen: Screen;
  readonly seats: SeatMap;
}

/** place/get: areas of a screen, in wire order (bilibili-show §4, §13.10). */
export function getPlace({ world, parameters }: UserCall): DataText {
  const project = world.catalogue.find(parameters.integer('project_id'));
  const found = project && seatedScreen([project], parameters.integer('screen_id'));
  if (found === undefined) throw refuse(100080);
  const { areas } = found.seats;
  const byArea = (value: (area: SeatArea) => string): string =>
    `{${areas.map((area) => `"${area.id}":${JSON.stringify(value(area))}`).join(',')}}`;
  const rest = stringifyJson({
    base_pic: imageUrl(world, 'seats'),
    d_width: 800,
    d_height: 300,
    available_area: areas.filter((area) => hasFreeSeat(found.seats, area)).map(({ id }) => id),
    ticket_area: found.screen.skus.map(({ id, priceFen }) => ({ id, price: priceFen, area: areasOf(found.seats, id) })),
  });
  const texts = [`"area_list":${byArea(({ polygon }) => polygon)}`, `"area_name":${byArea(({ name }) => name)}`];
  return new DataText(`${rest.slice(0, -1)},${texts.join(',')}}`);
}

/** area/seat: rows of letters, and what the letters cost (bilibili-show §4). */
export function getAreaSeats({ world, parameters }: UserCall): unknown {
  const found = seatedScreen(world.catalogue.projects, parameters.integer('screen_id'));
  const area = found?.seats.areas.find(({ id }) => id === parameters.integer('area_id'));
  if (found === undefined || area === undefined) throw refuse(100080);
  const { seats, screen } = found;
  const inArea = [...seats.places()].filter(({ areaId }) => areaId === area.id);
  const place = (code: string): string => code.slice(String(area.id).length + 1);
  return {
    max_limit: screen.skus[0]?.limit ?? 0,
    seats: area.rows,
    seatsName: Object.fromEntries(inArea.map(({ code }) => [place(code), seatName(code)])),
    symbol: Object.fromEntries(seats.classes.map((seatClass) => symbolOf(seatClass, found))),
    unavailable: inArea.filter(({ code }) => !seats.isFree(code)).map(({ code }) => place(code)),
  };
}

function seatedScreen(projects: readonly Project[], screenId: number | undefined): SeatedScreen | undefined {
  for (const project of projects) {
    const screen = screenOf(project, screenId);
    if (screen?.seats != null) return { project, screen, seats: screen.seats };
  }
  return undefined;
}

function hasFreeSeat(seats: SeatMap, { id }: SeatArea): boolean {
  return [...seats.places()].some(({ areaId, code }) => areaId === id && seats.isFree(code));
}

function areasOf(seats: SeatMap, skuId: number): number[] {
  return [...new Set([...seats.places()].filter((place) => place.skuId === skuId).map(({ areaId }) => areaId))];
}

function symbolOf({ symbol, skuId }: SeatClass, { screen, seats }: SeatedScreen): [string, unknown] {
  const sku = screen.skus.find(({ id }) => id === skuId);
  const free = [...seats.places()].some((place) => place.skuId === skuId && seats.isFree(place.code));
  return [symbol, { desc: sku?.desc ?? '', price: sku?.priceFen ?? 0, sale_flag: Number(free) }];
}

// people count from 1
function seatName(code: string): string {
  const [, row = 0, column = 0] = code.split('_').map(Number);
  return `${row + 1}-${column + 1}`;
}
