import { bestFlag, isBuyable, saleFlag, type FlagContext } from '../catalogue/sale-flag.ts';
import type { Project, Screen } from '../catalogue/project.ts';
import { seconds, shanghaiDate, shanghaiTime } from '../shanghai-time.ts';
import type { World } from '../world.ts';
import { screenView } from './screen-view.ts';

/** Sale flags at a time, as the stock is shown then. */
export function flagContext({ hints, orders }: World, project: Project, now: number): FlagContext {
  return { project, now, hintOf: (sku) => hints.of(sku, now), isHeld: (sku) => orders.isHeld(sku) };
}

/** `data` of project/get and project/getV2 (bilibili-show §3.2). */
export function projectView(world: World, project: Project, now: number): unknown {
  const { forms } = world;
  const context = flagContext(world, project, now);
  const flag = saleFlag(bestFlag(project.screens, context));
  const { id, name, idBind, paper, dated, expressFeeFen } = project;
  const binary = (value: boolean): boolean | number => (forms.ticketFlags === 'boolean' ? value : Number(value));
  return {
    id,
    name,
    mid: 1,
    venue_id: 1,
    place_id: project.pickSeat ? 1 : 0,
    merchant_id: 1,
    channel_user_id: 1,
    status: 1,
    hide: 0,
    recommend: 0,
    is_refund: 1,
    is_exclusive: 0,
    is_sale: Number(project.onSale),
    type: 6,
    project_type: dated ? 2 : 1,
    pick_seat: Number(project.pickSeat),
    id_bind: idBind,
    buyer_info: ruleString(project),
    need_contact: forms.needContact === 'boolean' ? project.needContact : Number(project.needContact),
    hotProject: project.hot,
    has_eticket: binary(!paper),
    has_paper_ticket: binary(paper),
    express_fee: expressFeeFen,
    express_free_flag: Number(paper && expressFeeFen === 0),
    sale_flag: flag.display_name,
    sale_flag_number: flag.number,
    ...timesOf(project, now),
    is_price: 1,
    is_free: Number(lowestPrice(project) === 0),
    ...pricesOf(project),
    sales_dates: dated ? project.screens.map(({ startsAt }) => ({ date: shanghaiDate(startsAt) })) : [],
    ...(project.screenList === 'present' && {
      // a date project shows its screens by infoByDate alone (bilibili-show §3.5)
      screen_list: dated ? [] : project.screens.map((screen) => screenView(screen, context)),
    }),
    ...venueOf(),
    performance_image: JSON.stringify({ first: { url: imageUrl(world, `project-${id}`), desc: '' }, banner: {} }),
    performance_desc: performanceDesc(project),
    fav_status: null,
    crowdfund: null,
    refund_sku_ids: [],
    canClick: isBuyable(flag.number),
    wish_info: { count: 0 },
  };
}

/** Opaque rule: real names or not (bilibili-show §3.4). */
export function ruleString({ idBind }: Pick<Project, 'idBind'>): string {
  return idBind > 0 ? '2,1' : '';
}

/** Protocol-relative, on this sandbox. */
export function imageUrl({ context }: World, name: string): string {
  return `${context.baseOf('show').replace(/^http:/, '')}/image/${name}.svg`;
}

/** Name and place of the venue. */
export function venueOf(): { readonly venue_info: unknown; readonly place_info: unknown } {
  return {
    venue_info: { name: '沙盒场馆', address_detail: '沙盒路 1 号', province_name: '沙盒省', city_name: '沙盒市' },
    place_info: { name: '沙盒大厅' },
  };
}

/** Times of the event and the sale, in seconds. */
export function timesOf(project: Project, now: number): Readonly<Record<string, number>> {
  const { screens, saleBeginsAt, saleEndsAt } = project;
  const starts = screens.map(({ startsAt }) => startsAt);
  const [first, last] = [starts[0] ?? saleEndsAt, starts.at(-1) ?? saleEndsAt];
  const countDown = seconds(saleBeginsAt) - seconds(now);
  return {
    start_time: seconds(first),
    end_time: seconds(last + 7_200_000),
    sale_begin: seconds(saleBeginsAt),
    sale_end: seconds(saleEndsAt),
    count_down: countDown,
    bs_countDown: countDown,
    current_time: seconds(now),
  };
}

function pricesOf(project: Project): Readonly<Record<string, unknown>> {
  const prices = project.screens.flatMap(({ skus }) => skus.map(({ priceFen }) => priceFen));
  const [low, high] = prices.length === 0 ? [0, 0] : [Math.min(...prices), Math.max(...prices)];
  return { all_refund: 0, pre_sale: 0, price_low: low, price_high: high, market_price: { min: 0, max: 0, has: false } };
}

function lowestPrice({ screens }: Project): number {
  return Math.min(...screens.flatMap(({ skus }) => skus.map(({ priceFen }) => priceFen)));
}

const REAL_NAME_TEXT = { 0: '无需实名', 1: '一单一证', 2: '一人一证' } as const;

// older clients read id_bind from this text (bilibili-show §3.2)
function performanceDesc({
  idBind,
  screens,
}: {
  readonly idBind: 0 | 1 | 2;
  readonly screens: readonly Screen[];
}): unknown {
  const startsAt = screens[0]?.startsAt;
  const details = [
    { title: '演出时间', content: startsAt === undefined ? '待定' : shanghaiTime(startsAt) },
    { title: '实名认证', content: REAL_NAME_TEXT[idBind] },
  ];
  return {
    type: 1,
    list: [
      { module: 'base_info', module_name: '基础信息', details },
      { module: 'activity_content', module_name: '活动内容', details: '<p>沙盒演出，并无此事。</p>' },
    ],
  };
}
