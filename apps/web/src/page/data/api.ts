/** A call that the server refused, or that did not reach it (`UNREACHABLE`). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Calls this server. Throws `ApiError`. The answer is what our own server sends, so it is not checked again. */
export async function callApi<Answer>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Answer> {
  const response = await fetch(path, {
    method,
    headers: method === 'GET' ? {} : { 'Content-Type': 'application/json' },
    ...(method !== 'GET' && { body: JSON.stringify(body ?? {}) }),
  }).catch((error: unknown) => {
    throw new ApiError('UNREACHABLE', error instanceof Error ? error.message : String(error));
  });
  const text = await response.text();
  const value = readJson(text);
  if (response.ok && value !== undefined) return value as Answer;
  const { code = `HTTP_${response.status}`, message = response.statusText } = (value ?? {}) as Partial<ApiError>;
  throw new ApiError(code, message);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A thrown value in words for people. */
export function problemText(error: unknown): string {
  if (error instanceof ApiError) return `${error.message} (${error.code})`;
  return error instanceof Error ? error.message : String(error);
}
