import { completeJourney, createSealer, parseSealingKey } from '@boxwire/contract';
import { createClient, fileJournal, journeyEffects } from '@boxwire/http-core';
import { WASHCAR_DEMO_CHANNEL } from '@boxwire/sandbox/washcar';
import { washcar } from '@boxwire/schemas-washcar';
import { createSigner } from '@boxwire/signing';

/** Settings of one run, as JSON in the first argument. */
interface Settings {
  readonly api: string;
  readonly journal: string;
  readonly sealingKey: string;
  /** Left out on resume. */
  readonly channelOrderNo?: string;
  /** Kills this process, without any chance to tidy up, once so many events were seen. */
  readonly killAfter?: number;
}

/** One process that runs or resumes `washcar.order`, prints its result, or dies on the way. */
async function main(settings: Settings): Promise<void> {
  const signer = createSigner({ appId: WASHCAR_DEMO_CHANNEL.appId, secret: WASHCAR_DEMO_CHANNEL.secret });
  await using client = createClient(washcar, { origins: { api: settings.api }, signer });
  await using journal = fileJournal(settings.journal);
  let seen = 0;
  const result = await completeJourney(washcar.journeys.order, {
    ...(settings.channelOrderNo !== undefined && {
      input: { cityCode: '110100', mobile: '10012345678', channelOrderNo: settings.channelOrderNo },
    }),
    effects: journeyEffects(client, { journal, sealer: createSealer({ key: parseSealingKey(settings.sealingKey) }) }),
    onEvent: async (event) => {
      if (event.type === 'challenge') {
        for (const action of ['book', 'verify']) {
          await fetch(`${settings.api}/__sandbox/holder/washcar/${event.challenge.ref}/${action}`, { method: 'POST' });
        }
        event.answer(true);
      }
      if (++seen === settings.killAfter) process.kill(process.pid, 'SIGKILL');
    },
  });
  process.stdout.write(JSON.stringify({ result, seen }));
}

void main(JSON.parse(process.argv[2] ?? '') as Settings);
