import { refuse } from '../answers/refusal.ts';
import { expressFeeOf } from '../catalogue/project.ts';
import { linesOf, totalOf } from '../orders/pricing.ts';
import type { Prepared } from '../orders/prepared-book.ts';
import { shanghaiDayName } from '../shanghai-time.ts';
import { buyerView } from '../views/buyer-view.ts';
import { imageUrl, ruleString } from '../views/project-view.ts';
import type { UserCall } from '../world.ts';

/** order/confirmInfo: what createV2 will be asked to pay (bilibili-show §7). */
export function confirmInfo(call: UserCall): unknown {
  const { world, request, user, parameters } = call;
  const prepared = world.prepared.find(parameters.text('token'));
  if (prepared?.user !== user || prepared.used || request.now >= prepared.expiresAt) throw refuse(100051);
  const { project, screen, count, orderType } = prepared;
  const lines = linesOf(prepared, prepared.seats ?? []);
  const itemMoney = totalOf(lines);
  const expressFee = expressFeeOf(project);
  return {
    count,
    project_id: project.id,
    project_name: project.name,
    project_img: imageUrl(world, `project-${project.id}`),
    venue_name: '沙盒场馆',
    screen_id: screen.id,
    screen_name: shanghaiDayName(screen.startsAt),
    ticket_info: ticketInfo(call, prepared),
    ticket_type: project.paper ? 1 : 2,
    order_type: orderType,
    act: actOf(prepared),
    item_total_money: itemMoney,
    pay_money: itemMoney + expressFee,
    express_fee: expressFee,
    deliver_type: project.paper ? 3 : 1,
    buyer_info: ruleString(project),
    id_bind: project.idBind,
    is_package: 0,
    need_contact: Number(project.needContact),
    contact_info: user.contact,
    buyerList: buyerList(call, prepared),
    hotProject: project.hot,
    orderCreateUrl: createUrl(call),
  };
}

function ticketInfo({ world }: UserCall, prepared: Prepared): unknown {
  const [line] = linesOf(prepared, prepared.seats ?? []);
  const sku = line?.sku ?? prepared.sku ?? prepared.screen.skus[0];
  const linkName = world.forms.linkScName === 'text' ? '' : [];
  return {
    name: sku?.desc ?? '',
    price: line?.priceFen ?? sku?.priceFen ?? 0,
    count: prepared.count,
    sku_id: sku?.id ?? 0,
    link_sc_name: linkName,
  };
}

function actOf({ sku, withAct }: Prepared): unknown {
  return withAct && sku?.discount != null ? { act_id: sku.discount.actId } : null;
}

function buyerList({ world, user }: UserCall, { project, count }: Prepared): unknown {
  if (project.idBind === 0) return world.forms.noBuyerList === 'null' ? null : { list: [], max_limit: 0 };
  const options = { forms: world.forms, unmasked: false, place: 'confirmInfo' } as const;
  const list = user.buyers.map((buyer) => buyerView(buyer, user, options));
  return { list, max_limit: project.idBind === 1 ? 1 : count };
}

// a client that kept a real host name would refuse a loopback address, so such a one gets none
function createUrl({ world, request }: UserCall): string {
  if (world.forms.orderCreateUrl === 'empty' || request.addressing.kind === 'real') return '';
  return request.url('show', '/api/ticket/order/createV2');
}
