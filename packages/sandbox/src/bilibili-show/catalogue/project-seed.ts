import type { Random } from '../../core/random.ts';
import { shanghaiMidnight } from '../shanghai-time.ts';
import type { BilibiliShowProject } from './project-option.ts';
import type { Project, Screen, Sku } from './project.ts';
import { seedSeats } from './seat-seed.ts';

const DAY_MS = 86_400_000;
const EVENT_IN_DAYS = 60;
const DATES = 3;

/** What a project is built with. */
export interface SeedContext {
  /** Epoch milliseconds at the start of the sandbox. */
  readonly now: number;
  readonly random: Random;
  /** By sku id, instead of the seeded one. */
  readonly stock: Readonly<Record<string, number>>;
}

/** Builds a project from its option. Ids follow the project's: 710 007 has screen 720 007 and skus 730 007 and 735 007. */
export function buildProject(option: BilibiliShowProject, seed: SeedContext): Project {
  const { id, idBind = 0, paper = false, saleOpensInMs = -DAY_MS } = option;
  const eventDay = shanghaiMidnight(seed.now) + EVENT_IN_DAYS * DAY_MS;
  const screens = buildScreens(option, seed, eventDay);
  return {
    id,
    name: option.name ?? '沙盒演出',
    idBind,
    paper,
    pickSeat: option.pickSeat ?? false,
    dated: option.dated ?? false,
    needContact: option.needContact ?? idBind === 0,
    hot: option.hot ?? false,
    expressFeeFen: option.expressFeeFen ?? (paper ? 1500 : 0),
    screens,
    screenList: screens.length === 0 ? 'absent' : 'present',
    saleBeginsAt: seed.now + saleOpensInMs,
    saleEndsAt: option.saleClosesInMs === undefined ? eventDay : seed.now + option.saleClosesInMs,
    onSale: option.onSale ?? true,
    receivedFen: 0,
  };
}

function buildScreens(option: BilibiliShowProject, seed: SeedContext, eventDay: number): Screen[] {
  const { screens = option.dated === true ? DATES : 2 } = option;
  return Array.from({ length: screens }, (_, index) => {
    const offset = index * 1000 + (option.id - 710_000);
    const startsAt = eventDay + index * DAY_MS + 19.5 * 3_600_000;
    const ids = [730_000 + offset, 735_000 + offset] as const;
    const seats = option.pickSeat === true ? seedSeats(ids) : null;
    const skus = ids.map((id, tier) => buildSku(option, { id, tier, seed, seats }));
    return { id: 720_000 + offset, startsAt, skus, seats };
  });
}

interface SkuPlace {
  readonly id: number;
  readonly tier: number;
  readonly seed: SeedContext;
  readonly seats: Screen['seats'];
}

function buildSku(option: BilibiliShowProject, { id, tier, seed, seats }: SkuPlace): Sku {
  const { priceFen = 29_800, discount } = option;
  const seatStock =
    seats === null ? undefined : [...seats.places()].filter(({ skuId, code }) => skuId === id && seats.isFree(code));
  const supplied = seatStock?.length ?? seed.stock[id] ?? option.stock ?? seed.random.integer(200, 999);
  return {
    id,
    desc: tier === 0 ? '普通票' : 'VIP 票',
    priceFen: tier === 0 || priceFen === 0 ? priceFen : priceFen + 20_000,
    discount: tier === 0 && discount !== undefined ? discount : null,
    limit: option.limit ?? 4,
    supplied,
    stock: supplied,
    onSale: option.skuOnSale ?? true,
    forcedFlag: null,
  };
}
