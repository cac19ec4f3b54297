import { BackendRefusal, GatewayRefusal } from '../answers/refusal.ts';
import { roundOf } from '../catalogue/show-book.ts';
import type { Round } from '../catalogue/show.ts';
import type { OnestopCall } from '../world.ts';

/** Names a call repeats from its session. */
export type BoundName = 'goodsCode' | 'placeCode' | 'bizCode' | 'sessionId';

/** Reads a value of a request by name. */
export type ReadText = (name: string) => string | undefined;

/**
 * Checks what a call repeats: a missing one is 400 E1; another session's is 400 E1; another goods, place or bizCode is P00002, the rule
 * of interpark §4 U1.
 */
export function assertBound({ session, show }: OnestopCall, read: ReadText, names: readonly BoundName[]): void {
  const bound: Readonly<Record<BoundName, string>> = {
    sessionId: session.id,
    goodsCode: show.goodsCode,
    placeCode: show.placeCode,
    bizCode: session.bizCode,
  };
  for (const name of names) {
    const sent = read(name);
    if (sent === undefined) throw new GatewayRefusal(400, `${name} is missing`);
    if (sent === bound[name]) continue;
    if (name === 'sessionId') throw new GatewayRefusal(400, 'another sessionId than the header’s');
    throw new BackendRefusal('P00002', `another ${name} than the session’s`);
  }
}

/** The round a call names: 400 E1 when missing, P00002 when the show has none such. */
export function readRound({ show }: OnestopCall, playSeq: string | undefined): Round {
  if (playSeq === undefined) throw new GatewayRefusal(400, 'playSeq is missing');
  const round = roundOf(show, playSeq);
  if (round === undefined) throw new BackendRefusal('P00002', 'no such playSeq');
  return round;
}
