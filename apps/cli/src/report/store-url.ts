import { resolve } from 'node:path';
import { CliError } from '../cli-error.ts';

/** Where reports are kept. */
export type StoreUrl =
  { readonly type: 'sqlite'; readonly path: string } | { readonly type: 'postgres'; readonly url: string };

/** Whether a text is a `postgres://` URL with a password in it. */
export function postgresPassword(text: string): boolean {
  if (!/^postgres(?:ql)?:/.test(text)) return false;
  const url = URL.parse(text);
  return url === null ? text.includes('@') : url.password !== '' || url.searchParams.has('password');
}

/** Reads `sqlite:<path>` or `postgres://…`; a relative path is of `folder`. Throws `CliError` `USAGE`, never quoting the text. */
export function parseStoreUrl(text: string, folder: string): StoreUrl {
  const path = /^sqlite:(?:\/\/(?=\/))?(?<path>.+)$/.exec(text)?.groups?.path;
  if (path !== undefined) return { type: 'sqlite', path: resolve(folder, path) };
  if (/^postgres(?:ql)?:\/\//.test(text) && URL.canParse(text)) return { type: 'postgres', url: text };
  throw new CliError('USAGE', 'the store is neither sqlite:<path> nor postgres://<host>/<database>', {
    hint: 'For example --store sqlite:reports.db.',
  });
}

/** A store as it may be shown and written down: a URL loses its password and its parameters. */
export function storeTitle(store: StoreUrl): string {
  if (store.type === 'sqlite') return `sqlite:${store.path}`;
  const url = new URL(store.url);
  const user = url.username === '' ? '' : `${url.username}@`;
  return `postgres://${user}${url.host}${url.pathname}`;
}
