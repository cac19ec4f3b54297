import { refuse } from '../answers/refusal.ts';
import { screenOf, skuOf } from '../catalogue/catalogue.ts';
import type { Project, Screen, Sku } from '../catalogue/project.ts';
import { checkChallenge } from '../gate/challenges.ts';
import { checkHold } from '../gate/hold.ts';
import type { Preparation } from '../orders/prepared-book.ts';
import type { Parameters } from '../reading/parameters.ts';
import { readSeats } from '../reading/read-seats.ts';
import type { UserCall, World } from '../world.ts';

/** Beyond this a count is a mistake, and its total no longer a sum of money. */
const MOST_TICKETS = 1000;

/** order/prepare: a token for what is wanted; it reserves nothing (bilibili-show §6, §14). */
export function prepareOrder(call: UserCall): unknown {
  checkHold(call, 'prepare');
  checkChallenge(call, 'prepare');
  const { world, request } = call;
  const preparation = readPreparation(call);
  checkSaleWindow(world, preparation.project, request.now);
  const { token, ptoken, seats, screen } = world.prepared.add(preparation, request.now);
  request.mint('/data/token', token);
  if (ptoken !== null) request.mint('/data/ptoken', ptoken);
  const isFree = (code: string): boolean => screen.seats?.isFree(code) === true;
  return {
    token,
    shield: { open: 0 },
    project_name: null,
    screen_name: null,
    project_img: null,
    ga_data: {
      risk_level: 1,
      grisk_id: 'sbx-risk',
      decisions: [],
      riskParams: null,
      riskResult: 0,
      open: null,
    },
    success_seats: seats?.filter(isFree) ?? null,
    failed_seats: seats?.filter((code) => !isFree(code)) ?? null,
    ptoken,
  };
}

function readPreparation({ world, user, parameters }: UserCall): Preparation {
  if (parameters.contradicts('project_id')) throw refuse(1);
  const { project, screen } = findPlace(world, parameters);
  const seats = screen.seats === null ? null : (readSeats(parameters) ?? null);
  const sku = findSku(screen, parameters, seats);
  const count = parameters.integer('count') ?? seats?.length;
  if (count === undefined || count < 1 || count > MOST_TICKETS || (seats !== null && seats.length !== count))
    throw refuse(1);
  const orderType = parameters.integer('order_type') ?? 1;
  return { user, project, screen, sku, count, seats, orderType, withAct: asksForAct(parameters, sku, orderType) };
}

function findPlace({ catalogue }: World, parameters: Parameters): { project: Project; screen: Screen } {
  const project = catalogue.find(parameters.integer('project_id'));
  const screen = project && screenOf(project, parameters.integer('screen_id'));
  if (project === undefined || screen === undefined) throw refuse(100080);
  return { project, screen };
}

function findSku(screen: Screen, parameters: Parameters, seats: readonly string[] | null): Sku | null {
  const skuId = parameters.integer('sku_id');
  // seats stand for the sku, and one that is sent all the same names no price (bilibili-show §4)
  if (skuId === undefined && screen.seats !== null) return null;
  const sku = skuOf(screen, skuId);
  if (sku === undefined || seats?.some((code) => screen.seats?.find(code) === undefined) === true) throw refuse(100082);
  return sku;
}

function asksForAct(parameters: Parameters, sku: Sku | null, orderType: number): boolean {
  const discount = sku?.discount ?? null;
  return discount !== null && parameters.integer('act_id') === discount.actId && orderType === discount.actType;
}

function checkSaleWindow({ settings }: World, { saleBeginsAt, saleEndsAt }: Project, now: number): void {
  if (now >= saleEndsAt) throw refuse(100039);
  if (now < saleBeginsAt && settings.prepareBeforeSale === 'refuse') throw refuse(100041, { data: null });
}
