import { createRedactor, type Failure, type JourneyEvent, type JourneyResult, type Redactor } from '@boxwire/contract';
import { drawnBlocks, isSeatMap } from '../interpark/drawn-blocks.ts';
import { durationText } from '../output/duration.ts';
import type { LiveLine } from '../output/live-line.ts';
import { seatMapLines } from '../output/seat-map.ts';
import { padText } from '../output/text-width.ts';
import type { CommandContext } from '../program/command-context.ts';

/** Shows a running journey. */
export interface JourneyPrinter {
  event(event: JourneyEvent): Promise<void>;
  end(result: JourneyResult<unknown>): Promise<void>;
}

/** What a printer needs to know of the journey. */
export interface PrintedJourney {
  readonly id: string;
  readonly steps: Readonly<Record<string, { readonly summary?: string }>>;
}

const TIME_WIDTH = 8;

/** How lines for people are shown. */
export interface PeoplePrinterOptions {
  readonly live?: LiveLine | undefined;
  /** Masks secrets in what a journey ends with. Default: by the general names. */
  readonly mask?: Pick<Redactor, 'body'>;
}

/** Lines for people: one per step, aligned, with time and outcome. With a live line, waits and repeated polls are shown there. */
export function peoplePrinter(
  journey: PrintedJourney,
  { out, style }: Pick<CommandContext, 'out' | 'style'>,
  { live, mask = createRedactor() }: PeoplePrinterOptions = {},
): JourneyPrinter {
  let polled = '';
  const nameWidth = Math.max(...Object.keys(journey.steps).map((name) => name.length));
  const line = (mark: string, name: string, rest: readonly string[]): Promise<void> =>
    out.line(`  ${mark} ${padText(name, nameWidth)}  ${rest.join('  ')}`.trimEnd());
  return {
    event: async (event) => {
      if (event.type === 'stepStarted') return;
      // a queue polled for minutes is one line that changes, not hundreds
      if (live !== undefined && event.type === 'waiting') {
        live.show(() => `  … ${event.reason}`);
        return;
      }
      if (live !== undefined && event.type === 'stepEnded' && event.outcome.ok && event.stepId === polled) return;
      live?.clear();
      if (event.type === 'stepEnded') polled = event.stepId;
      switch (event.type) {
        case 'stepEnded': {
          const time = padText(event.replayed ? 'recorded' : durationText(event.durationMs), TIME_WIDTH, 'left');
          const { ok, code, kind } = event.outcome;
          const said = ok ? (journey.steps[event.stepId]?.summary ?? '') : style.red(`${code ?? ''} (${kind ?? ''})`);
          return line(ok ? style.green('✓') : style.red('✗'), event.stepId, [style.dim(time), said]);
        }
        case 'settling':
          return line(style.yellow('?'), event.stepId, [style.yellow(`no answer (${event.reason}); looking it up`)]);
        case 'settled':
          return line(style.yellow('?'), event.stepId, [style.yellow(`looked up: ${event.verdict}`)]);
        case 'waiting':
          return line(style.dim('…'), '', [
            style.dim(padText(durationText(event.waitMs), TIME_WIDTH, 'left')),
            style.dim(event.reason),
          ]);
        case 'challenge':
          return line(style.cyan('◆'), event.challenge.kind, [' '.repeat(TIME_WIDTH), event.challenge.prompt]);
      }
    },
    end: async (result) => {
      live?.clear();
      if (result.ok && isSeatMap(result.data)) {
        for (const line of seatMapLines(drawnBlocks(result.data.blocks), style)) await out.line(`  ${line}`);
      }
      if (result.ok) return out.line(`  ${style.green('done')}  ${style.dim(facts(result.data, mask))}`);
      if (result.reason === 'failed')
        return out.line(`  ${style.red('failed')}  at ${result.stepId}: ${failureText(result.failure)}`);
      return out.line(`  ${style.yellow('paused')}  at ${result.challenge.kind}`);
    },
  };
}

/** JSON lines for programs: every event, then `{"event":"end",…}`. */
export function jsonPrinter(journey: PrintedJourney, { out }: Pick<CommandContext, 'out'>): JourneyPrinter {
  const write = (value: object): Promise<void> => out.line(JSON.stringify(value));
  return {
    event: async (event) => {
      const { type, ...rest } = event;
      if (event.type !== 'challenge') return write({ event: type, journey: journey.id, ...rest });
      const { kind, ref, prompt, show, answerField } = event.challenge;
      return write({ event: type, journey: journey.id, at: event.at, kind, ref, prompt, show, answerField });
    },
    end: (result) => write({ event: 'end', journey: journey.id, ...result }),
  };
}

/** A failure in one line: code, kind, field and the platform's words. */
export function failureText({ code, kind, field, message }: Failure): string {
  const where = field === undefined ? '' : `, field ${field}`;
  return `${code} (${kind}${where})${message === '' ? '' : `: ${message}`}`;
}

// the whole of it, secrets included, is what --json is for
function facts(data: unknown, mask: Pick<Redactor, 'body'>): string {
  if (typeof data !== 'object' || data === null) return factText(data);
  const shown = isSeatMap(data) ? { ...data, blocks: undefined } : data;
  const masked = JSON.parse(mask.body(JSON.stringify(shown))) as object;
  return Object.entries(masked)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${factText(value)}`)
    .join(' · ');
}

function factText(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return '{…}';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
