import type { SandboxAction } from '../core/actions.ts';
import { readTime } from '../core/clock/read-time.ts';
import { SandboxError } from '../core/errors.ts';
import type { Project, Sku } from './catalogue/project.ts';
import { isSaleFlag } from './catalogue/sale-flag-text.ts';
import { BILIBILI_SHOW_CHALLENGE_ANSWER } from './gate/challenges.ts';
import type { World } from './world.ts';

type Input = Readonly<Record<string, unknown>>;

/** What the account holder does (by uid, challenge or order number) and what the operator does. */
export function bilibiliShowActions(world: World): readonly SandboxAction[] {
  return [...holderActions(world), ...accountActions(world), ...saleActions(world)];
}

function holderActions({ people, orders }: World): SandboxAction[] {
  return [
    {
      role: 'holder',
      name: 'login',
      summary: 'the account (uid) logs in: its cookies come out',
      run: (uid) => {
        const user = people.get(uid);
        user.loggedIn = true;
        return { SESSDATA: user.sessdata, DedeUserID: String(user.uid), bili_jct: user.biliJct };
      },
    },
    {
      role: 'holder',
      name: 'answerChallenge',
      summary: 'answers the challenge that waits, by uid or v_voucher; what a request would carry comes out',
      run: (ref) => {
        const user = people.challenged(ref);
        if (user.challenge === null) throw new SandboxError('ACTION_REFUSED', 'no challenge waits for this account');
        user.challenge = null;
        return { uid: user.uid, answer: BILIBILI_SHOW_CHALLENGE_ANSWER };
      },
    },
    {
      role: 'holder',
      name: 'pay',
      summary: 'pays an order (order number)',
      run: (orderId) => {
        const order = orders.get(orderId);
        orders.pay(order, 'holder:pay');
        return { orderId, status: order.status };
      },
    },
  ];
}

function accountActions({ people, challenges, envelopes }: World): SandboxAction[] {
  return [
    {
      role: 'operator',
      name: 'challenge',
      summary: 'arms a challenge of an account (uid); input.errno -401, 401 or 100044, input.on prepare or createV2',
      run: (uid, input) => {
        const { errno, on, voucher } = challenges.arm(people.get(uid), input);
        return { uid: Number(uid), errno, on, voucher };
      },
    },
    {
      role: 'operator',
      name: 'logout',
      summary: 'ends the session of an account (uid)',
      run: (uid) => {
        people.get(uid).loggedIn = false;
        return { uid: Number(uid), loggedIn: false };
      },
    },
    {
      role: 'operator',
      name: 'envelope',
      summary: 'an endpoint (its id, * for all) answers in input.form from now on',
      run: (endpointId, input) => ({ endpointId, form: envelopes.set(endpointId, input.form) }),
    },
  ];
}

function saleActions({ catalogue }: World): SandboxAction[] {
  const sale = (name: string, summary: string, onSale: boolean): SandboxAction => ({
    role: 'operator',
    name,
    summary,
    run: (id) => {
      const target = catalogue.find(Number(id)) ?? findSku(catalogue.skus(), id);
      target.onSale = onSale;
      return { id: Number(id), onSale };
    },
  });
  return [
    sale('takeOffSale', 'a project, or a sku, can no longer be bought', false),
    sale('putOnSale', 'a project, or a sku, can be bought', true),
    {
      role: 'operator',
      name: 'setFlag',
      summary:
        'a sku shows the sale flag input.number, null for its own again; one that cannot be bought refuses orders',
      run: (id, { number }) => {
        const sku = findSku(catalogue.skus(), id);
        if (number !== null && !isSaleFlag(number)) {
          throw new SandboxError('ADMIN_INPUT_INVALID', 'expected input.number as a sale flag of bilibili-show §3.3');
        }
        sku.forcedFlag = number;
        return { skuId: sku.id, number };
      },
    },
    {
      role: 'operator',
      name: 'setStock',
      summary: 'a sku without seats has input.stock left',
      run: (id, input) => setStock(catalogue.projects, id, input),
    },
    {
      role: 'operator',
      name: 'setSaleWindow',
      summary: 'the sale of a project runs from input.begin to input.end (epoch milliseconds or ISO 8601)',
      run: (id, input) => {
        const project = findProject(catalogue.projects, id);
        const [begin, end] = [
          timeOf(input, 'begin') ?? project.saleBeginsAt,
          timeOf(input, 'end') ?? project.saleEndsAt,
        ];
        [project.saleBeginsAt, project.saleEndsAt] = [begin, end];
        return { projectId: project.id, begin: new Date(begin).toISOString(), end: new Date(end).toISOString() };
      },
    },
  ];
}

function setStock(projects: readonly Project[], id: string, { stock }: Input): unknown {
  const skus = projects
    .filter(({ pickSeat }) => !pickSeat)
    .flatMap(({ screens }) => screens.flatMap((own) => own.skus));
  const sku = findSku(skus, id);
  if (typeof stock !== 'number' || !Number.isSafeInteger(stock) || stock < 0) {
    throw new SandboxError('ADMIN_INPUT_INVALID', 'expected input.stock as an integer of 0 or more');
  }
  sku.supplied += stock - sku.stock;
  sku.stock = stock;
  return { skuId: sku.id, stock };
}

function findSku(skus: readonly Sku[], id: string): Sku {
  const sku = skus.find((own) => String(own.id) === id);
  if (sku === undefined)
    throw new SandboxError('SUBJECT_UNKNOWN', 'no such id: project/get lists the projects and skus');
  return sku;
}

function findProject(projects: readonly Project[], id: string): Project {
  const project = projects.find((own) => String(own.id) === id);
  if (project === undefined) throw new SandboxError('SUBJECT_UNKNOWN', 'no project of this id');
  return project;
}

function timeOf(input: Input, name: string): number | undefined {
  const value = input[name];
  if (value === undefined) return undefined;
  if (typeof value === 'string' || typeof value === 'number') return readTime(value);
  throw new SandboxError('ADMIN_INPUT_INVALID', `expected input.${name} as a time`);
}
