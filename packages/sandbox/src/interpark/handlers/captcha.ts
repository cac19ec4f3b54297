import { GatewayRefusal } from '../answers/refusal.ts';
import { assertBound } from '../gate/bindings.ts';
import { queryText } from '../reading/read.ts';
import type { OnestopCall } from '../world.ts';

/** One transparent pixel: nothing can be read off it, the account holder has the answer. */
const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const VALID_MS = 300_000;
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A new picture (interpark §5.10). */
export function captchaImage({ world, request, session }: OnestopCall): unknown {
  const { pictures } = world.streams;
  const encRnd = request.mint('/EncRnd', `sbx-picture-${pictures.hex(24)}`);
  world.pictures.set(encRnd, { session, answer: pictures.text(6, LETTERS) });
  return { Img: PIXEL, EncRnd: encRnd };
}

/** What the account holder read; good for five minutes (interpark §5.10). */
export function captchaVerify(call: OnestopCall): unknown {
  const { world, request, session } = call;
  const read = (name: string): string | undefined => queryText(request, name);
  const bound = { sessionId: 'p2', goodsCode: 'p3', bizCode: 'p5' } as const;
  assertBound(call, (name) => read(bound[name as keyof typeof bound]), ['sessionId', 'goodsCode', 'bizCode']);
  const encRnd = read('p9');
  if (encRnd === undefined || read('p1') === undefined) throw new GatewayRefusal(400, 'p1 or p9 is missing');
  const picture = world.pictures.get(encRnd);
  const right = picture?.session === session && picture.answer === read('p1');
  if (right) session.captchaUntil = world.context.clock.now() + VALID_MS;
  // a picture is read once, right or wrong
  world.pictures.delete(encRnd);
  return { result: right ? 'Y' : 'N' };
}
