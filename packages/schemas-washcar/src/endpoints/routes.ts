import type { WashcarPaths } from '../paths.ts';

/** Where the endpoints stand and how reads are sent: what a deployment may change. */
export interface WashcarRoutes<
  Paths extends WashcarPaths = WashcarPaths,
  Read extends 'GET' | 'POST' = 'GET' | 'POST',
> {
  readonly paths: Paths;
  /** `POST` follows the seed's sentence 统一使用POST (washcar §3 C3). */
  readonly readMethod: Read;
}

/** What every washcar endpoint shares. URLs above 2048 characters are refused before sending (washcar §4.7). */
export const common = {
  origin: 'api',
  source: 'washcar §5.1',
  maxUrlLength: 2048,
  fixedHeaders: { accept: 'application/json' },
} as const;

/** The path of one endpoint, its literal type kept: plain indexing would widen it to the constraint. */
export function pathOf<Paths extends WashcarPaths, Id extends keyof WashcarPaths>(paths: Paths, id: Id): Paths[Id] {
  return paths[id];
}
