import { bestFlag, isBuyable, saleFlag, skuFlag, type FlagContext } from '../catalogue/sale-flag.ts';
import type { Screen, Sku } from '../catalogue/project.ts';
import { seconds, shanghaiDate, shanghaiDayName, shanghaiTime } from '../shanghai-time.ts';

/** A screen as project/get and infoByDate show it (bilibili-show §3.3). */
export function screenView(screen: Screen, context: FlagContext): unknown {
  const { project } = context;
  const flag = saleFlag(bestFlag([screen], context));
  return {
    id: screen.id,
    name: shanghaiDayName(screen.startsAt),
    project_id: project.id,
    start_time: seconds(screen.startsAt),
    type: 1,
    ticket_type: project.paper ? 1 : 2,
    screen_type: 1,
    // 1 is electronic here, while ticket_type 1 is paper (bilibili-show §13.7)
    delivery_type: project.paper ? 3 : 1,
    pick_seat: Number(project.pickSeat),
    express_fee: project.expressFeeFen,
    express_free_flag: Number(project.paper && project.expressFeeFen === 0),
    saleFlag: flag,
    sale_flag: flag,
    sale_flag_number: flag.number,
    clickable: isBuyable(flag.number),
    sale_start: seconds(project.saleBeginsAt),
    sale_end: seconds(project.saleEndsAt),
    show_date: shanghaiDate(screen.startsAt),
    jump_page: project.pickSeat ? 'seat' : 'confirm',
    ticket_list: screen.skus.map((sku) => ticketView(sku, screen, context)),
  };
}

function ticketView(sku: Sku, screen: Screen, context: FlagContext): unknown {
  const { project } = context;
  const flag = saleFlag(skuFlag(sku, context));
  const { discount } = sku;
  return {
    id: sku.id,
    project_id: project.id,
    price: sku.priceFen,
    desc: sku.desc,
    screen_name: shanghaiDayName(screen.startsAt),
    type: 1,
    sale_type: 1,
    is_sale: Number(sku.onSale),
    num: context.hintOf(sku),
    clickable: isBuyable(flag.number),
    // text here, seconds at the screen (bilibili-show §3.3)
    sale_start: shanghaiTime(project.saleBeginsAt),
    sale_end: shanghaiTime(project.saleEndsAt),
    saleStart: seconds(project.saleBeginsAt),
    saleEnd: seconds(project.saleEndsAt),
    sale_flag: flag,
    saleFlag: flag,
    sale_flag_number: flag.number,
    static_limit: { num: sku.limit, num_type: 2 },
    discount_act: discount === null ? null : { act_id: discount.actId, act_type: discount.actType },
    anonymous_buy: false,
  };
}
