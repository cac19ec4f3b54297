/** Requests to the interpark sandbox, written out by hand: no contract code stands between the test and the wire. */

// parsed answers are looked at by tests alone
export type Json = ReturnType<typeof JSON.parse>;

/** An answer as it came. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** `undefined` when the text is no JSON. */
  readonly json: Json;
}

/** Sends and reads text, then JSON where it parses. */
export async function exchange(url: string, init: RequestInit = {}): Promise<Answer> {
  const answer = await fetch(url, { redirect: 'manual', ...init });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, json: parse(text) };
}

/** `name=value` pairs of an answer's cookies, for a `Cookie` header. */
export function cookiesOf(answer: Answer): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
