import { runJourney, type Journey, type JourneyEvent, type JourneyResult } from '@boxwire/contract';
import { createClient, journeyEffects } from '@boxwire/http-core';
import { createSandbox } from '@boxwire/sandbox';
import { WASHCAR_DEMO_CHANNEL, washcarSandbox } from '@boxwire/sandbox/washcar';
import { washcar } from '@boxwire/schemas-washcar';
import { createSigner } from '@boxwire/signing';
import { CliError } from '../cli-error.ts';
import { breakSignature } from '../demo/break-signature.ts';
import { demoPrinter, type DemoPrinter } from '../demo/demo-printer.ts';
import { reportSeason } from '../demo/report-season.ts';
import { EXIT } from '../exit-codes.ts';
import type { CommandContext, CommonOptions } from '../program/command-context.ts';

/** Options of `boxwire demo`. */
export type DemoOptions = CommonOptions;

const { appId, secret } = WASHCAR_DEMO_CHANNEL;
const ORDERED = { cityCode: '110100', mobile: '10012345678' };

/** Shows what Boxwire does, against a sandbox in this process, over TCP. Exit code 0 when everything went as it should. */
export async function demo(options: DemoOptions, context: CommandContext): Promise<number> {
  const startedAt = performance.now();
  await using stage = await openStage(context);
  const printer = demoPrinter(options, context);
  await printer.opening(stage.origin);
  await orderAndVerify(stage, printer);
  await orderAndRefund(stage, printer);
  await printer.mismatch(await breakSignature({ origin: stage.origin, appId, secret }));
  const season = await reportSeason(context.io, await printer.season());
  await printer.seasonEnd(season);
  const unkept = stage.sandbox.admin.invariants().filter(({ holds }) => !holds);
  const broken = [...unkept.map(({ name }) => name), ...season.broken];
  await printer.closing({
    durationMs: performance.now() - startedAt,
    requests: stage.sandbox.admin.requests().length + season.requests,
    broken,
  });
  const isSeasonFine = season.lost + season.duplicateEffects + season.orderBreaks === 0;
  return broken.length === 0 && isSeasonFine ? EXIT.ok : EXIT.no;
}

type Stage = Awaited<ReturnType<typeof openStage>>;

async function openStage({ io }: CommandContext) {
  const sandbox = await createSandbox({ platforms: [washcarSandbox()], seed: 'demo' });
  const client = createClient(washcar, {
    origins: sandbox.origins.washcar,
    signer: createSigner({ appId, secret }),
    redact: { values: [secret] },
  });
  return {
    sandbox,
    origin: sandbox.origins.washcar.api,
    client,
    signal: io.interruption(),
    [Symbol.asyncDispose]: async () => {
      await client.close({ abort: true });
      await sandbox.close();
    },
  };
}

async function orderAndVerify(stage: Stage, printer: DemoPrinter): Promise<void> {
  const input = { ...ORDERED, channelOrderNo: 'BW-DEMO-1' };
  const result = await runShown(washcar.journeys.order, input, {
    stage,
    printer,
    // the sandbox lets us be the customer; against the real service a person is
    answer: async (event) => {
      const act = (action: string): Promise<unknown> =>
        stage.sandbox.admin.holder({ platform: 'washcar', ref: event.challenge.ref, action });
      await act('book');
      await act('verify');
      event.answer(true);
    },
  });
  if (!result.ok) throw wentWrong('washcar.order', result);
}

async function orderAndRefund(stage: Stage, printer: DemoPrinter): Promise<void> {
  const channelOrderNo = 'BW-DEMO-2';
  const ordered = await runShown(washcar.journeys.order, { ...ORDERED, channelOrderNo }, { stage, printer });
  if (ordered.ok || ordered.reason !== 'paused') throw wentWrong('washcar.order', ordered);
  const refunded = await runShown(
    washcar.journeys.refund,
    { channelOrderNo, reason: '改期' },
    { stage, printer, answer: () => Promise.resolve() },
  );
  if (!refunded.ok) throw wentWrong('washcar.refund', refunded);
}

interface Show {
  readonly stage: Stage;
  readonly printer: DemoPrinter;
  readonly answer?: (event: Extract<JourneyEvent, { readonly type: 'challenge' }>) => Promise<void>;
}

async function runShown(journey: Journey, input: unknown, show: Show): Promise<JourneyResult<unknown>> {
  const { stage, printer, answer } = show;
  const shown = await printer.journey(journey, { answered: answer !== undefined });
  const run = runJourney(journey, { input, effects: journeyEffects(stage.client), signal: stage.signal });
  for (;;) {
    const step = await run.next();
    if (step.done === true) {
      await shown.end(step.value);
      return step.value;
    }
    await shown.event(step.value);
    if (step.value.type === 'challenge') await answer?.(step.value);
  }
}

function wentWrong(journeyId: string, result: JourneyResult<unknown>): CliError {
  const how = result.ok ? 'ended early' : result.reason === 'failed' ? `failed at ${result.stepId}` : 'paused';
  return new CliError('DEMO_FAILED', `${journeyId} ${how}, which the demo does not expect`, { exitCode: EXIT.no });
}
