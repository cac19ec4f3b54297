import { createClient, createCookieJar, journeyEffects } from '@boxwire/http-core';
import { createSandbox } from '@boxwire/sandbox';
import { RAIL12306_DEMO_USER, rail12306Sandbox } from '@boxwire/sandbox/rail12306';
import { rail12306 } from '@boxwire/schemas-rail12306';
import type { CommandContext } from '../program/command-context.ts';
import { partOf, type DemoPart } from './demo-part.ts';
import type { DemoPrinter } from './demo-printer.ts';
import { runShown, wentWrong } from './run-shown.ts';

const NOW = Date.parse('2030-01-10T10:00:00+08:00');
const TRIP = { from: '北京南', to: '上海虹桥', date: '2030-01-15', train: 'G901', seat: 'O' };

/** Logs in with a QR code that the holder confirms, and books a seat; the clock jumps over every wait. */
export async function railBooking(printer: DemoPrinter, { io }: CommandContext): Promise<DemoPart> {
  await using sandbox = await createSandbox({
    platforms: [rail12306Sandbox()],
    clock: { mode: 'auto', now: NOW },
    seed: 'demo',
  });
  const clock = sandbox.admin.clock.actor('demo');
  const { rail12306: origins } = sandbox.origins;
  await using client = createClient(rail12306, { origins, jar: createCookieJar({ clock }), clock });
  const [signal, effects] = [io.interruption(), () => journeyEffects(client, { clock })];
  try {
    const login = rail12306.journeys['login.qr'];
    const holder = { note: 'the demo plays the account holder: scans the code and confirms' };
    const loggedIn = await runShown(
      login,
      {},
      {
        ...{ effects: effects(), signal, printer: await printer.journey(login, holder) },
        answer: async (event) => {
          for (const action of ['scan', 'confirm'])
            await sandbox.admin.holder({ platform: 'rail12306', ref: event.challenge.ref, action });
          event.answer(true);
        },
      },
    );
    if (!loggedIn.ok) throw wentWrong(login.id, loggedIn);
    const { book } = rail12306.journeys;
    const passengers = [{ name: RAIL12306_DEMO_USER.name }];
    const booked = await runShown(
      book,
      { ...TRIP, passengers },
      {
        effects: effects(),
        signal,
        printer: await printer.journey(book, { what: `${book.summary}; the sandbox’s clock jumps over every wait` }),
      },
    );
    if (!booked.ok) throw wentWrong(book.id, booked);
    return partOf(sandbox);
  } finally {
    clock.leave();
  }
}
