import type { Project, Screen, Sku } from './project.ts';

/** A sku and how many of it. */
export interface Line {
  readonly sku: Sku;
  readonly count: number;
}

/** Projects by id, and their stock. */
export class Catalogue {
  readonly projects: readonly Project[];
  readonly #byId: ReadonlyMap<number, Project>;

  constructor(projects: readonly Project[]) {
    this.projects = projects;
    this.#byId = new Map(projects.map((project) => [project.id, project]));
  }

  find(projectId: number | undefined): Project | undefined {
    return projectId === undefined ? undefined : this.#byId.get(projectId);
  }

  skus(): Sku[] {
    return this.projects.flatMap(({ screens }) => screens.flatMap(({ skus }) => skus));
  }

  /** Takes all lines, or none. Whether there was enough. */
  take(lines: readonly Line[]): boolean {
    if (lines.some(({ sku, count }) => sku.stock < count)) return false;
    for (const { sku, count } of lines) sku.stock -= count;
    return true;
  }

  giveBack(lines: readonly Line[]): void {
    for (const { sku, count } of lines) sku.stock += count;
  }
}

/** A screen of this project. */
export function screenOf(project: Project, screenId: number | undefined): Screen | undefined {
  return project.screens.find(({ id }) => id === screenId);
}

/** A sku of this screen. */
export function skuOf(screen: Screen, skuId: number | undefined): Sku | undefined {
  return screen.skus.find(({ id }) => id === skuId);
}
