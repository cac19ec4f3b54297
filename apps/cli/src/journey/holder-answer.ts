import { isJourneyError, type ChallengeEvent } from '@boxwire/contract';
import { CliError } from '../cli-error.ts';
import type { CliIo } from '../io/cli-io.ts';
import { canPrompt, prompt } from '../io/prompt.ts';
import { readFileOrStdin } from '../io/read-file-or-stdin.ts';
import type { CommandContext } from '../program/command-context.ts';
import { showChallenge } from './show-challenge.ts';

/** Where the answer to the next challenge comes from; answers can be secrets, so never the command line. */
export interface AnswerSource {
  readonly env?: string | undefined;
  readonly file?: string | undefined;
}

const TRIES = 3;

/**
 * Answers challenges: the first from `source` if there is one, every other at the terminal. Without either a challenge
 * stays unanswered, which pauses the journey.
 */
export function holderAnswers(
  source: AnswerSource,
  { io, style }: Pick<CommandContext, 'io' | 'style'>,
): (event: ChallengeEvent) => Promise<void> {
  let given = source.env !== undefined || source.file !== undefined;
  return async (event) => {
    if (given) {
      given = false;
      const text = await readAnswer(source, io);
      if (!offer(event, text))
        throw new CliError('ANSWER_MISSING', `the given answer does not fit "${event.challenge.kind}"`);
      return;
    }
    if (!canPrompt(io)) return;
    await showChallenge(event.challenge, { io, style });
    for (let attempt = 0; attempt < TRIES; attempt++) {
      if (offer(event, await prompt(io, `    ${questionOf(event)}: `))) return;
      io.stderr.write('    That does not have the form asked for.\n');
    }
  };
}

async function readAnswer({ env, file }: AnswerSource, io: CliIo): Promise<string> {
  if (file !== undefined) return (await readFileOrStdin(file, io)).trim();
  const value = io.env[env ?? ''];
  if (value !== undefined) return value;
  throw new CliError('ANSWER_MISSING', `the environment has no ${env ?? ''}, which --answer-env names`);
}

/** Offers a typed line in each reading it can have: as JSON, as a yes, as text. Answers whether one was taken. */
function offer(event: ChallengeEvent, text: string): boolean {
  return readings(text, event.challenge.kind).some((value) => {
    try {
      event.answer(value);
      return true;
    } catch (error) {
      if (isJourneyError(error) && error.code === 'ANSWER_INVALID') return false;
      throw error;
    }
  });
}

/** Challenges that only ask to go on. */
const GO_ON: ReadonlySet<string> = new Set(['qr', 'notice']);

function questionOf({ challenge: { kind, answerField } }: ChallengeEvent): string {
  return GO_ON.has(kind) ? 'Enter, once that is done' : answerField;
}

function readings(text: string, kind: string): unknown[] {
  const values: unknown[] = [text];
  if (text === '' && GO_ON.has(kind)) values.push(true);
  if (/^(?:y|yes)$/i.test(text)) values.push(true);
  try {
    values.push(JSON.parse(text));
  } catch {
    // not JSON: it stays text, or is a list of texts
    values.push(text.split(/[\s,]+/).filter((part) => part !== ''));
  }
  return values;
}
