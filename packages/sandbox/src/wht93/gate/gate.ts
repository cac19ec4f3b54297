import { fieldTable, REQUEST_TABLES, type FieldRow, type Wht93EndpointId } from '@boxwire/schemas-wht93';
import type { SandboxRequest } from '../../core/http/sandbox-request.ts';
import type { Handler } from '../../core/platform.ts';
import { refusalReply, successReply } from '../answers/envelope.ts';
import { fieldRefusal, Wht93Refusal } from '../answers/refusal.ts';
import type { TokenRequest } from '../handlers/reports.ts';
import { issueToken, refuseDisabled } from '../handlers/token.ts';
import { createFieldReader } from '../reading/field-reader.ts';
import { readParameters } from '../reading/read-parameters.ts';
import { createTableReader, isPresent } from '../reading/table-reader.ts';
import type { Effects } from '../received/received-book.ts';
import type { Reporter } from '../reporting/reporter.ts';
import type { Call, CallHandler, World } from '../world.ts';
import { systemError, tokenExpired, unavailable } from './faults.ts';

type Work = (request: SandboxRequest, effects: Effects) => unknown;

/** Makes the request handler of an endpoint: token, fields, then the endpoint's own work; refusals become answers. */
export type Gate = <Body>(id: Wht93EndpointId, handle: CallHandler<Body>) => Handler;

/** Creates the gate of one sandbox. */
export function createGate(world: World): Gate {
  const readToken = createTokenReader(world);
  return (id, handle) => {
    const read = createTableReader(REQUEST_TABLES[id], world.settings);
    return counted(world, id, (request, effects) => {
      const parameters = readParameters(request);
      const reporter = reporterOf(world, request, readToken(parameters));
      const body = read(parameters);
      return withSystemError(request, () => handle(callOf({ world, request, reporter, effects }, body)));
    });
  };
}

/** The handler of `token.get`, the one endpoint without a token. */
export function createTokenHandler(world: World): Handler {
  const read = createTableReader(REQUEST_TABLES['token.get'], world.settings);
  return counted(world, 'token.get', (request) => {
    const body = read(readParameters(request)) as unknown as TokenRequest;
    return withSystemError(request, () => issueToken(world, request, body));
  });
}

function counted(world: World, id: Wht93EndpointId, work: Work): Handler {
  const { received } = world;
  return (request) => {
    received.arrived(id);
    const effects: Effects = { records: [], warnings: [], breaks: [] };
    try {
      if (request.fault('unavailable') !== undefined) throw unavailable();
      const data = work(request, effects);
      received.accepted(id, effects);
      // the report took effect; only the answer says otherwise
      if (data instanceof Wht93Refusal) return refusalReply(data.refusal);
      return successReply(
        data,
        effects.warnings.map(({ rule }) => rule),
      );
    } catch (error) {
      if (!(error instanceof Wht93Refusal)) throw error;
      received.refused(id, error.refusal);
      return refusalReply(error.refusal);
    }
  };
}

function withSystemError(request: SandboxRequest, work: () => unknown): unknown {
  const fault = request.fault('systemError');
  if (fault === undefined) return work();
  if (fault.commit !== true) throw systemError();
  work();
  return systemError();
}

function createTokenReader({ settings }: World): (parameters: Readonly<Record<string, unknown>>) => string {
  // the row is the same in every table
  const row = fieldTable('A.7').find(({ name }) => name === 'accessToken') as FieldRow;
  const read = createFieldReader(row, settings);
  return ({ accessToken }) => {
    if (!isPresent(accessToken)) throw fieldRefusal('/accessToken', '必填');
    return read(accessToken, '/accessToken') as string;
  };
}

function reporterOf({ accounts, reporters }: World, request: SandboxRequest, token: string): Reporter {
  if (request.fault('tokenExpires') !== undefined) accounts.revoke(token);
  const account = accounts.holderOf(token, request.now);
  if (account === undefined) throw tokenExpired();
  refuseDisabled(account);
  return reporters.get(account.appId) as Reporter;
}

function callOf<Body>(
  parts: Pick<Call, 'world' | 'request' | 'reporter'> & { readonly effects: Effects },
  body: unknown,
): Call<Body> {
  const { effects, ...rest } = parts;
  return {
    ...rest,
    body: body as Body,
    record: (outcome, id) => void effects.records.push({ outcome, id }),
    warn: (rule, at) => void effects.warnings.push({ rule, at }),
    broke: (name, id) => void effects.breaks.push({ name, id }),
  };
}
