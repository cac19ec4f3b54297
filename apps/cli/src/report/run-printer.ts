import type { DeliveryEvent, ReporterStatus } from '@boxwire/report-client';
import { liveLine } from '../output/live-line.ts';
import type { CommandContext, CommonOptions } from '../program/command-context.ts';

/** Shows a delivery while it goes on. */
export interface RunPrinter {
  event(event: DeliveryEvent): Promise<void>;
  /** The depth of the outbox, for a terminal; for a log, only when the next attempt is, once for each wait. */
  status(status: ReporterStatus, nextAttemptAt: number | undefined): Promise<void>;
  /** Takes away what does not last. */
  end(): void;
}

/** What has happened so far. */
export interface RunCounts {
  delivered: number;
  retries: number;
  dead: number;
}

/** One JSON line per event, or for people: a live line on a terminal, and a line for what a person should see. */
export function runPrinter({ json }: CommonOptions, context: CommandContext, counts: RunCounts): RunPrinter {
  if (json === true) {
    return {
      event: ({ type, ...facts }) => context.out.line(JSON.stringify({ event: type, ...facts })),
      status: () => Promise.resolve(),
      end: () => undefined,
    };
  }
  const live = liveLine(context.io, { off: false });
  const isTerminal = context.io.stderr.isTTY === true;
  let toldAt: number | undefined;
  return {
    event: async (event) => {
      const text = eventText(event, context);
      if (text === undefined) return;
      live.clear();
      await context.out.line(text);
    },
    status: async (status, nextAttemptAt) => {
      const next = nextAttemptAt === undefined ? '' : `next attempt at ${clockText(nextAttemptAt)}`;
      live.show(() => [next, statusText(status, counts)].filter(Boolean).join(' · '));
      if (isTerminal || nextAttemptAt === undefined || nextAttemptAt === toldAt) return;
      toldAt = nextAttemptAt;
      await context.out.line(`${next} (+08:00), ${status.open.toLocaleString('en')} to go`);
    },
    end: () => {
      live.clear();
    },
  };
}

/** `hh:mm:ss` at +08:00. */
function clockText(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(11, 19);
}

function statusText({ open, gated, barred, circuit, deliveredLastMinute }: ReporterStatus, counts: RunCounts): string {
  const waiting = [
    ...(gated > 0 ? [`${gated.toLocaleString('en')} without a code`] : []),
    ...(barred > 0 ? [`${barred.toLocaleString('en')} behind a barrier`] : []),
  ];
  return [
    `${counts.delivered.toLocaleString('en')} delivered`,
    `${open.toLocaleString('en')} to go${waiting.length === 0 ? '' : ` (${waiting.join(', ')})`}`,
    `${counts.retries.toLocaleString('en')} retries`,
    `${counts.dead.toLocaleString('en')} refused`,
    `${deliveredLastMinute.toLocaleString('en')}/min`,
    ...(circuit === 'closed' ? [] : [`circuit ${circuit}`]),
  ].join(' · ');
}

function eventText(event: DeliveryEvent, { style }: CommandContext): string | undefined {
  switch (event.type) {
    case 'dead':
      return style.red(`refused  ${event.kind} ${event.seq.toString()}  ${event.code}`);
    case 'circuit':
      return event.state === 'open'
        ? style.yellow('circuit open: the receiver keeps failing, it is left alone for a while')
        : event.state === 'closed'
          ? style.green('circuit closed: the receiver answers again')
          : undefined;
    case 'unauthenticated':
      return style.red(`no token  ${event.code}: nothing can be delivered without one`);
    case 'storeFailed':
      return style.red(`the store failed  ${event.code}; it is tried again`);
    case 'deadlineMissed':
      return style.red(
        `deadline missed: ${event.undelivered.toLocaleString('en')} reports of earlier days are undelivered`,
      );
    default:
      return undefined;
  }
}
