import type { JourneyEffects, WireResponse } from '@boxwire/contract';
import { explainFailure, type FailureExplanation } from '@boxwire/schemas-interpark';
import type { Breakage, Learned } from './breakages.ts';

/** What became of the request that was changed. */
export interface Mishap {
  readonly endpointId: string;
  readonly status: number;
  readonly explanations: readonly FailureExplanation[];
}

/** Sends everything as it is but the breakage's call; `mishap` is told how that one went and why. */
export function brokenSending(
  send: JourneyEffects['send'],
  breakage: Breakage,
  mishap: (mishap: Mishap) => void,
): JourneyEffects['send'] {
  let learned: Learned = {};
  return async (target, request, context) => {
    if (target.id !== breakage.endpointId) {
      const answer = await send(target, request, context);
      learned = { ...learned, ...learn(target.id, answer) };
      return answer;
    }
    const changed = breakage.change(request, learned);
    const answer = await send(target, changed, context);
    const { status, bodyText } = answer;
    const { goodsBizCode, sessionBizCode, sessionId } = learned;
    const known = {
      ...(goodsBizCode !== undefined && { goodsBizCode }),
      ...(sessionBizCode !== undefined && { sessionBizCode }),
      ...(sessionId !== undefined && { sessionId }),
    };
    const explanations = explainFailure({ request: changed, answer: { status, bodyText }, known });
    mishap({ endpointId: target.id, status, explanations });
    return answer;
  };
}

function learn(endpointId: string, { bodyText }: WireResponse): Learned {
  switch (endpointId) {
    case 'gates.goodsInfo': {
      const goodsBizCode = textOf(bodyText, 'bizCode');
      return goodsBizCode === undefined ? {} : { goodsBizCode };
    }
    case 'waiting.lineUp': {
      const waitingId = textOf(bodyText, 'waitingId');
      return waitingId === undefined ? {} : { waitingId };
    }
    case 'waiting.rank': {
      const [sessionId, sessionBizCode] = [textOf(bodyText, 'sessionId'), textOf(bodyText, 'bizCode')];
      return { ...(sessionId !== undefined && { sessionId }), ...(sessionBizCode !== undefined && { sessionBizCode }) };
    }
    default:
      return {};
  }
}

function textOf(json: string, member: string): string | undefined {
  try {
    const value = (JSON.parse(json) as Readonly<Record<string, unknown>>)[member];
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
