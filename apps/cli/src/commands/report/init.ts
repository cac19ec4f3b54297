import { open } from 'node:fs/promises';
import { CliError } from '../../cli-error.ts';
import { EXIT } from '../../exit-codes.ts';
import { canPrompt, prompt } from '../../io/prompt.ts';
import type { CommandContext } from '../../program/command-context.ts';
import { CONFIG_FILE, type ReportConfig } from '../../report/report-config.ts';
import { DEFAULT_SECRET_ENV, type ReceiverOptions } from '../../report/settings.ts';
import { parseStoreUrl, postgresPassword } from '../../report/store-url.ts';

/** Options of `boxwire report init`. */
export interface InitOptions extends ReceiverOptions {
  readonly force?: boolean;
}

const DEFAULT_STORE = 'sqlite:reports.db';

/** Writes a configuration: where to report, as whom, from which store, and where the secret is found; never the secret. */
export async function reportInit(options: InitOptions, context: CommandContext): Promise<number> {
  const file = options.config ?? CONFIG_FILE;
  const config = await configOf(options, context);
  try {
    const handle = await open(file, options.force === true ? 'w' : 'wx');
    await handle.writeFile(`${JSON.stringify(config, undefined, 2)}\n`);
    await handle.close();
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unwritable';
    if (reason !== 'EEXIST') throw new CliError('OUTPUT_UNWRITABLE', `cannot write ${file} (${reason})`, { cause });
    throw new CliError('CONFIG_EXISTS', `${file} is there already`, { hint: '--force replaces it.' });
  }
  const { out, style } = context;
  if (options.json === true) await out.line(JSON.stringify({ file, config }));
  else {
    await out.line(`${style.green('✓')} ${file}`);
    const where = config.secretFile ?? `the environment variable ${config.secretEnv ?? ''}`;
    await out.line(style.dim(`  the secret is read from ${where}; it is not in the file`));
  }
  return EXIT.ok;
}

async function configOf(options: InitOptions, context: CommandContext): Promise<ReportConfig> {
  const origin = await given(options.origin, { option: '--origin', question: "the receiver's base address" }, context);
  const url = URL.parse(origin);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new CliError('USAGE', '--origin takes an address like https://host, without credentials');
  }
  const appId = await given(options.appId, { option: '--app-id', question: 'your appId' }, context);
  const { store, storeEnv, secretEnv, secretFile } = options;
  if (store !== undefined) checkStore(store);
  return {
    ...{ origin: url.origin + url.pathname.replace(/\/$/, ''), appId },
    ...(storeEnv === undefined ? { store: store ?? DEFAULT_STORE } : { storeEnv }),
    ...(secretFile === undefined ? { secretEnv: secretEnv ?? DEFAULT_SECRET_ENV } : { secretFile }),
  };
}

function checkStore(store: string): void {
  parseStoreUrl(store, '.');
  if (!postgresPassword(store)) return;
  throw new CliError('USAGE', '--store: passwords are never taken from the command line', {
    hint: 'Leave it out and set PGPASSWORD, or name an environment variable that holds the URL with --store-env.',
  });
}

async function given(
  value: string | undefined,
  { option, question }: { readonly option: string; readonly question: string },
  { io }: CommandContext,
): Promise<string> {
  if (value !== undefined && value !== '') return value;
  const typed = canPrompt(io) ? (await prompt(io, `${question}: `)).trim() : '';
  if (typed !== '') return typed;
  throw new CliError('USAGE', `what is ${question}? Give ${option}`);
}
