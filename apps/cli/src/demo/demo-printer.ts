import type { JourneyEvent, JourneyResult } from '@boxwire/contract';
import { jsonPrinter, peoplePrinter, type JourneyPrinter, type PrintedJourney } from '../journey/journey-printer.ts';
import { durationText } from '../output/duration.ts';
import type { CommandContext, CommonOptions } from '../program/command-context.ts';
import { reconciliationLines } from '../report/reconciliation-lines.ts';
import type { SignatureMishap } from './break-signature.ts';
import type { WorkerEnd } from './demo-worker.ts';
import { SEASON_ORDERS, type SeasonListener, type SeasonOutcome } from './report-season.ts';

/** How the demo ended. */
export interface DemoSummary {
  readonly durationMs: number;
  readonly requests: number;
  /** Invariants of the sandbox that do not hold. */
  readonly broken: readonly string[];
}

/** Shows the demo, part by part. */
export interface DemoPrinter {
  opening(origin: string): Promise<void>;
  journey(
    journey: PrintedJourney & { readonly summary: string },
    facts: { readonly answered: boolean },
  ): Promise<JourneyPrinter>;
  mismatch(mishap: SignatureMishap): Promise<void>;
  /** A season is about to be reported; returns who is told how it goes. */
  season(): Promise<SeasonListener>;
  seasonEnd(outcome: SeasonOutcome): Promise<void>;
  closing(summary: DemoSummary): Promise<void>;
}

/** For people, or as JSON lines. */
export function demoPrinter({ json }: CommonOptions, context: CommandContext): DemoPrinter {
  return json === true ? jsonDemo(context) : peopleDemo(context);
}

function jsonDemo(context: CommandContext): DemoPrinter {
  const write = (value: object): Promise<void> => context.out.line(JSON.stringify(value));
  return {
    opening: (origin) => write({ event: 'sandbox', platform: 'washcar', origin }),
    journey: async (journey) => {
      await write({ event: 'journey', journey: journey.id, summary: journey.summary });
      return jsonPrinter(journey, context);
    },
    mismatch: ({ sent, code, explanation }) => write({ event: 'signatureMismatch', sent, code, explanation }),
    season: async () => {
      await write({ event: 'season', orders: SEASON_ORDERS });
      return {
        accepted: (facts) => write({ event: 'accepted', ...facts }),
        worked: (end) => write({ event: 'worker', ...end }),
      };
    },
    seasonEnd: (outcome) => write({ event: 'seasonEnded', ...outcome }),
    closing: (summary) => write({ event: 'demoEnded', ...summary }),
  };
}

const NEXT: readonly (readonly [command: string, what: string])[] = [
  ['boxwire sandbox washcar', 'the same sandbox on port 8028, for your own client'],
  ['boxwire call washcar region.cities --origin …', 'one typed call; --record keeps a HAR file'],
  ['boxwire journey washcar.order --journal …', 'the same journey, resumable; you are the customer'],
  ['boxwire explain --query … --secret-env …', 'why your own signature differs'],
  ['boxwire report sample --orders 2000', 'the same season as files; report import, run and reconcile take it on'],
];

function peopleDemo(context: CommandContext): DemoPrinter {
  const { out, style } = context;
  let part = 0;
  const heading = async (title: string, what: string): Promise<void> => {
    part += 1;
    await out.line();
    await out.line(`${style.bold(`${part.toString()}. ${title}`)}  ${style.dim(what)}`);
  };
  return {
    opening: async (origin) => {
      await out.line(
        `${style.bold('Boxwire demo')}  ${style.dim(`a car-wash sandbox on ${origin}, a typed and signed client over TCP`)}`,
      );
    },
    journey: async (journey, { answered }) => {
      await heading(journey.id, answered ? journey.summary : 'a second order, whose customer stays away');
      return withHolderNotes(peoplePrinter(journey, context), { context, answered });
    },
    mismatch: async ({ sent, code, lines }) => {
      await heading('a signature that does not match', 'what the platform says, and what explain finds');
      await out.line(`  ${style.red('✗')} ${sent}  ${style.red(code)}`);
      for (const line of lines) await out.line(`    ${line}`.trimEnd());
    },
    season: async () => {
      const what = 'a theatre season to a WH/T 93 sandbox with faults on, from an outbox on disk';
      await heading(`${SEASON_ORDERS.toLocaleString('en')} orders reported`, what);
      return seasonListener(context);
    },
    seasonEnd: (outcome) => tellSeason(outcome, context),
    closing: async ({ durationMs, requests, broken }) => {
      await out.line();
      const state =
        broken.length === 0
          ? style.green('every invariant of the sandboxes holds')
          : style.red(`broken: ${broken.join(', ')}`);
      await out.line(`${style.bold('Done')}  ${requests.toString()} requests in ${durationText(durationMs)}; ${state}`);
      await out.line();
      await out.line(style.bold('Try next'));
      const width = Math.max(...NEXT.map(([command]) => command.length));
      for (const [command, what] of NEXT) await out.line(`  ${command.padEnd(width)}  ${style.dim(what)}`);
    },
  };
}

// the demo plays the customer once and lets the customer stay away once; both are said
function withHolderNotes(
  printer: JourneyPrinter,
  { context, answered }: { readonly context: CommandContext; readonly answered: boolean },
): JourneyPrinter {
  const { out, style } = context;
  const note = answered ? 'the demo plays the customer: books, and the shop verifies' : 'this customer does not come';
  return {
    event: async (event: JourneyEvent) => {
      await printer.event(event);
      if (event.type === 'challenge') await out.line(`    ${style.dim(`→ ${note}`)}`);
    },
    end: (result: JourneyResult<unknown>) => printer.end(result),
  };
}

function seasonListener({ out, style }: CommandContext): SeasonListener {
  const step = (name: string, durationMs: number, text: string): Promise<void> =>
    out.line(`  ${style.green('✓')} ${name.padEnd(8)}  ${style.dim(durationText(durationMs).padStart(7))}  ${text}`);
  return {
    accepted: ({ reports, durationMs }) =>
      step('accept', durationMs, `${reports.toLocaleString('en')} reports, durable before anything is sent`),
    worked: ({ pid, delivered, retries, killed, durationMs }: WorkerEnd) => {
      const facts = `${delivered.toLocaleString('en')} delivered, ${retries.toString()} retries`;
      const name = `worker ${pid.toString()}: ${facts}`;
      return killed
        ? step('deliver', durationMs, `${name}, then ${style.yellow('killed (SIGKILL) half-way')}`)
        : step('resume', durationMs, `another ${name}`);
    },
  };
}

async function tellSeason(outcome: SeasonOutcome, { out, style }: CommandContext): Promise<void> {
  const { reconciliation, lost, duplicateEffects, orderBreaks, recognised } = outcome;
  for (const line of reconciliationLines(reconciliation, style)) await out.line(`    ${line}`);
  const counts = [
    [lost, 'lost'],
    [duplicateEffects, 'duplicate effects'],
    [orderBreaks, 'order breaks'],
  ] as const;
  const texts = counts.map(([count, name]) =>
    (count === 0 ? style.green : style.red)(`${count.toLocaleString('en')} ${name}`),
  );
  const came = `${recognised.toLocaleString('en')} records came twice and were recognised`;
  await out.line(`  ${texts.join(', ')}  ${style.dim(came)}`);
}
