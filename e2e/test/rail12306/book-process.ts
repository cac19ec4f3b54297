import { readFile, writeFile } from 'node:fs/promises';
import { completeJourney, createSealer, parseSealingKey } from '@boxwire/contract';
import { createClient, createCookieJar, fileJournal, journeyEffects } from '@boxwire/http-core';
import { rail12306 } from '@boxwire/schemas-rail12306';

/** Settings of one run, as JSON in the first argument. */
interface Settings {
  readonly origins: { readonly kyfw: string; readonly portal: string };
  readonly journal: string;
  /** File of the saved cookie jar. */
  readonly jar: string;
  readonly sealingKey: string;
  /** Left out on resume. */
  readonly input?: Record<string, unknown>;
  /** Kills this process, without any chance to tidy up, when this step begins or ends. */
  readonly killAt?: { readonly type: 'stepStarted' | 'stepEnded'; readonly stepId: string };
}

/** One process that books or resumes `rail12306.book` with a saved session, prints its result, or dies on the way. */
async function main({ origins, journal, jar, sealingKey, input, killAt }: Settings): Promise<void> {
  const cookies = createCookieJar({ saved: await readFile(jar, 'utf8') });
  await using client = createClient(rail12306, { origins, jar: cookies });
  await using store = fileJournal(journal);
  const sealer = createSealer({ key: parseSealingKey(sealingKey) });
  const result = await completeJourney(rail12306.journeys.book, {
    ...(input && { input: input as never }),
    effects: journeyEffects(client, { journal: store, sealer }),
    onEvent: async (event) => {
      await writeFile(jar, cookies.save());
      if (killAt?.type === event.type && killAt.stepId === event.stepId) process.kill(process.pid, 'SIGKILL');
    },
  });
  process.stdout.write(JSON.stringify(result));
}

void main(JSON.parse(process.argv[2] ?? '') as Settings);
