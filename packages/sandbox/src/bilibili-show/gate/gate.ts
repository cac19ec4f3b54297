import { stringifyJson } from '@boxwire/contract';
import type { Reply } from '../../core/http/reply.ts';
import type { SandboxRequest } from '../../core/http/sandbox-request.ts';
import type { Handler } from '../../core/platform.ts';
import { DataText, MessagedData } from '../answers/data.ts';
import { ENVELOPE_FORMS, envelopeReply, type EnvelopeForm } from '../answers/envelope.ts';
import { BilibiliShowRefusal, refuse, type Refusal } from '../answers/refusal.ts';
import type { User } from '../people/user.ts';
import { readParameters } from '../reading/parameters.ts';
import type { Call, CallHandler, UserCall, World } from '../world.ts';
import { gatewayFault, overloadFault } from './faults.ts';

/** Makes request handlers: login, scenarios, then the endpoint's own work; refusals become answers (bilibili-show §14). */
export interface Gate {
  /** For anybody. */
  open(handle: CallHandler<Call>, otherwise?: EnvelopeForm): Handler;
  /** For an account that is logged in. */
  user(handle: CallHandler<UserCall>): Handler;
}

/** Creates the gate of one sandbox. */
export function createGate(world: World): Gate {
  return {
    open: (handle, otherwise) => (request) =>
      answer(world, request, { otherwise, work: () => handle(enter(world, request)) }),
    user: (handle) => (request) =>
      answer(world, request, {
        work: () => {
          const user = login(world, request);
          return handle({ ...enter(world, request), user });
        },
      }),
  };
}

// thrown like a refusal, so that nothing below it runs
class GatewayPage extends Error {
  readonly reply: Reply;

  constructor(reply: Reply) {
    super('gateway page');
    this.reply = reply;
  }
}

function enter(world: World, request: SandboxRequest): Call {
  const page = gatewayFault(request);
  if (page !== undefined) throw new GatewayPage(page);
  overloadFault(request);
  const parameters = readParameters(request);
  const csrf = parameters.text('csrf');
  if (csrf !== undefined && csrf !== request.cookies.get('bili_jct')) throw refuse(-111);
  return { world, request, parameters };
}

function login({ people }: World, request: SandboxRequest): User {
  const user = people.ofSession(request.cookies.get('SESSDATA'));
  if (user === undefined) throw refuse(-101);
  return user;
}

interface Work {
  readonly work: () => unknown;
  readonly otherwise?: EnvelopeForm | undefined;
}

function answer(world: World, request: SandboxRequest, { work, otherwise }: Work): Reply {
  const form = formOf(world, request, otherwise);
  try {
    const made = work();
    const { data, msg } = made instanceof MessagedData ? made : { data: made, msg: '' };
    const dataText = request.fault('emptyData') !== undefined ? '{}' : textOf(data);
    return envelopeReply(form, { errno: 0, msg, dataText }, { facts: OK_FACTS, headers: headersOf(request) });
  } catch (error) {
    if (error instanceof GatewayPage) return error.reply;
    if (!(error instanceof BilibiliShowRefusal)) throw error;
    return refusalReply(request, form, error.refusal);
  }
}

// seen beside every envelope (bilibili-show §1.2)
function headersOf({ id }: SandboxRequest): Reply['headers'] {
  return { 'Bili-Status-Code': '0', 'X-Bili-Trace-Id': `sbx-${id}` };
}

const OK_FACTS = Object.freeze({ errno: '0' });

function formOf({ envelopes }: World, request: SandboxRequest, otherwise: EnvelopeForm | undefined): EnvelopeForm {
  const wanted = request.fault('envelope')?.form;
  return ENVELOPE_FORMS.find((form) => form === wanted) ?? envelopes.formOf(request.endpointId, otherwise);
}

function refusalReply(request: SandboxRequest, form: EnvelopeForm, refusal: Refusal): Reply {
  const { errno, msg, data = {} } = refusal;
  const text = request.fault('strayText') === undefined ? msg : strayText(msg);
  const content = { errno, msg: text, dataText: textOf(data) };
  return envelopeReply(refusal.form ?? form, content, { facts: { errno: String(errno) }, headers: headersOf(request) });
}

// as in a text seen with a space in its middle (bilibili-show §13.14)
function strayText(msg: string): string {
  const middle = Math.floor(msg.length / 3);
  return `${msg.slice(0, middle)} ${msg.slice(middle)}`.replaceAll('，', ',');
}

function textOf(data: unknown): string {
  return data instanceof DataText ? data.text : stringifyJson(data);
}
