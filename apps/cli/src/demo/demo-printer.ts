import type { JourneyEvent, JourneyResult } from '@boxwire/contract';
import { jsonPrinter, peoplePrinter, type JourneyPrinter, type PrintedJourney } from '../journey/journey-printer.ts';
import { durationText } from '../output/duration.ts';
import type { CommandContext, CommonOptions } from '../program/command-context.ts';
import type { SignatureMishap } from './break-signature.ts';

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
    closing: (summary) => write({ event: 'demoEnded', ...summary }),
  };
}

const NEXT: readonly (readonly [command: string, what: string])[] = [
  ['boxwire sandbox washcar', 'the same sandbox on port 8028, for your own client'],
  ['boxwire call washcar region.cities --origin …', 'one typed call; --record keeps a HAR file'],
  ['boxwire journey washcar.order --journal …', 'the same journey, resumable; you are the customer'],
  ['boxwire explain --query … --secret-env …', 'why your own signature differs'],
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
    closing: async ({ durationMs, requests, broken }) => {
      await out.line();
      const state =
        broken.length === 0
          ? style.green('every invariant of the sandbox holds')
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
