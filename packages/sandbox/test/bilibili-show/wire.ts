/** Requests to the bilibili-show sandbox, written out by hand: no contract code stands between the test and the wire. */

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

/** Query or form members; a list repeats its name. */
export type Fields = Readonly<Record<string, string | number | readonly string[]>>;

/** `a=1&b=2`, percent-encoded by hand as browsers do. */
export function formText(fields: Fields): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => [value].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`))
    .join('&');
}

/** Sends and reads text, then JSON where it parses. */
export async function exchange(url: string, init: RequestInit = {}): Promise<Answer> {
  const answer = await fetch(url, { redirect: 'manual', ...init });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, json: parse(text) };
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
