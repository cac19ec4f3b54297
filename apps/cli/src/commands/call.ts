import type { EndpointSpec, Outcome } from '@boxwire/contract';
import { isHttpError, type HttpError } from '@boxwire/http-core';
import { callInput, type CallInputOptions } from '../call/call-input.ts';
import { connect } from '../connection/connect.ts';
import { EXIT } from '../exit-codes.ts';
import { failureText } from '../journey/journey-printer.ts';
import { durationText } from '../output/duration.ts';
import { outcomeExitCode } from '../outcome-exit-code.ts';
import { endpointOf, loadPlatform } from '../platforms.ts';
import type { CommandContext, CommonOptions } from '../program/command-context.ts';
import type { ConnectionOptions } from '../program/connection-options.ts';

/** Options of `boxwire call`. */
export interface CallOptions extends CommonOptions, ConnectionOptions, CallInputOptions {
  readonly platformId: string;
  readonly endpointId: string;
}

/** Calls one endpoint and prints its outcome: exit code 0 for a success, 1 for a refusal, 3 when the other side failed. */
export async function call(options: CallOptions, context: CommandContext): Promise<number> {
  const platform = await loadPlatform(options.platformId);
  const endpoint = endpointOf(platform, options.endpointId);
  const input = await callInput(endpoint, options, context.io);
  await using connection = await connect(platform, options, context);
  const startedAt = performance.now();
  try {
    const outcome = await connection.client.$call(endpoint, input, {
      signal: context.io.interruption(),
    });
    await print({ endpoint, outcome, durationMs: performance.now() - startedAt }, options, context);
    return outcomeExitCode(outcome);
  } catch (error) {
    if (!isHttpError(error) || options.json !== true) throw error;
    await context.out.line(JSON.stringify({ ok: false, transport: transportJson(error) }));
    return error.code === 'HTTP_ABORTED' ? EXIT.interrupted : EXIT.remote;
  }
}

interface Answered {
  readonly endpoint: EndpointSpec;
  readonly outcome: Outcome<unknown>;
  readonly durationMs: number;
}

async function print(
  { endpoint, outcome, durationMs }: Answered,
  options: CallOptions,
  context: CommandContext,
): Promise<void> {
  const { out, style } = context;
  if (options.json === true) return out.line(JSON.stringify(outcome));
  const facts = style.dim(`HTTP ${outcome.status.toString()}  ${durationText(durationMs)}`);
  if (outcome.ok) {
    await out.line(`${style.green('✓')} ${endpoint.id}  ${facts}`);
    return out.line(outcome.data === undefined ? style.dim('no data') : JSON.stringify(outcome.data, undefined, 2));
  }
  await out.line(`${style.red('✗')} ${endpoint.id}  ${failureText(outcome)}  ${facts}`);
  for (const { pointer, problem } of outcome.mismatches ?? []) await out.line(`  ${pointer || '/'}  ${problem}`);
  for (const [name, value] of Object.entries(outcome.detail ?? {})) {
    await out.line(`  ${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  }
  return out.line(style.dim(`  retry: ${outcome.retry}`));
}

function transportJson({ code, message, attempt, mayHaveHappened }: HttpError): object {
  return { code, message, attempt, mayHaveHappened };
}
