import { createClient, createCookieJar, journeyEffects, type ClientControls } from '@boxwire/http-core';
import { createSandbox } from '@boxwire/sandbox';
import { BILIBILI_SHOW_DEMO_USER, bilibiliShowSandbox } from '@boxwire/sandbox/bilibili-show';
import { bilibiliShow, type Ordered } from '@boxwire/schemas-bilibili-show';
import type { ChallengeEvent, JourneyEvent } from '@boxwire/contract';
import { readProject } from '../bilibili/read-project.ts';
import type { CommandContext } from '../program/command-context.ts';
import { partOf, type DemoPart } from './demo-part.ts';
import type { DemoPrinter } from './demo-printer.ts';
import { summaryOf, type JourneySummary } from './journey-summary.ts';
import { runShown, wentWrong } from './run-shown.ts';

const NOW = Date.parse('2026-01-01T08:00:00+08:00');
/** Of the sandbox: real names, real names with seats, neither, paper, dates (bilibili-show §11). */
const PROJECTS = ['710001', '710002', '710003', '710004', '710005'] as const;

/** Orders two tickets of each of the five noted kinds, one journey for all of them. */
export async function bilibiliKinds(printer: DemoPrinter, { io }: CommandContext): Promise<DemoPart> {
  await using sandbox = await createSandbox({
    platforms: [bilibiliShowSandbox()],
    clock: { mode: 'auto', now: NOW },
    seed: 'demo',
  });
  const clock = sandbox.admin.clock.actor('demo');
  const origins = sandbox.origins['bilibili-show'];
  const jar = createCookieJar({ clock });
  const cookies = Object.entries(BILIBILI_SHOW_DEMO_USER.cookies).map(([name, value]) => `${name}=${value}; Path=/`);
  for (const origin of Object.values(origins)) jar.store(`${origin}/`, cookies);
  await using client = createClient(bilibiliShow, { origins, jar, clock });
  try {
    const tell = await printer.kinds(
      bilibiliShow.journeys.order,
      'the five kinds of purchase, two tickets each; the demo plays the account holder',
    );
    for (const projectId of PROJECTS) {
      const stage = { client, effects: journeyEffects(client, { clock }), signal: io.interruption() };
      await tell(await orderTwo(projectId, stage));
    }
    return partOf(sandbox);
  } finally {
    clock.leave();
  }
}

interface Stage {
  readonly client: ClientControls;
  readonly effects: ReturnType<typeof journeyEffects>;
  readonly signal: AbortSignal;
}

async function orderTwo(projectId: string, { client, effects, signal }: Stage): Promise<JourneySummary> {
  const startedAt = performance.now();
  const { name, kind, dates } = await readProject({ client }, { projectId }, { signal });
  const date = dates.at(-1);
  const { screens } = await readProject({ client }, { projectId, date }, { signal });
  const [screen] = screens;
  const ticket = kind.pickSeat ? {} : { skuId: screen?.tickets[0]?.skuId, count: 2 };
  const input = { projectId, screenId: screen?.id, ...(date !== undefined && { date }), ...ticket };
  const events: JourneyEvent[] = [];
  const result = await runShown(bilibiliShow.journeys.order, input, {
    ...{ effects, signal },
    printer: {
      event: (event) => {
        events.push(event);
        return Promise.resolve();
      },
      end: () => Promise.resolve(),
    },
    answer: (event) => {
      event.answer(answerTo(event));
      return Promise.resolve();
    },
  });
  if (!result.ok) throw wentWrong('bilibili-show.order', result);
  const { orderId, payment } = result.data as Ordered;
  const amount = payment === null ? '' : ` ¥${(payment.amountFen / 100).toFixed(2)}`;
  const durationMs = performance.now() - startedAt;
  return summaryOf(events, { id: projectId, name, outcome: `order ${orderId}${amount}`, durationMs });
}

/** The demo plays the account holder, who takes the first of whatever is offered. */
function answerTo({ challenge: { kind, show } }: ChallengeEvent): unknown {
  const { needed, buyers, seats, addresses } = (show ?? {}) as {
    readonly needed?: number;
    readonly buyers?: readonly { readonly id: string }[];
    readonly seats?: readonly { readonly code: string }[];
    readonly addresses?: readonly { readonly id: string }[];
  };
  switch (kind) {
    case 'buyers':
      return buyers?.slice(0, needed).map(({ id }) => id);
    case 'seats':
      return seats?.slice(0, 2).map(({ code }) => code);
    case 'address':
      return addresses?.[0]?.id;
    default:
      return { buyer: '测试联系人', tel: '10012345678' };
  }
}
