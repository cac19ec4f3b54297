import { CliError } from '../cli-error.ts';
import type { CliIo } from '../io/cli-io.ts';
import { canPrompt } from '../io/prompt.ts';
import type { CommonOptions } from '../program/command-context.ts';
import { readSecret, type SecretNames } from '../secret/read-secret.ts';
import { CONFIG_FILE, loadReportConfig, type LoadedConfig, type ReportConfig } from './report-config.ts';
import { parseStoreUrl, postgresPassword, type StoreUrl } from './store-url.ts';

/** Options of every `report` command that opens the store. */
export interface StoreOptions extends CommonOptions {
  readonly config?: string;
  readonly store?: string;
  readonly storeEnv?: string;
}

/** Options of those that reach the receiver. */
export interface ReceiverOptions extends StoreOptions {
  readonly origin?: string;
  readonly appId?: string;
  readonly secretEnv?: string;
  readonly secretFile?: string;
}

/** The receiver, and how to get in. */
export interface Receiver {
  readonly origin: string;
  readonly appId: string;
  readonly secret: string;
}

/** The variable that `init` names when nobody says which. */
export const DEFAULT_SECRET_ENV = 'WHT93_SECRET';

const APP_SECRET: SecretNames = {
  title: 'secret of the appId',
  envOption: '--secret-env',
  fileOption: '--secret-file',
};

/** The configuration and the store, options before configuration. Throws `CliError`. */
export async function readStoreSettings(
  options: StoreOptions,
  io: CliIo,
): Promise<{ readonly config: ReportConfig; readonly store: StoreUrl }> {
  const loaded = await loadReportConfig(options.config);
  return { config: loaded.config, store: findStore(options, loaded, io) };
}

function findStore(options: StoreOptions, { config, folder }: LoadedConfig, io: CliIo): StoreUrl {
  if (options.store !== undefined && options.storeEnv !== undefined) {
    throw new CliError('USAGE', 'give either --store or --store-env, not both');
  }
  if (options.store !== undefined) {
    if (!postgresPassword(options.store)) return parseStoreUrl(options.store, '.');
    throw new CliError('USAGE', '--store: passwords are never taken from the command line', {
      hint: 'Leave it out and set PGPASSWORD, or name an environment variable that holds the URL with --store-env.',
    });
  }
  const name = options.storeEnv ?? (config.store === undefined ? config.storeEnv : undefined);
  if (name !== undefined) {
    const url = io.env[name];
    if (url !== undefined) return parseStoreUrl(url, '.');
    const source = options.storeEnv === undefined ? `storeEnv of ${configName(options)}` : '--store-env';
    throw notExported({ name, source, value: 'the URL of the store' });
  }
  if (config.store !== undefined) return parseStoreUrl(config.store, folder);
  throw new CliError('USAGE', 'where are the reports kept?', {
    hint: 'Give --store sqlite:reports.db or --store postgres://…, or run boxwire report init once.',
  });
}

/** Where to deliver to, options before configuration. Asks for a secret that nothing names. Throws `CliError`. */
export async function readReceiver(options: ReceiverOptions, config: ReportConfig, io: CliIo): Promise<Receiver> {
  const origin = options.origin ?? config.origin;
  const appId = options.appId ?? config.appId;
  if (origin === undefined) {
    throw new CliError('USAGE', 'where is the receiver? No address is built in', { hint: 'Give --origin https://….' });
  }
  if (appId === undefined) throw new CliError('USAGE', 'who reports? Give --app-id');
  return { origin, appId, secret: await readAppSecret(options, config, io) };
}

async function readAppSecret(options: ReceiverOptions, config: ReportConfig, io: CliIo): Promise<string> {
  const isGiven = options.secretEnv !== undefined || options.secretFile !== undefined;
  const { secretEnv: env, secretFile: file } = isGiven ? options : config;
  if (!isGiven && env !== undefined && file !== undefined) {
    throw new CliError('CONFIG_INVALID', `${configName(options)} has both secretEnv and secretFile: keep one`);
  }
  if (env !== undefined && file === undefined && io.env[env] === undefined) {
    const source = isGiven ? '--secret-env' : `secretEnv of ${configName(options)}`;
    throw notExported({ name: env, source, value: APP_SECRET.title });
  }
  if (env === undefined && file === undefined && !canPrompt(io)) {
    throw new CliError('SECRET_MISSING', `no ${APP_SECRET.title}`, {
      hint: `Run export ${DEFAULT_SECRET_ENV}=… and add --secret-env ${DEFAULT_SECRET_ENV}, or write both down once with boxwire report init.`,
    });
  }
  return readSecret({ env, file }, io, APP_SECRET);
}

function configName({ config }: StoreOptions): string {
  return config ?? CONFIG_FILE;
}

/** `source` is what named the variable: an option that was given, or a member of the configuration. */
function notExported({ name, source, value }: Readonly<Record<'name' | 'source' | 'value', string>>): CliError {
  return new CliError('SECRET_MISSING', `the environment has no ${name}, which ${source} names`, {
    hint: `Set it to ${value} first: export ${name}=…`,
  });
}
