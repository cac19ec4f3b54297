import { SandboxError } from '../core/errors.ts';
import type { PlatformContext } from '../core/platform.ts';
import { DEFAULT_FORMS } from './answers/answer-forms.ts';
import { EnvelopeSwitch } from './answers/envelope-switch.ts';
import { Catalogue } from './catalogue/catalogue.ts';
import { DEFAULT_PROJECTS } from './catalogue/default-projects.ts';
import type { BilibiliShowProject } from './catalogue/project-option.ts';
import { buildProject } from './catalogue/project-seed.ts';
import { StockHints } from './catalogue/stock-hints.ts';
import { Challenges } from './gate/challenges.ts';
import type { BilibiliShowSandboxOptions } from './options.ts';
import { OrderBook } from './orders/order-book.ts';
import { PreparedBook } from './orders/prepared-book.ts';
import { PeopleBook } from './people/people-book.ts';
import { seedUsers } from './people/people-seed.ts';
import type { World } from './world.ts';

const DEFAULT_USERS = 3;
const TEN_MINUTES_MS = 600_000;
const DAY_MS = 86_400_000;

/** Builds the state. Throws `SandboxError` `OPTION_INVALID`. */
export function createWorld(context: PlatformContext, options: BilibiliShowSandboxOptions): World {
  const payWindowMs = integer('payWindowMs', options.payWindowMs ?? TEN_MINUTES_MS, [1000, DAY_MS]);
  const lifeMs = integer('prepareTokenLifeMs', options.prepareTokenLifeMs ?? TEN_MINUTES_MS, [1000, DAY_MS]);
  const people = new PeopleBook(seedUsers(integer('users', options.users ?? DEFAULT_USERS, [1, 1000])));
  const catalogue = new Catalogue(buildProjects(context, options));
  mintSeeded(context, { people, catalogue });
  return {
    context,
    people,
    catalogue,
    hints: new StockHints(integer('stockHintLagMs', options.stockHintLagMs ?? 0, [0, DAY_MS])),
    prepared: new PreparedBook(context.random.fork('prepare'), lifeMs),
    orders: new OrderBook({ context, catalogue, random: context.random.fork('orders'), payWindowMs }),
    challenges: new Challenges(context.random.fork('challenges')),
    envelopes: new EnvelopeSwitch(options.envelope),
    forms: { ...DEFAULT_FORMS, ...options.forms },
    settings: {
      prepareBeforeSale: options.prepareBeforeSale ?? 'refuse',
      mallChecksReferer: options.mallChecksReferer ?? true,
      payWindowMs,
    },
  };
}

function buildProjects(context: PlatformContext, { projects = [], stock = {} }: BilibiliShowSandboxOptions) {
  const own = new Set(projects.map(({ id }) => id));
  if (own.size !== projects.length) throw invalid('projects: expected every id once');
  for (const project of projects) assertProject(project);
  const all = [...DEFAULT_PROJECTS.filter(({ id }) => !own.has(id)), ...projects];
  for (const [skuId, left] of Object.entries(stock)) integer(`stock.${skuId}`, left, [0, 1_000_000]);
  const seed = { now: context.clock.now(), stock };
  return all.map((option) => buildProject(option, { ...seed, random: context.random.fork(`project ${option.id}`) }));
}

function assertProject({ id, priceFen = 0, stock = 0, limit = 0, screens = 1 }: BilibiliShowProject): void {
  integer('projects[].id', id, [710_001, 710_999]);
  integer('projects[].priceFen', priceFen, [0, 100_000_000]);
  integer('projects[].stock', stock, [0, 1_000_000]);
  integer('projects[].limit', limit, [0, 1000]);
  integer('projects[].screens', screens, [0, 4]);
}

function mintSeeded(context: PlatformContext, { people, catalogue }: Pick<World, 'people' | 'catalogue'>): void {
  for (const { id, screens } of catalogue.projects) {
    context.mint('seed project_id', String(id));
    for (const screen of screens) context.mint('seed screen_id', String(screen.id));
  }
  for (const { id } of catalogue.skus()) context.mint('seed sku_id', String(id));
  for (const { buyers, addresses } of people.list()) {
    for (const { id } of buyers) context.mint('seed buyer id', String(id));
    for (const { id } of addresses) context.mint('seed addr_id', String(id));
  }
}

function integer(name: string, value: number, [least, most]: readonly [number, number]): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw invalid(`${name}: expected an integer from ${least} to ${most}`);
}

function invalid(problem: string): SandboxError {
  return new SandboxError('OPTION_INVALID', problem);
}
