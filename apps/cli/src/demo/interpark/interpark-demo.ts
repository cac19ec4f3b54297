import type { JourneyEvent, JourneyResult } from '@boxwire/contract';
import { INTERPARK_GENERATIONS, type InterparkGeneration } from '@boxwire/schemas-interpark';
import { CliError } from '../../cli-error.ts';
import { EXIT } from '../../exit-codes.ts';
import { drawnBlocks } from '../../interpark/drawn-blocks.ts';
import type { CommandContext } from '../../program/command-context.ts';
import { partOf, type DemoPart } from '../demo-part.ts';
import type { DemoPrinter } from '../demo-printer.ts';
import { runShown, wentWrong } from '../run-shown.ts';
import { summaryOf } from '../journey-summary.ts';
import { BREAKAGES, type Breakage, type BreakageName } from './breakages.ts';
import { brokenSending, type Mishap } from './broken-sending.ts';
import { openInterpark, PURCHASE } from './interpark-stage.ts';

const HOLDER = 'the demo plays the account holder: passes the Turnstile, reads the picture';

/** Buys one seat up to the payment window in both API generations, one line each. */
export async function interparkInShort(printer: DemoPrinter, context: CommandContext): Promise<DemoPart> {
  const parts: DemoPart[] = [];
  let tell: Awaited<ReturnType<DemoPrinter['kinds']>> | undefined;
  for (const generation of INTERPARK_GENERATIONS) {
    await using stage = await openInterpark(generation);
    const { purchase } = stage;
    tell ??= await printer.kinds(purchase, 'one seat in both API generations, up to the payment window');
    const startedAt = performance.now();
    const events: JourneyEvent[] = [];
    const result = await runShown(purchase, PURCHASE, {
      ...{ effects: stage.effects, signal: context.io.interruption(), answer: stage.answer },
      printer: {
        event: (event) => {
          events.push(event);
          return Promise.resolve();
        },
        end: () => Promise.resolve(),
      },
    });
    const { totalFeeWon } = boughtOf(result);
    const outcome = `cart of ₩${totalFeeWon.toLocaleString('en')}, seat held`;
    const durationMs = performance.now() - startedAt;
    await tell(summaryOf(events, { id: generation, name: `API of ${generation}`, outcome, durationMs }));
    parts.push(partOf(stage.sandbox));
  }
  return {
    requests: parts.reduce((sum, { requests }) => sum + requests, 0),
    broken: parts.flatMap(({ broken }) => broken),
  };
}

/** Breaks one call if asked to, and shows its failure explained; then the run that works, with its seat map. */
export async function interparkDemo(
  printer: DemoPrinter,
  context: CommandContext,
  broken: BreakageName | undefined,
): Promise<DemoPart[]> {
  const generations: readonly InterparkGeneration[] =
    broken === undefined ? INTERPARK_GENERATIONS : [BREAKAGES[broken].generation];
  const failing = broken === undefined ? [] : [await brokenRun(BREAKAGES[broken], printer, context)];
  const working: DemoPart[] = [];
  for (const generation of generations) working.push(await workingRun(generation, broken, { printer, context }));
  return [...failing, ...working];
}

async function brokenRun(breakage: Breakage, printer: DemoPrinter, { io }: CommandContext): Promise<DemoPart> {
  await using stage = await openInterpark(breakage.generation);
  const { purchase } = stage;
  const mishaps: Mishap[] = [];
  const shown = await printer.journey(purchase, { what: `broken: ${breakage.title}`, note: HOLDER });
  const send = brokenSending(stage.effects.send, breakage, (mishap) => mishaps.push(mishap));
  const result = await runShown(
    purchase,
    { ...PURCHASE, ...breakage.input },
    { effects: { ...stage.effects, send }, signal: io.interruption(), printer: shown, answer: stage.answer },
  );
  const [mishap] = mishaps;
  const isExplained = mishap?.explanations.some(({ certainty }) => certainty === 'shown') === true;
  if (result.ok || !isExplained) throw wentWrong('interpark.purchase', result);
  await printer.explained(mishap);
  return partOf(stage.sandbox);
}

async function workingRun(
  generation: InterparkGeneration,
  broken: BreakageName | undefined,
  { printer, context }: { readonly printer: DemoPrinter; readonly context: CommandContext },
): Promise<DemoPart> {
  await using stage = await openInterpark(generation);
  const { purchase } = stage;
  const more = broken === undefined ? {} : (BREAKAGES[broken] as Breakage).input;
  const what = `${broken === undefined ? purchase.summary : 'the same, as it should be'}; API of ${generation}`;
  const result = await runShown(
    purchase,
    { ...PURCHASE, ...more },
    {
      ...{ effects: stage.effects, signal: context.io.interruption(), answer: stage.answer },
      printer: await printer.journey(purchase, { what, note: HOLDER }),
    },
  );
  boughtOf(result);
  await printer.seats(drawnBlocks(stage.seen.blocks));
  return partOf(stage.sandbox);
}

function boughtOf(result: JourneyResult<unknown>): { readonly totalFeeWon: number } {
  if (result.ok) return result.data as { readonly totalFeeWon: number };
  throw wentWrong('interpark.purchase', result);
}

/** A breakage by name. Throws `CliError` `USAGE` that lists them. */
export function breakageNamed(name: string): BreakageName {
  if (Object.hasOwn(BREAKAGES, name)) return name as BreakageName;
  throw new CliError('USAGE', `nothing to break is called "${name}"`, {
    exitCode: EXIT.usage,
    hint: `There are: ${Object.keys(BREAKAGES).join(', ')}.`,
  });
}
