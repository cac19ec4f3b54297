import { once } from 'node:events';
import { createWebServer, type WebServer } from '@boxwire/web';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import type { CommandContext, CommonOptions } from '../program/command-context.ts';

/** Options of `boxwire web`. */
export interface WebOptions extends CommonOptions {
  readonly port: number;
  /** Folder of the built page. Default: the web app's own. */
  readonly pageFolder?: string;
}

/** Serves the web app on loopback until the process is asked to end. */
export async function web(options: WebOptions, context: CommandContext): Promise<number> {
  const { io, out, err, style } = context;
  const ended = io.interruption();
  await using server = await start(options);
  await out.line(
    options.json === true
      ? JSON.stringify({ event: 'started', url: server.url })
      : `${style.bold('Boxwire')}  ${server.url}  ${style.dim('Ctrl-C ends it.')}`,
  );
  if (!(await hasPage(server))) {
    await err.line('The page is not built yet: run npx -y pnpm@12 --filter @boxwire/web build, then reload it.');
  }
  if (!ended.aborted) await once(ended, 'abort');
  return EXIT.ok;
}

async function start({ port, pageFolder }: WebOptions): Promise<WebServer> {
  try {
    return await createWebServer({ port, ...(pageFolder !== undefined && { pageFolder }) });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    throw new CliError('PORT_TAKEN', `port ${port.toString()} is in use`, {
      hint: 'Choose another with --port; 0 takes a free one.',
      cause: error,
    });
  }
}

// a clone serves its calls before the page is built
async function hasPage({ url }: WebServer): Promise<boolean> {
  const response = await fetch(url);
  await response.body?.cancel();
  return response.ok;
}
