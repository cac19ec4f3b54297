import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A server in its own process, so that it does not share the measured event loop. */
export interface ChildServer extends AsyncDisposable {
  readonly origin: string;
}

/** Forks a server module that sends `{ port }` once it listens. */
export async function startChildServer(module: string, ...args: readonly string[]): Promise<ChildServer> {
  const child = fork(new URL(module, import.meta.url), args, { execArgv: ['--conditions=@boxwire/source'] });
  const [message] = (await once(child, 'message')) as [{ readonly port: number }];
  return {
    origin: `http://127.0.0.1:${message.port.toString()}`,
    [Symbol.asyncDispose]: async () => {
      child.kill();
      await once(child, 'exit');
    },
  };
}
