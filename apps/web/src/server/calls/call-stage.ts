import { findEndpoint } from '@boxwire/contract';
import type { EndpointSpec, Exchange, Outcome } from '@boxwire/contract';
import { isHttpError } from '@boxwire/http-core';
import type { ClientControls } from '@boxwire/http-core';
import { createSandbox } from '@boxwire/sandbox';
import type { Sandbox } from '@boxwire/sandbox';
import { z } from 'zod';
import { WebError } from '../http/web-error.ts';
import { openStage } from './stages.ts';
import type { Stage } from './stages.ts';

/** How a tried call ended. */
export interface TriedCall {
  readonly exchanges: readonly Exchange[];
  readonly outcome?: Outcome<unknown>;
  readonly transport?: { readonly code: string; readonly message: string };
}

interface OpenStage {
  readonly stage: Stage;
  readonly sandbox: Sandbox;
  readonly client: ClientControls;
  readonly exchanges: Exchange[];
}

/** Calls single endpoints against a sandbox per platform, which keeps its state between calls. */
export interface CallStage {
  /** Takes the parts of the input in wire form. Throws `WebError`. */
  call(platformId: string, endpointId: string, input: Readonly<Record<string, unknown>>): Promise<TriedCall>;
  close(): Promise<void>;
}

/** Opens sandboxes when they are first called. */
export function createCallStage(): CallStage {
  const stages = new Map<string, Promise<OpenStage>>();
  const stageOf = (platformId: string): Promise<OpenStage> => {
    const known = stages.get(platformId);
    if (known !== undefined) return known;
    const opened = open(platformId);
    stages.set(platformId, opened);
    opened.catch(() => stages.delete(platformId));
    return opened;
  };
  return {
    call: async (platformId, endpointId, input) => {
      const { stage, client, exchanges } = await stageOf(platformId);
      const endpoint = findEndpoint(stage.platform, endpointId);
      if (endpoint === undefined) throw new WebError('ENDPOINT_UNKNOWN', `There is no endpoint "${endpointId}".`);
      const typed = decodeInput(endpoint, input);
      exchanges.length = 0;
      try {
        const outcome = await client.$call(endpoint, typed);
        return { exchanges: [...exchanges], outcome };
      } catch (error) {
        if (!isHttpError(error)) throw new WebError('INPUT_INVALID', (error as Error).message, { cause: error });
        return { exchanges: [...exchanges], transport: { code: error.code, message: error.message } };
      }
    },
    close: async () => {
      const opened = await Promise.allSettled(stages.values());
      for (const each of opened) {
        if (each.status !== 'fulfilled') continue;
        await each.value.client.close({ abort: true });
        await each.value.sandbox.close();
      }
    },
  };
}

async function open(platformId: string): Promise<OpenStage> {
  const stage = await openStage(platformId);
  const sandbox = await createSandbox({ platforms: [stage.sandbox()] });
  const exchanges: Exchange[] = [];
  const client = stage.client({
    origins: sandbox.origins[stage.platform.id] ?? {},
    clock: sandbox.admin.clock,
    random: Math.random,
    hooks: { onExchange: (exchange) => exchanges.push(exchange) },
  });
  return { stage, sandbox, client, exchanges };
}

function decodeInput(endpoint: EndpointSpec, input: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { params, query, headers, body } = endpoint;
  const parts = { params, query, headers, body: body?.schema };
  const unknown = Object.keys(input).find((part) => !Object.hasOwn(parts, part));
  if (unknown !== undefined) throw new WebError('INPUT_INVALID', `A call has no part "${unknown}".`);
  return Object.fromEntries(
    Object.entries(parts).flatMap(([part, schema]) => {
      if (schema === undefined || input[part] === undefined) return [];
      const read = z.safeDecode(schema, input[part]);
      if (read.success) return [[part, read.data]];
      const [issue] = read.error.issues;
      throw new WebError('INPUT_INVALID', `${[part, ...(issue?.path ?? [])].join('.')}: ${issue?.message ?? ''}`);
    }),
  );
}
