import { once } from 'node:events';
import { createSandbox, isSandboxError, type Sandbox, type SandboxEvent } from '@boxwire/sandbox';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import { tableLines } from '../output/table.ts';
import type { CommandContext, CommonOptions } from '../program/command-context.ts';
import { platformIdOf } from '../platforms.ts';
import { loadSandboxPlugin, SANDBOX_IDS, type SandboxPlugin } from '../sandbox-plugins.ts';

/** Options of `boxwire sandbox`. */
export interface SandboxOptions extends CommonOptions {
  readonly platforms: readonly string[];
  readonly port?: number;
  readonly seed: string;
  readonly clock: 'real' | 'manual' | 'auto';
  readonly quiet?: boolean;
}

/** Runs sandboxes until the process is asked to end, then closes them. */
export async function sandbox(options: SandboxOptions, context: CommandContext): Promise<number> {
  const ended = context.io.interruption();
  const ids = options.platforms.length === 0 ? SANDBOX_IDS : [...new Set(options.platforms.map(platformIdOf))];
  const plugins = await Promise.all(ids.map(loadSandboxPlugin));
  await using running = await start(plugins, options);
  await (options.json === true ? printJson(running, plugins, context) : printStart(running, plugins, context));
  const stopListening = options.quiet === true ? () => undefined : running.events.on(listener(options, context));
  if (!ended.aborted) await once(ended, 'abort');
  stopListening();
  return EXIT.ok;
}

async function start(plugins: readonly SandboxPlugin[], options: SandboxOptions): Promise<Sandbox> {
  try {
    return await createSandbox({
      platforms: plugins.map(({ platform }) => platform),
      seed: options.seed,
      clock: options.clock,
      ports: portsFor(plugins, options.port),
    });
  } catch (error) {
    if (!isSandboxError(error) || error.code !== 'PORT_IN_USE') throw error;
    throw new CliError('PORT_TAKEN', error.message, {
      hint: 'Choose another with --port; 0 takes a free one.',
      cause: error,
    });
  }
}

// the platforms' own ports when one is started alone; several share no habits, so they get free ones
function portsFor(plugins: readonly SandboxPlugin[], port: number | undefined) {
  const [first] = plugins;
  if (port === undefined) return plugins.length === 1 ? 'default' : 'free';
  const [key] = Object.keys(first?.platform.origins ?? {});
  if (port === 0 || first === undefined || key === undefined) return 'free';
  return { [first.platform.id]: { [key]: port } };
}

function originsOf(running: Sandbox, id: string): Readonly<Record<string, string>> {
  return (running.origins as Readonly<Record<string, Readonly<Record<string, string>>>>)[id] ?? {};
}

async function printJson(running: Sandbox, plugins: readonly SandboxPlugin[], { out }: CommandContext): Promise<void> {
  const credentials = Object.fromEntries(plugins.map(({ platform, credentials: own }) => [platform.id, own]));
  await out.line(JSON.stringify({ event: 'started', origins: running.origins, credentials }));
}

async function printStart(
  running: Sandbox,
  plugins: readonly SandboxPlugin[],
  { out, style }: CommandContext,
): Promise<void> {
  for (const { platform, credentials, tryNext } of plugins) {
    const origins = Object.entries(originsOf(running, platform.id));
    const rows = [
      ...origins.map(([key, url]) => [style.dim(`origin ${key}`), url]),
      ...origins.slice(0, 1).map(([, url]) => [style.dim('admin'), `${url}/__sandbox`]),
      ...Object.entries(credentials).map(([name, value]) => [style.dim(name), value]),
    ];
    await out.line(`${style.bold(platform.title)}  ${style.dim('sandbox')}`);
    for (const line of tableLines(rows)) await out.line(`  ${line}`);
    await out.line();
    await out.line('  try, in another terminal:');
    for (const command of tryNext) await out.line(`    ${filled(command, origins)}`);
    await out.line();
  }
  await out.line(style.dim('Ctrl-C ends it.'));
}

function filled(command: string, origins: readonly (readonly [key: string, url: string])[]): string {
  const named = origins.map(([key, url]) => `--origin ${key}=${url}`).join(' ');
  return command.replaceAll('{origins}', named).replaceAll('{origin}', origins[0]?.[1] ?? '');
}

function listener({ json }: SandboxOptions, { out, style }: CommandContext): (event: SandboxEvent) => void {
  return (event) => {
    const text =
      json === true ? JSON.stringify({ event: event.type, ...event, type: undefined }) : eventText(event, style);
    // a reader that went away does not stop the sandbox
    if (text !== undefined) out.line(text).catch(() => undefined);
  };
}

function eventText(event: SandboxEvent, style: CommandContext['style']): string | undefined {
  const time = style.dim(new Date(event.at).toISOString().slice(11, 23));
  switch (event.type) {
    case 'request': {
      const notes = [...Object.entries(event.facts).map(([name, value]) => `${name} ${value}`), ...event.faults];
      const status = event.status === undefined ? 'dropped' : event.status.toString();
      return [time, event.method.padEnd(4), event.path, status, style.dim(notes.join(' '))].join('  ').trimEnd();
    }
    case 'state':
      return `${time}  ${event.subject} ${event.ref}  ${event.from ?? '·'} → ${event.to}  ${style.dim(event.cause)}`;
    case 'callback':
      return `${time}  callback ${event.name}  ${event.ref}  ${event.outcome} (attempt ${event.attempt.toString()})`;
    case 'reset':
      return `${time}  reset`;
  }
}
