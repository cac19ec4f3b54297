import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';

/** A request as literal as Node lets one be: any Host, any target. */
export interface Sending {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Sends one request on its own connection; rejects when the connection breaks. */
export function send(
  origin: string,
  { path = '/', method = 'GET', headers = {}, body }: Sending = {},
): Promise<Received> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, path, method, headers, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.once('error', reject);
      incoming.once('end', () => {
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        });
      });
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

/** POSTs JSON and reads JSON. */
export async function postJson(
  url: string,
  value: unknown = {},
): Promise<{ status: number; json: ReturnType<typeof JSON.parse> }> {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(value) });
  return { status: answer.status, json: JSON.parse(await answer.text()) };
}

export async function getJson(url: string): Promise<{ status: number; json: ReturnType<typeof JSON.parse> }> {
  const answer = await fetch(url);
  return { status: answer.status, json: JSON.parse(await answer.text()) };
}
