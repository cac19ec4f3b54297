import { asciiEscape, jsonEscape, phpEscape, slashEscape } from '../escapes.ts';
import type { JsonArray, JsonNode, JsonObject } from '../json-tree.ts';
import { javascriptNumber } from '../number-forms.ts';
import type { Reading } from '../reading.ts';
import { dottedName, joinPairs } from '../reading.ts';
import type { JsonStyle } from '../render-json.ts';
import { joinScalars, renderJava, renderJavaScript, renderJson } from '../render-json.ts';
import type { Cause, CauseRequest, Variant } from './cause.ts';
import { fixedCause } from './cause.ts';

type Path = readonly (string | number)[];

const STRINGIFY: JsonStyle = { comma: ',', colon: ':', number: (source) => source, escape: jsonEscape };

/** Nested values named, joined or written in another way, and which of two equal names counts. */
export const SHAPE_CAUSES: readonly Cause[] = [
  fixedCause(
    'nested-as-json',
    ...jsonStyles().map(({ style, detail }) => nested((node) => renderJson(node, style), detail)),
    nested((node) => node.source, 'as written in the body'),
    nested((node) => (node.kind === 'array' ? renderJson(node, STRINGIFY) : undefined), 'arrays only, compact'),
  ),
  fixedCause(
    'nested-as-language-text',
    nested(renderJavaScript, 'String() of JavaScript'),
    nested(renderJava, 'toString() of Java'),
    nested((node) => (node.kind === 'array' ? 'Array' : undefined), 'Array, as in PHP'),
  ),
  fixedCause(
    'nested-dropped',
    nested(() => null, 'objects and arrays'),
    nested((node) => (node.kind === 'array' ? null : undefined), 'arrays'),
    nested((node) => (node.kind === 'object' ? null : undefined), 'objects'),
  ),
  fixedCause(
    'array-joined',
    ...[',', ', ', '', '|', ';', ' '].map((separator) => {
      return nested((node) => joinScalars(node, separator), `with "${separator}"`);
    }),
  ),
  fixedCause(
    'array-index-dot',
    named((path) => path.join('.'), 'a.0'),
    named((path) => path.join('_'), 'a_0'),
  ),
  fixedCause(
    'array-empty-brackets',
    ...(['all', 'last', 'first'] as const).map((merge) => {
      return { overrides: { name: indexAs('[]'), merge }, detail: repeatedDetail('a[]', merge) };
    }),
  ),
  fixedCause(
    'array-without-index',
    ...(['all', 'last', 'first'] as const).map((merge) => {
      return { overrides: { name: indexAs(''), merge }, detail: repeatedDetail('a', merge) };
    }),
  ),
  fixedCause(
    'bracket-members',
    named(bracketed, 'a[0][b]'),
    named((path) => bracketed(path).replaceAll(/\[\d+\](?=\[|$)/g, '[]'), 'a[][b]'),
  ),
  fixedCause(
    'array-index-from-one',
    named((path) => dottedName(path.map((part) => (typeof part === 'number' ? part + 1 : part))), 'a[1] first'),
  ),
  fixedCause('nested-without-prefix', named(lastMember, 'the last name alone')),
  fixedCause(
    'name-separator',
    ...['_', '-', '/', ':', ''].map((separator) => {
      return named((path) => dottedName(path).replaceAll('.', separator), `"${separator}" for "."`);
    }),
    named((path) => dottedName(path).replaceAll('[', '.['), 'a.[0]'),
  ),
  fixedCause(
    'dot-after-empty-prefix',
    named((path) => dottedFromSecond(path)),
  ),
  fixedCause(
    'nulls-reindexed',
    { overrides: { hole: (item) => item.kind === 'null' }, detail: 'null elements' },
    { overrides: { hole: isHole }, detail: 'null and empty elements' },
  ),
  fixedCause('query-wins', { overrides: { merge: 'query' } }),
  fixedCause('flat-collision-first-wins', { overrides: { merge: 'first' } }),
  fixedCause('duplicate-first-wins', { overrides: { duplicates: 'first' } }),
  fixedCause(
    'repeated-name',
    { overrides: { repeated: (query) => [...new Map(query)] }, detail: 'the last value' },
    { overrides: { repeated: (query) => query, merge: 'all' }, detail: 'each value' },
    { overrides: { repeated: joinRepeated }, detail: 'the values joined with a comma' },
  ),
  { id: 'body-as-text', variants: bodyAsText },
];

/** The body signed as one text: under a name of its own, or behind the query's string. */
function bodyAsText({ tree, bodyText }: CauseRequest): readonly Variant[] {
  if (tree === undefined) return [];
  const none: Reading['body'] = () => undefined;
  const texts = [
    { text: bodyText, detail: 'as sent' },
    { text: renderJson(tree, STRINGIFY), detail: 'compact' },
    { text: renderJson(tree, { ...STRINGIFY, number: javascriptNumber }), detail: 'as JSON.stringify writes it' },
  ];
  return texts.flatMap(({ text, detail }) => [
    ...['body', 'data', 'params', 'bizContent', 'biz_content'].map((name): Variant => {
      const extra = [{ name, value: text, path: [name], origin: 'body' as const }];
      return { overrides: { body: none, extra }, detail: `as "${name}", ${detail}`, alone: true };
    }),
    ...['', '&'].map((and): Variant => {
      const join: Reading['join'] = (pairs) => joinPairs(pairs, '=', '&') + and + text;
      return { overrides: { body: none, join }, detail: `behind the query, ${detail}` };
    }),
    { overrides: { body: none, query: () => [], join: () => text }, detail: `alone, ${detail}` },
  ]);
}

function jsonStyles(): readonly { style: JsonStyle; detail: string }[] {
  const spaced = { comma: ', ', colon: ': ' };
  return [
    { style: STRINGIFY, detail: 'compact' },
    { style: { ...STRINGIFY, number: javascriptNumber }, detail: 'as JSON.stringify writes it' },
    { style: { ...STRINGIFY, escape: asciiEscape }, detail: 'non-ASCII as \\uXXXX' },
    { style: { ...STRINGIFY, escape: slashEscape }, detail: '/ as \\/' },
    { style: { ...STRINGIFY, escape: phpEscape }, detail: 'as json_encode of PHP writes it' },
    { style: { ...STRINGIFY, ...spaced }, detail: 'with spaces' },
    { style: { ...STRINGIFY, ...spaced, escape: asciiEscape }, detail: 'as json.dumps of Python writes it' },
  ];
}

function nested(change: Reading['nested'], detail: string): Variant {
  // A root array has no name of its own to be signed under, so only values inside it are asked for.
  return { overrides: { nested: change }, detail };
}

function named(name: Reading['name'], detail?: string): Variant {
  return detail === undefined ? { overrides: { name } } : { overrides: { name }, detail };
}

function indexAs(text: string): Reading['name'] {
  return (path) => {
    let name = '';
    for (const part of path) {
      if (typeof part === 'number') name += text;
      else name += name === '' ? part : `.${part}`;
    }
    return name;
  };
}

function repeatedDetail(name: string, merge: 'all' | 'last' | 'first'): string {
  return `${name}, ${merge === 'all' ? 'each value' : `the ${merge} value`}`;
}

function bracketed([first = '', ...rest]: Path): string {
  return String(first) + rest.map((part) => `[${part}]`).join('');
}

function lastMember(path: Path): string {
  const from = path.findLastIndex((part) => typeof part === 'string');
  return dottedName(path.slice(Math.max(from, 0)));
}

function dottedFromSecond(path: Path): string {
  let name = '';
  for (const [index, part] of path.entries()) {
    if (typeof part === 'number') name += `[${part}]`;
    else name += index === 0 ? part : `.${part}`;
  }
  return name;
}

function isHole(item: JsonNode): boolean {
  if (item.kind === 'null') return true;
  if (item.kind === 'text') return item.value === '';
  return isEmptyContainer(item);
}

function isEmptyContainer(item: JsonNode): item is JsonObject | JsonArray {
  return (item.kind === 'object' && item.members.length === 0) || (item.kind === 'array' && item.items.length === 0);
}

function joinRepeated(query: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  const values = new Map<string, string[]>();
  for (const [name, value] of query) values.set(name, [...(values.get(name) ?? []), value]);
  return [...values].map(([name, all]) => [name, all.join(',')] as const);
}
