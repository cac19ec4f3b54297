import { z } from 'zod';
import { JournalBook } from './journal-book.ts';
import { memoryJournal } from './journal.ts';
import type { JourneyContext } from './journey-context.ts';
import type { JourneyEffects } from './journey-effects.ts';
import { JourneyError } from './journey-error.ts';
import type { JourneyEvent, JourneyResult } from './journey-events.ts';
import { JourneyMachine, JourneyPause, JourneyStop } from './journey-machine.ts';
import type { Journey, JourneySpec, StepSpec } from './journey.ts';
import { LockstepChannel } from './lockstep-channel.ts';

/** Options of `runJourney`. */
export interface RunJourneyOptions<Input> {
  /** The journey's input in wire form. Left out on resume: the journal holds it. */
  readonly input?: Input;
  readonly effects: JourneyEffects;
  readonly signal?: AbortSignal;
}

type Steps = Readonly<Record<string, StepSpec>>;

/**
 * Runs a journey, or resumes it when the journal has entries: recorded answers are replayed, nothing is sent twice, and a
 * write without a recorded answer is looked up first. Iterate to drive it; each event is handed over before the next
 * operation begins, and leaving the loop stops the journey there. The generator's return value is the result.
 * Rejects with `JourneyError` for mistakes in the journey, its input or its journal.
 */
export async function* runJourney<Input extends z.ZodType, const Declared extends Steps, Result>(
  target: Journey<Input, Declared, Result>,
  options: RunJourneyOptions<z.input<Input>>,
): AsyncGenerator<JourneyEvent, JourneyResult<Result>, void> {
  const { effects, signal } = options;
  const book = await JournalBook.open(effects.journal ?? memoryJournal(), effects.sealer, effects.clock.now());
  const input = await takeInput(target, book, options);
  const channel = new LockstepChannel<JourneyEvent>();
  const machine = new JourneyMachine({ journey: target, effects, book, channel, signal });
  const finished = drive(target, contextOf<Input, Declared>(machine, input)).finally(() => {
    channel.finish();
  });
  // the reader may leave before it looks at the end
  finished.catch(() => undefined);
  try {
    for (let event = await channel.next(); event !== undefined; event = await channel.next()) yield event;
  } finally {
    channel.leave(new JourneyError('JOURNEY_LEFT', 'the caller left the journey'));
    // what is under way is still recorded before the journal is anyone else's
    await finished.catch(() => undefined);
  }
  const result = await finished;
  await book.flush();
  if (result.ok || result.reason === 'failed')
    await book.append({ type: 'end', at: effects.clock.now(), ok: result.ok });
  return result;
}

/** Runs a journey to its end. `onEvent` sees every event and may answer challenges; unanswered ones end it paused. */
export async function completeJourney<Input extends z.ZodType, const Declared extends Steps, Result>(
  target: Journey<Input, Declared, Result>,
  options: RunJourneyOptions<z.input<Input>> & { readonly onEvent?: (event: JourneyEvent) => void | Promise<void> },
): Promise<JourneyResult<Result>> {
  const run = runJourney(target, options);
  for (;;) {
    const step = await run.next();
    if (step.done === true) return step.value;
    await options.onEvent?.(step.value);
  }
}

async function takeInput(
  target: JourneySpec,
  book: JournalBook,
  options: RunJourneyOptions<unknown>,
): Promise<unknown> {
  const { start } = book;
  if (start !== undefined && start.journeyId !== target.id) {
    throw new JourneyError('JOURNAL_MISMATCH', `the journal is of ${start.journeyId}, not of ${target.id}`);
  }
  const raw = start === undefined ? options.input : await book.unseal(start.input);
  if (start !== undefined && options.input !== undefined && JSON.stringify(options.input) !== JSON.stringify(raw)) {
    throw new JourneyError(
      'JOURNAL_MISMATCH',
      'the given input is not the one the journal began with; leave it out to resume',
    );
  }
  const parsed = z.safeDecode(closed(target.input), raw);
  if (!parsed.success) {
    const places = parsed.error.issues
      .map((issue) => `/${issue.path.map(String).join('/')} ${issue.message}`)
      .join('; ');
    throw new JourneyError('INPUT_INVALID', `${target.id} does not take this input: ${places}`);
  }
  if (start === undefined) {
    const at = options.effects.clock.now();
    await book.append({ type: 'start', version: 1, journeyId: target.id, at, input: await book.seal(raw ?? null) });
  }
  return parsed.data;
}

// an unknown member is a misspelt one, and a journey may buy on what it did not understand
function closed(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodObject ? schema.strict() : schema;
}

function contextOf<Input extends z.ZodType, Declared extends Steps>(
  machine: JourneyMachine,
  input: unknown,
): JourneyContext<z.output<Input>, Declared> {
  const context = {
    input,
    call: machine.call.bind(machine),
    need: machine.need.bind(machine),
    fail: machine.fail.bind(machine),
    challenge: machine.challenge.bind(machine),
    wait: machine.wait.bind(machine),
    now: () => machine.draw('now'),
    random: () => machine.draw('random'),
  };
  return context as unknown as JourneyContext<z.output<Input>, Declared>;
}

async function drive<Input, Declared extends Steps, Result>(
  target: { run(context: JourneyContext<Input, Declared>): Promise<Result> },
  context: JourneyContext<Input, Declared>,
): Promise<JourneyResult<Result>> {
  try {
    return { ok: true, data: await target.run(context) };
  } catch (error) {
    if (error instanceof JourneyStop)
      return { ok: false, reason: 'failed', stepId: error.stepId, failure: error.failure };
    if (error instanceof JourneyPause) return { ok: false, reason: 'paused', challenge: error.challenge };
    throw error;
  }
}
