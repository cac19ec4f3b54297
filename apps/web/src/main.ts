import { createWebServer } from './server/create-web-server.ts';

/** Serves the built page until interrupted. `--port <n>` takes a port; else a free one. */
async function main(args: readonly string[]): Promise<void> {
  const at = args.indexOf('--port');
  const port = at === -1 ? 0 : Number(args[at + 1]);
  const server = await createWebServer({ port });
  process.stdout.write(`Boxwire is at ${server.url}\n`);
  process.once('SIGINT', () => void server.close());
  process.once('SIGTERM', () => void server.close());
}

void main(process.argv.slice(2));
