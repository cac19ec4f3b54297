/**
 * The groups of nodes that reach each other (Tarjan), each with more than one node or with an edge to itself.
 *
 * @param edges the targets of each node; targets without an entry of their own are ignored
 */
export function strongComponents(edges: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const state: State = { edges, index: new Map(), low: new Map(), stack: [], found: [] };
  for (const node of edges.keys()) {
    if (!state.index.has(node)) visit(node, state);
  }
  return state.found;
}

interface State {
  readonly edges: ReadonlyMap<string, readonly string[]>;
  readonly index: Map<string, number>;
  readonly low: Map<string, number>;
  readonly stack: string[];
  readonly found: (readonly string[])[];
}

function visit(node: string, state: State): void {
  const { edges, index, low, stack } = state;
  const order = index.size;
  index.set(node, order);
  low.set(node, order);
  stack.push(node);
  const targets = (edges.get(node) ?? []).filter((target) => edges.has(target));
  for (const target of targets) {
    if (!index.has(target)) visit(target, state);
    if (stack.includes(target)) low.set(node, Math.min(low.get(node) ?? order, low.get(target) ?? order));
  }
  if (low.get(node) !== order) return;
  const component = stack.splice(stack.indexOf(node));
  if (component.length > 1 || targets.includes(node)) state.found.push(component);
}
