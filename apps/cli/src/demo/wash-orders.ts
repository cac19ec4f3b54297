import { createClient, journeyEffects } from '@boxwire/http-core';
import { createSandbox } from '@boxwire/sandbox';
import { WASHCAR_DEMO_CHANNEL, washcarSandbox } from '@boxwire/sandbox/washcar';
import { washcar } from '@boxwire/schemas-washcar';
import { createSigner } from '@boxwire/signing';
import type { CommandContext } from '../program/command-context.ts';
import { breakSignature } from './break-signature.ts';
import { partOf, type DemoPart } from './demo-part.ts';
import type { DemoPrinter } from './demo-printer.ts';
import { runShown, wentWrong } from './run-shown.ts';

const { appId, secret } = WASHCAR_DEMO_CHANNEL;
const ORDERED = { cityCode: '110100', mobile: '10012345678' };

/** Orders, verifies and refunds a wash, and has a broken signature explained. */
export async function washOrders(printer: DemoPrinter, { io }: CommandContext): Promise<DemoPart> {
  await using sandbox = await createSandbox({ platforms: [washcarSandbox()], seed: 'demo' });
  const origins = sandbox.origins.washcar;
  await using client = createClient(washcar, {
    origins,
    signer: createSigner({ appId, secret }),
    redact: { values: [secret] },
  });
  const stage = { effects: () => journeyEffects(client), signal: io.interruption(), sandbox, printer };
  await printer.opening(origins.api);
  await orderAndVerify(stage);
  await orderAndRefund(stage);
  await printer.mismatch(await breakSignature({ origin: origins.api, appId, secret }));
  return partOf(sandbox);
}

interface Stage {
  readonly effects: () => ReturnType<typeof journeyEffects>;
  readonly signal: AbortSignal;
  readonly sandbox: Awaited<ReturnType<typeof createSandbox>>;
  readonly printer: DemoPrinter;
}

async function orderAndVerify({ effects, signal, sandbox, printer }: Stage): Promise<void> {
  const { order } = washcar.journeys;
  const shown = await printer.journey(order, { note: 'the demo plays the customer: books, and the shop verifies' });
  const result = await runShown(
    order,
    { ...ORDERED, channelOrderNo: 'BW-DEMO-1' },
    {
      ...{ effects: effects(), signal, printer: shown },
      // the sandbox lets us be the customer; against the real service a person is
      answer: async (event) => {
        const act = (action: string): Promise<unknown> =>
          sandbox.admin.holder({ platform: 'washcar', ref: event.challenge.ref, action });
        await act('book');
        await act('verify');
        event.answer(true);
      },
    },
  );
  if (!result.ok) throw wentWrong('washcar.order', result);
}

async function orderAndRefund({ effects, signal, printer }: Stage): Promise<void> {
  const { order, refund } = washcar.journeys;
  const channelOrderNo = 'BW-DEMO-2';
  const away = { what: 'a second order, whose customer stays away', note: 'this customer does not come' };
  const ordered = await runShown(
    order,
    { ...ORDERED, channelOrderNo },
    { effects: effects(), signal, printer: await printer.journey(order, away) },
  );
  if (ordered.ok || ordered.reason !== 'paused') throw wentWrong('washcar.order', ordered);
  const refunded = await runShown(
    refund,
    { channelOrderNo, reason: '改期' },
    { effects: effects(), signal, printer: await printer.journey(refund) },
  );
  if (!refunded.ok) throw wentWrong('washcar.refund', refunded);
}
