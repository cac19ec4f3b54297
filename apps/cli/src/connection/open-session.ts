import { readFile, rename, writeFile } from 'node:fs/promises';
import { createSealer, parseSealingKey } from '@boxwire/contract';
import { createCookieJar, type CookieJar } from '@boxwire/http-core';
import { CliError } from '../cli-error.ts';
import type { CliIo } from '../io/cli-io.ts';
import { unreadable } from '../io/unreadable.ts';
import type { ConnectionOptions } from '../program/connection-options.ts';
import { readSecret } from '../secret/read-secret.ts';

/** Cookies of an account, and where they are kept between commands. */
export interface Session {
  readonly jar: CookieJar;
  /** Cookie values that the caller gave, so that recordings can mask them. */
  readonly secrets: readonly string[];
  /** Writes them to the session file, sealed; nothing without one. */
  save(): Promise<void>;
}

/** Opens the session the command line names: an empty jar, a kept one, and the cookies given beside it. */
export async function openSession(
  origins: Readonly<Record<string, string>>,
  options: ConnectionOptions,
  io: CliIo,
): Promise<Session> {
  const kept = await keptSession(options, io);
  const cookies = await givenCookies(options, io);
  for (const origin of Object.values(origins)) {
    kept.jar.store(
      `${origin}/`,
      cookies.map(([name, value]) => `${name}=${value}; Path=/`),
    );
  }
  return { ...kept, secrets: cookies.map(([, value]) => value).filter((value) => value.length > 5) };
}

async function keptSession(options: ConnectionOptions, io: CliIo): Promise<Pick<Session, 'jar' | 'save'>> {
  const path = options.session;
  if (path === undefined) return { jar: createCookieJar(), save: () => Promise.resolve() };
  const hex = await readSecret({ env: options.sessionKeyEnv, file: options.sessionKeyFile }, io, {
    title: 'sealing key of the session',
    envOption: '--session-key-env',
    fileOption: '--session-key-file',
  });
  const sealer = createSealer({ key: parseSealingKey(hex.trim()) });
  const sealed = await readSealed(path);
  const jar = createCookieJar(sealed === undefined ? {} : { saved: await sealer.open(sealed.trim()) });
  return {
    jar,
    save: async () => {
      // a crash while writing leaves the session as it was
      const beside = `${path}.new`;
      try {
        await writeFile(beside, `${await sealer.seal(jar.save())}\n`, { mode: 0o600 });
        await rename(beside, path);
      } catch (cause) {
        const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unwritable';
        throw new CliError('OUTPUT_UNWRITABLE', `cannot write ${path} (${reason})`, { cause });
      }
    },
  };
}

async function readSealed(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw unreadable(path, cause);
  }
}

async function givenCookies(
  { cookieEnv, cookieFile }: ConnectionOptions,
  io: CliIo,
): Promise<[name: string, value: string][]> {
  if (cookieEnv === undefined && cookieFile === undefined) return [];
  const names = { title: 'cookies', envOption: '--cookie-env', fileOption: '--cookie-file' };
  const text = await readSecret({ env: cookieEnv, file: cookieFile }, io, names);
  const pairs = text.split(';').map((pair) => pair.trim());
  return pairs
    .filter((pair) => pair !== '')
    .map((pair) => {
      const cut = pair.indexOf('=');
      if (cut > 0) return [pair.slice(0, cut), pair.slice(cut + 1)];
      throw new CliError('USAGE', 'the cookies are not of the form name=value; name=value');
    });
}
