import type { Running } from './start.ts';
import type { Answer, Json } from './wire.ts';

/** What a purchase of the tests is made of; the five kinds of bilibili-show §11 in the sandbox's own numbers. */
export interface Purchase {
  readonly user: number;
  readonly projectId: number;
  readonly count: number;
  /** Changes of the createV2 body; `undefined` takes a member away. */
  readonly create: Readonly<Record<string, unknown>>;
  readonly prepare: Readonly<Record<string, unknown>>;
  /** Index of the screen, or of the date. */
  readonly screen: number;
}

const DEFAULTS: Purchase = { user: 1, projectId: 710_001, count: 1, create: {}, prepare: {}, screen: 0 };

/** A project with its screens, wherever they are listed. */
export async function readProject(run: Running, projectId: number, screen = 0): Promise<Json> {
  const project = (await run.get('/project/getV2', { id: projectId }, 0)).json.data;
  if (project.sales_dates.length === 0) return project;
  const { date } = project.sales_dates[screen];
  const day = (await run.get('/project/infoByDate', { id: projectId, date }, 0)).json.data;
  return { ...project, screen_list: [...Array(screen).fill(undefined), ...day.screen_list] };
}

/** Buyers as the h5 page writes them into createV2. */
export function buyersText(user: number, count: number): string {
  const first = 810_001 + (user - 1) * 10;
  return JSON.stringify(
    Array.from({ length: count }, (_, index) => ({
      id: String(first + index),
      name: '测试甲',
      tel: '100****0001',
      personal_id: '0000**********0001',
      id_type: 0,
    })),
  );
}

/** `deliver_info` of an account's first address. */
export function deliverText(user: number): string {
  const number = (user - 1) * 10 + 1;
  return JSON.stringify({
    name: '测试收件人',
    tel: '10000050001',
    addr_id: 820_000 + number,
    addr: '沙盒省沙盒市沙盒区沙盒路 1 号',
  });
}

/** Free seats of class a, as area/seat shows them. */
async function pickSeats(run: Running, screenId: number, { count, user }: Purchase): Promise<string[]> {
  const { data } = (await run.get('/area/seat', { screen_id: screenId, area_id: 12, timestamp: 1 }, user)).json;
  const free = Object.keys(data.seatsName).filter((place) => {
    const [row, column] = place.split('_').map(Number);
    return data.seats[row!][column!] === 'a' && !data.unavailable.includes(place);
  });
  return free.slice(0, count).map((place) => `12_${place}`);
}

/** The bodies of prepare and createV2 for a purchase, before the token is known. */
export async function bodiesOf(run: Running, wanted: Partial<Purchase> = {}): Promise<{ prepare: Json; create: Json }> {
  const purchase = { ...DEFAULTS, ...wanted };
  const { user, projectId, count } = purchase;
  const project = await readProject(run, projectId, purchase.screen);
  const screen = project.screen_list[purchase.screen];
  const [ticket] = screen.ticket_list;
  const seats = project.pick_seat === 1 ? await pickSeats(run, screen.id, purchase) : undefined;
  const tickets = { project_id: projectId, screen_id: screen.id, count, order_type: 1 };
  const prepare = { ...tickets, token: '', ...(seats ? { seats } : { sku_id: ticket.id }), ...purchase.prepare };
  const express = project.has_paper_ticket ? Math.max(0, project.express_fee) : 0;
  const create = {
    ...tickets,
    ...(seats ? { seats } : { sku_id: ticket.id }),
    pay_money: ticket.price * count + express,
    timestamp: run.admin.clock.now(),
    again: 0,
    deviceId: 'opaque',
    ...(project.id_bind > 0 && { buyer_info: buyersText(user, project.id_bind === 1 ? 1 : count) }),
    ...(project.need_contact && { buyer: '测试联系人', tel: '10000000001' }),
    ...(project.has_paper_ticket && { deliver_info: deliverText(user) }),
    ...purchase.create,
  };
  return { prepare, create };
}

/** prepare's token. */
export async function prepareToken(run: Running, wanted: Partial<Purchase> = {}): Promise<string> {
  const { prepare } = await bodiesOf(run, wanted);
  const answer = await run.postJson(`/order/prepare?project_id=${prepare.project_id}`, prepare, wanted.user);
  return answer.json.data.token;
}

/** prepare, then createV2: the answer of the latter. */
export async function create(run: Running, wanted: Partial<Purchase> = {}): Promise<Answer> {
  const bodies = await bodiesOf(run, wanted);
  const { project_id } = bodies.prepare;
  const prepared = await run.postJson(`/order/prepare?project_id=${project_id}`, bodies.prepare, wanted.user);
  const { token, ptoken } = prepared.json.data;
  const echo = ptoken === null ? {} : { ptoken: String(ptoken).replaceAll('=', '') };
  const body = { token, ...echo, ...bodies.create };
  return run.postJson(`/order/createV2?project_id=${project_id}`, body, wanted.user);
}

/** An order that waits for its payment: `data` of createV2. */
export async function order(run: Running, wanted: Partial<Purchase> = {}): Promise<Json> {
  const { json } = await create(run, wanted);
  const errno = json.errno ?? json.code;
  if (errno !== 0) throw new Error(`createV2 answered ${errno}`);
  return json.data;
}
