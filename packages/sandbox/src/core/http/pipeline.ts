import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { SandboxClock } from '../clock/clock-types.ts';
import { isSandboxError } from '../errors.ts';
import type { EventHub } from '../events.ts';
import type { FaultEngine } from '../faults/fault-book.ts';
import type { FaultPlan } from '../faults/fault-plan.ts';
import type { MintLedger } from '../minted.ts';
import type { RequestLog } from '../request-log.ts';
import { createDateHeader } from './http-date.ts';
import type { HostTable } from './hosts.ts';
import { hasBody, readBody } from './read-body.ts';
import type { Reply } from './reply.ts';
import type { RouteMatch, Serve, ServerBindings } from './router.ts';
import { replyForError, sandboxErrorReply } from './sandbox-replies.ts';
import { SandboxRequest } from './sandbox-request.ts';
import { spoilReply, writeReply, writeTruncated } from './write-reply.ts';

/** What every request passes through. */
export interface PipelineParts {
  readonly clock: SandboxClock;
  readonly hosts: HostTable;
  readonly faults: FaultEngine;
  readonly log: RequestLog;
  readonly ledger: MintLedger;
  readonly hub: EventHub;
}

/** Builds the way of a request: faults, body, handler, faults, answer, log. */
export function createPipeline(parts: PipelineParts): Serve {
  const dateHeader = createDateHeader();
  let numbered = 0;
  return async (match, bindings) => {
    const release = parts.clock.hold();
    const visit: Visit = { match, bindings, id: `r${++numbered}`, startedAt: parts.clock.now(), release };
    try {
      await answer(parts, visit, dateHeader);
    } finally {
      visit.release();
    }
    return RESPONSE_ALREADY_SENT;
  };
}

interface Visit {
  readonly match: RouteMatch;
  readonly bindings: ServerBindings;
  readonly id: string;
  readonly startedAt: number;
  release: () => void;
}

async function answer(parts: PipelineParts, visit: Visit, dateHeader: (nowMs: number) => string): Promise<void> {
  const { match, bindings } = visit;
  const { incoming, outgoing } = bindings;
  const body = hasBody(incoming) ? await readOrRefuse(bindings) : NO_BODY;
  if (body === undefined) return;
  const bodyText = 'text' in body ? body.text : null;
  const endpointId = match.endpointOf?.(bodyText) ?? match.endpointId;
  const plan = planFor(parts, visit, endpointId);
  if (plan.latencyMs > 0) await delay(parts.clock, visit, plan.latencyMs);
  const now = parts.clock.now() + plan.skewMs;
  const given = { plan, now, bodyText, endpointId };
  const made = 'refusal' in body ? body.refusal : await handle(parts, visit, given);
  const reply = made === undefined ? undefined : spoilReply(made, plan);
  const cut = reply === undefined || plan.drop === 'afterCommit';
  record(parts, visit, { ...given, reply: cut ? undefined : reply, facts: made?.facts ?? NO_FACTS });
  if (cut) incoming.socket.destroy();
  else if (plan.truncate !== undefined)
    await writeTruncated(outgoing, reply, { date: dateHeader(now), bytes: plan.truncate });
  else writeReply(outgoing, reply, dateHeader(now));
}

/** What is known of a request when it is handled. */
interface Given {
  readonly plan: FaultPlan;
  readonly now: number;
  readonly bodyText: string | null;
  readonly endpointId: string;
}

const NO_BODY = { text: null } as const;

const NO_FACTS: Readonly<Record<string, string>> = Object.freeze({});

function planFor({ faults }: PipelineParts, { match, bindings }: Visit, endpoint: string): FaultPlan {
  const { incoming, addressing } = bindings;
  return faults.plan({
    platform: addressing.platformId,
    endpoint,
    method: incoming.method ?? 'GET',
    path: match.path,
  });
}

async function readOrRefuse(
  bindings: ServerBindings,
): Promise<{ readonly text: string } | { readonly refusal: Reply } | undefined> {
  try {
    const text = await readBody(bindings.incoming);
    return text === undefined ? undefined : { text };
  } catch (error) {
    if (isSandboxError(error)) return { refusal: replyForError(error) };
    throw error;
  }
}

// whoever waits for a slow answer counts as asleep, so an auto clock may jump over the delay
async function delay(clock: SandboxClock, visit: Visit, ms: number): Promise<void> {
  visit.release();
  await clock.sleepWhileAnswering(ms);
  visit.release = clock.hold();
}

/** `undefined` when nothing is to be sent because nothing was handled. */
async function handle(parts: PipelineParts, visit: Visit, given: Given): Promise<Reply | undefined> {
  const { plan, endpointId } = given;
  if (plan.drop === 'beforeCommit') return undefined;
  if (plan.respond !== undefined && plan.respond.commit !== true)
    return { status: plan.respond.status, headers: {}, body: null };
  const { match, bindings, id } = visit;
  const request = new SandboxRequest({
    id,
    incoming: bindings.incoming,
    path: match.path,
    queryText: match.queryText,
    params: match.params,
    endpointId,
    bodyText: given.bodyText,
    addressing: bindings.addressing,
    hosts: parts.hosts,
    now: given.now,
    named: plan.named,
    onMint: (minting, field, value) => {
      const { platformId: platform } = minting.addressing;
      parts.ledger.record({ value, platform, field, at: given.now, requestId: id, endpointId });
    },
  });
  try {
    return await match.handle(request);
  } catch (error) {
    if (isSandboxError(error)) return replyForError(error);
    const name = error instanceof Error ? error.name : typeof error;
    const reply = sandboxErrorReply(500, 'HANDLER_FAILED', 'the sandbox failed to answer: please report this');
    return { ...reply, facts: { defect: name, at: error instanceof Error ? firstFrame(error) : '' } };
  }
}

function firstFrame(error: Error): string {
  return /\n\s+at (.+)/.exec(error.stack ?? '')?.[1] ?? '';
}

function record(
  parts: PipelineParts,
  visit: Visit,
  done: Given & { readonly reply: Reply | undefined; readonly facts: Readonly<Record<string, string>> },
): void {
  const { match, bindings, id, startedAt } = visit;
  const { incoming, addressing } = bindings;
  const method = incoming.method ?? 'GET';
  const { reply, plan, facts, bodyText, endpointId } = done;
  parts.log.add({
    id,
    platformId: addressing.platformId,
    endpointId,
    startedAt,
    durationMs: parts.clock.now() - startedAt,
    method,
    url: addressing.base + (match.shownPath ?? incoming.url ?? '/'),
    rawHeaders: incoming.rawHeaders,
    bodyText,
    reply,
    facts,
    faults: plan.ruleIds,
  });
  parts.hub.emit(() => ({
    type: 'request',
    at: startedAt,
    platform: addressing.platformId,
    requestId: id,
    endpointId,
    method,
    path: match.shownPath ?? match.path,
    ...(reply && { status: reply.status }),
    facts,
    faults: plan.ruleIds,
  }));
}
