import type { JourneyEvent, JourneyResult } from '@boxwire/contract';
import { jsonPrinter, peoplePrinter, type JourneyPrinter, type PrintedJourney } from '../journey/journey-printer.ts';
import { durationText } from '../output/duration.ts';
import type { CommandContext, CommonOptions } from '../program/command-context.ts';
import { seatMapLines, type DrawnSeat } from '../output/seat-map.ts';
import { padText } from '../output/text-width.ts';
import { reconciliationLines } from '../report/reconciliation-lines.ts';
import type { SignatureMishap } from './break-signature.ts';
import type { WorkerEnd } from './demo-worker.ts';
import type { Mishap } from './interpark/broken-sending.ts';
import type { JourneySummary } from './journey-summary.ts';
import { SEASON_ORDERS, type SeasonListener, type SeasonOutcome } from './report-season.ts';

/** How the demo ended. */
export interface DemoSummary {
  readonly durationMs: number;
  readonly requests: number;
  /** Invariants of the sandbox that do not hold. */
  readonly broken: readonly string[];
}

/** A journey under a heading of its own. */
type TitledJourney = PrintedJourney & { readonly summary: string };

/** Shows the demo, part by part. */
export interface DemoPrinter {
  opening(origin: string): Promise<void>;
  /** A journey begins: `what` stands for its summary, `note` is said at each challenge. */
  journey(journey: TitledJourney, facts?: { readonly what?: string; readonly note?: string }): Promise<JourneyPrinter>;
  /** One journey runs for several kinds of purchase; returns who is told how each went. */
  kinds(journey: TitledJourney, what: string): Promise<(run: JourneySummary) => Promise<void>>;
  /** Why the call of the journey just shown failed. */
  explained(mishap: Mishap): Promise<void>;
  /** The seats that a journey saw. */
  seats(seats: readonly DrawnSeat[]): Promise<void>;
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
    explained: (mishap) => write({ event: 'explained', ...mishap }),
    seats: (seats) =>
      write({ event: 'seats', seats: seats.length, free: seats.filter((seat) => seat.available).length }),
    kinds: async (journey) => {
      await write({ event: 'journey', journey: journey.id, summary: journey.summary });
      return (run) => write({ event: 'kind', journey: journey.id, ...run });
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
  ['boxwire sandbox rail', 'a 12306 sandbox; then rail query, and journey rail.book with a QR login'],
  [
    'boxwire bilibili project 710006 --origin …',
    'a project with its flags and its seats, against boxwire sandbox bilibili',
  ],
  ['boxwire demo interpark --break encoded-key', 'one call broken, and why it fails'],
  ['boxwire web', 'all of it in a browser'],
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
    journey: async (journey, { what = journey.summary, note } = {}) => {
      await heading(journey.id, what);
      return withHolderNotes(peoplePrinter(journey, context), note, context);
    },
    explained: (mishap) => tellMishap(mishap, context),
    seats: async (seats) => {
      for (const line of seatMapLines(seats, style)) await out.line(`  ${line}`);
    },
    kinds: async (journey, what) => {
      await heading(journey.id, what);
      return (run) => tellKind(run, context);
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

// who answers a challenge is said: the demo plays everybody
function withHolderNotes(
  printer: JourneyPrinter,
  note: string | undefined,
  { out, style }: CommandContext,
): JourneyPrinter {
  return {
    event: async (event: JourneyEvent) => {
      await printer.event(event);
      if (event.type === 'challenge' && note !== undefined) await out.line(`    ${style.dim(`→ ${note}`)}`);
    },
    end: (result: JourneyResult<unknown>) => printer.end(result),
  };
}

async function tellMishap({ endpointId, status, explanations }: Mishap, { out, style }: CommandContext): Promise<void> {
  await out.line(
    `  ${style.red('✗')} ${endpointId} answered HTTP ${status.toString()}; the request and its answer show why:`,
  );
  for (const { cause, certainty, message, fields, source } of explanations) {
    const where = fields.length === 0 ? '' : `  ${fields.join(', ')}`;
    await out.line(`    ${style.bold(cause)} (${certainty})${where}  ${style.dim(source)}`);
    await out.line(`      ${message}`);
  }
}

async function tellKind(run: JourneySummary, { out, style }: CommandContext): Promise<void> {
  const { id, name, steps, asked, outcome, durationMs } = run;
  // a step of a poll stands once
  const once = steps.filter(({ stepId, ok }, index) => !ok || stepId !== steps[index - 1]?.stepId);
  const shown = once.map(({ stepId, ok }) => (ok ? stepId : style.red(stepId)));
  const holder = asked.length === 0 ? '' : `  ${style.cyan('◆')} ${asked.join(', ')}`;
  const time = style.dim(padText(durationText(durationMs), 7, 'left'));
  await out.line(`  ${style.green('✓')} ${id}  ${padText(name, KIND_WIDTH)}  ${time}  ${outcome}${holder}`);
  await out.line(`    ${style.dim(shown.join(' → '))}`);
}

const KIND_WIDTH = 18;

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
