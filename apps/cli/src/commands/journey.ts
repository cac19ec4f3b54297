import { stat } from 'node:fs/promises';
import {
  createSealer,
  parseSealingKey,
  redactorFor,
  runJourney,
  type ChallengeEvent,
  type Journey,
  type JourneyEffects,
  type JourneyResult,
  type PlatformSpec,
} from '@boxwire/contract';
import { fileJournal, journeyEffects, type FileJournal } from '@boxwire/http-core';
import { CliError } from '../cli-error.ts';
import { connect, type Connection } from '../connection/connect.ts';
import { EXIT } from '../exit-codes.ts';
import { canPrompt } from '../io/prompt.ts';
import { readJsonOption } from '../io/read-json-option.ts';
import { holderAnswers } from '../journey/holder-answer.ts';
import { loginBefore } from '../journey/login-before.ts';
import { jsonPrinter, peoplePrinter, type JourneyPrinter } from '../journey/journey-printer.ts';
import { liveLine } from '../output/live-line.ts';
import { outcomeExitCode } from '../outcome-exit-code.ts';
import { loadPlatform } from '../platforms.ts';
import type { CommandContext, CommonOptions } from '../program/command-context.ts';
import type { ConnectionOptions } from '../program/connection-options.ts';
import { readSecret } from '../secret/read-secret.ts';

/** Options of `boxwire journey`. */
export interface JourneyOptions extends CommonOptions, ConnectionOptions {
  readonly journeyId: string;
  readonly input?: string;
  readonly inputFile?: string;
  readonly journal?: string;
  readonly resume?: boolean;
  readonly login?: boolean;
  readonly journalKeyEnv?: string;
  readonly journalKeyFile?: string;
  readonly answerEnv?: string;
  readonly answerFile?: string;
}

/** Runs a journey, showing each step as it ends. Exit code 1 when it is refused or pauses, 3 when the other side failed. */
export async function journey(options: JourneyOptions, context: CommandContext): Promise<number> {
  const { platform, declared } = await findJourney(options.journeyId);
  const input = await readJsonOption({ text: options.input, file: options.inputFile, option: '--input' }, context.io);
  await using kept = await openJournal(options, context);
  await using connection = await connect(platform, options, context);
  const answer = holderAnswers({ env: options.answerEnv, file: options.answerFile }, context);
  const show = { platform, connection, answer, options, context };
  const login = options.login === false ? undefined : loginBefore(platform, declared);
  if (login !== undefined) {
    const loggedIn = await runShown(login, { input: {}, effects: journeyEffects(connection.client) }, show);
    if (!loggedIn.ok) return await conclude(loggedIn, options, context);
  }
  const effects = journeyEffects(connection.client, kept.journal === undefined ? {} : kept);
  const result = await runShown(declared, { ...startOf(input, options), effects }, show);
  return await conclude(result, options, context);
}

interface Show {
  readonly platform: PlatformSpec;
  readonly connection: Connection;
  readonly answer: (event: ChallengeEvent) => Promise<void>;
  readonly options: JourneyOptions;
  readonly context: CommandContext;
}

async function runShown(
  declared: Journey,
  start: { readonly input?: unknown; readonly effects: JourneyEffects },
  show: Show,
): Promise<JourneyResult<unknown>> {
  const { connection, answer, options, context } = show;
  const printer = printerFor(declared, show);
  if (options.json !== true) await context.out.line(`${context.style.bold(declared.id)}  ${declared.summary}`);
  const run = runJourney(declared, { ...start, signal: context.io.interruption() });
  for (;;) {
    const step = await run.next();
    if (step.done === true) {
      await printer.end(step.value);
      return step.value;
    }
    if (step.value.type === 'stepEnded') await connection.save();
    await printer.event(step.value);
    if (step.value.type === 'challenge') await answer(step.value);
  }
}

function printerFor(declared: Journey, { platform, options, context }: Show): JourneyPrinter {
  const { json } = options;
  if (json === true) return jsonPrinter(declared, context);
  const live = canPrompt(context.io) ? liveLine(context.io, { off: false }) : undefined;
  return peoplePrinter(declared, context, { live, mask: redactorFor(platform) });
}

// a resumed run has its input in the journal; one that asks for nothing needs none
function startOf(input: unknown, { resume }: JourneyOptions): { readonly input?: unknown } {
  if (input !== undefined) return { input };
  return resume === true ? {} : { input: {} };
}

async function findJourney(id: string): Promise<{ platform: PlatformSpec; declared: Journey }> {
  // a journey's own name may have dots: rail12306.login.qr
  const [platformId = '', ...rest] = id.split('.');
  const name = rest.join('.');
  const platform = await loadPlatform(platformId);
  const journeys = platform.journeys ?? {};
  const declared = Object.hasOwn(journeys, name) ? journeys[name] : undefined;
  if (declared !== undefined) return { platform, declared };
  throw new CliError('USAGE', `${platform.id} has no journey "${name}"`, {
    hint: `Its journeys: ${Object.values(journeys)
      .map((each) => each.id)
      .join(', ')}.`,
  });
}

interface KeptJournal extends AsyncDisposable {
  readonly journal?: FileJournal;
  readonly sealer?: ReturnType<typeof createSealer>;
}

async function openJournal(options: JourneyOptions, { io }: CommandContext): Promise<KeptJournal> {
  const path = options.journal;
  if (path === undefined) {
    if (options.resume === true) throw new CliError('USAGE', '--resume needs the --journal to go on from');
    return { [Symbol.asyncDispose]: () => Promise.resolve() };
  }
  await checkJournalFile(path, options.resume === true);
  const hex = await readSecret({ env: options.journalKeyEnv, file: options.journalKeyFile }, io, {
    title: 'sealing key of the journal',
    envOption: '--journal-key-env',
    fileOption: '--journal-key-file',
  });
  const journal = fileJournal(path);
  const sealer = createSealer({ key: parseSealingKey(hex.trim()) });
  return { journal, sealer, [Symbol.asyncDispose]: () => journal.close() };
}

// starting over an old journal would go on from it without being asked to
async function checkJournalFile(path: string, resume: boolean): Promise<void> {
  const size = await stat(path).then(
    (found) => found.size,
    () => undefined,
  );
  if (resume && size === undefined) throw new CliError('USAGE', `there is no journal ${path} to resume`);
  if (resume || size === undefined || size === 0) return;
  throw new CliError('USAGE', `${path} holds a journal already`, {
    hint: 'Add --resume to go on from it, or name another file.',
  });
}

async function conclude(
  result: JourneyResult<unknown>,
  options: JourneyOptions,
  { err }: CommandContext,
): Promise<number> {
  if (result.ok) return EXIT.ok;
  if (options.json !== true) await err.line(nextStep(result, options));
  if (result.reason === 'paused') return EXIT.no;
  return result.failure.code === 'HTTP_ABORTED' ? EXIT.interrupted : outcomeExitCode(result.failure);
}

function nextStep(result: Exclude<JourneyResult<unknown>, { readonly ok: true }>, { journal }: JourneyOptions): string {
  if (journal === undefined) return 'It kept no journal, so it cannot be resumed: name one with --journal next time.';
  const goOn = 'Run the same command with --resume and without --input';
  if (result.reason === 'failed') return `${goOn} to try that step again.`;
  return `${goOn} on a terminal, or with --answer-env or --answer-file, to answer "${result.challenge.kind}".`;
}
