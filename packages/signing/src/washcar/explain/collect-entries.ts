import type { QueryPairs } from '../query-input.ts';
import type { JsonArray, JsonNode, JsonObject, JsonScalar } from './json-tree.ts';
import type { BodyTree, Entry, Reading } from './reading.ts';

/** Flattens query and body into entries, in the order found, as `reading` would. */
export function collectEntries(query: QueryPairs, body: BodyTree, reading: Reading): Entry[] {
  const collector = new Collector(reading);
  for (const [name, value] of reading.repeated(reading.query(query))) collector.queryParameter(name, value);
  const tree = reading.body(body);
  if (tree !== undefined) collector.container(tree, []);
  return collector.entries;
}

class Collector {
  readonly entries: Entry[] = [];
  readonly #reading: Reading;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  queryParameter(name: string, value: string): void {
    const { text, empties, falsy, timestamp } = this.#reading;
    if (falsy({ kind: 'text', value, source: value })) return;
    if (value === '' && empties !== 'keep' && empties !== 'keep-in-query') return;
    const signed = text(name === 'timestamp' ? timestamp(value) : value, value, 'query');
    this.#add({ path: [name], name, value: signed, origin: 'query' }, value === '');
  }

  container(node: JsonObject | JsonArray, path: (string | number)[]): void {
    if (node.kind === 'array') {
      const items = node.items.filter((item) => !this.#reading.hole(item));
      for (const [index, item] of items.entries()) this.#value(item, [...path, index]);
    } else {
      for (const [name, value] of this.#members(node)) this.#value(value, [...path, name]);
    }
  }

  #value(node: JsonNode, path: (string | number)[]): void {
    if (node.kind !== 'object' && node.kind !== 'array') {
      this.#scalar(node, path);
      return;
    }
    const text = this.#reading.nested(node);
    if (text === null) return;
    if (text !== undefined) {
      if (text !== '') this.#addBody(path, text, false);
      return;
    }
    if (isEmpty(node)) {
      const kept = node.kind === 'object' ? this.#reading.emptyObject : this.#reading.emptyArray;
      if (kept !== undefined) this.#addBody(path, kept, true);
    } else this.container(node, path);
  }

  #scalar(node: JsonScalar, path: (string | number)[]): void {
    const { number, boolean, nulls, text, empties, falsy } = this.#reading;
    if (falsy(node)) return;
    if (node.kind === 'null') {
      if (nulls !== undefined) this.#addBody(path, nulls, true);
    } else if (node.kind === 'number') this.#addBody(path, number(node.source), false);
    else if (node.kind === 'boolean') this.#addBody(path, boolean(node.source), true);
    else if (node.value !== '') this.#addBody(path, text(node.value, node.source, 'body'), false);
    else if (empties === 'keep' || empties === 'keep-in-body') this.#addBody(path, '', true);
  }

  #addBody(path: readonly (string | number)[], value: string, kept: boolean): void {
    this.#add({ path, name: this.#reading.name(path), value, origin: 'body' }, kept);
  }

  #add(entry: Entry, kept: boolean): void {
    this.entries.push(kept ? { ...entry, kept: true } : entry);
  }

  #members(node: JsonObject): Iterable<readonly [string, JsonNode]> {
    const chosen = new Map<string, JsonNode>();
    const first = this.#reading.duplicates === 'first';
    for (const [name, value] of node.members) {
      if (!(first && chosen.has(name))) chosen.set(name, value);
    }
    return chosen;
  }
}

function isEmpty(node: JsonObject | JsonArray): boolean {
  return (node.kind === 'object' ? node.members : node.items).length === 0;
}
