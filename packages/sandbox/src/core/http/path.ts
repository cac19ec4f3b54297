import { decodePercent } from './percent.ts';

/** What an origin forgives in a path. */
export interface PathRules {
  /** `/Order/GetPayParam` matches `/order/getpayparam`. Default false. */
  readonly ignoreCase?: boolean;
  /** `//order///create` matches `/order/create`. Default false. */
  readonly collapseSlashes?: boolean;
}

/** A request target cut into its parts. Absolute-form targets (`http://host/path`) lose their origin; a bare `?` is no query. */
export function splitTarget(target: string): { readonly path: string; readonly queryText: string } {
  const relative = target.startsWith('/') ? target : target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '');
  const cut = relative.indexOf('?');
  const path = cut < 0 ? relative : relative.slice(0, cut);
  return { path: path === '' ? '/' : path, queryText: cut < 0 ? '' : relative.slice(cut + 1) };
}

/** The path as routes are looked up. */
export function routingPath(path: string, rules: PathRules): string {
  const collapsed = rules.collapseSlashes === true ? path.replace(/\/{2,}/g, '/') : path;
  return rules.ignoreCase === true ? collapsed.toLowerCase() : collapsed;
}

/** A contract path (`/a/{name}`) in the router's spelling (`/a/:name`). */
export function routerPattern(path: string, rules: PathRules): string {
  return path
    .split('/')
    .map((segment) => {
      const name = /^\{(.+)\}$/.exec(segment)?.[1];
      return name === undefined ? routingPath(segment, rules) : `:${name}`;
    })
    .join('/');
}

/** Values of a template's `{name}` segments in a path that matched it, decoded, in the case they were sent. */
export function pathParams(template: string, path: string, rules: PathRules): Readonly<Record<string, string>> {
  if (!template.includes('{')) return NO_PARAMS;
  const sent = (rules.collapseSlashes === true ? path.replace(/\/{2,}/g, '/') : path).split('/');
  const params: Record<string, string> = {};
  for (const [index, segment] of template.split('/').entries()) {
    const name = /^\{(.+)\}$/.exec(segment)?.[1];
    if (name !== undefined) params[name] = decodePercent(sent[index] ?? '');
  }
  return params;
}

const NO_PARAMS: Readonly<Record<string, string>> = Object.freeze({});
