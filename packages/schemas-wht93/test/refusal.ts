import { isContractError, type ContractError } from '@boxwire/contract';

/** The problems for which a request is not sent; empty when it is. */
export function problemsIn(run: () => unknown): readonly string[] {
  return refusal(run)?.issues.map(({ problem }) => problem) ?? [];
}

/** The refusal, or `undefined` when nothing is refused. */
export function refusal(run: () => unknown): ContractError | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (isContractError(error)) return error;
    throw error;
  }
}

/** An answer over HTTP 200 with this envelope. */
export function answered(envelope: unknown): { status: number; headers: Record<string, string>; bodyText: string } {
  return { status: 200, headers: {}, bodyText: JSON.stringify(envelope) };
}

/** A successful envelope. */
export function success(data: unknown): ReturnType<typeof answered> {
  return answered({ code: 200, data, msg: '请求成功', success: true });
}
