import type { TextChange } from './escapes.ts';
import type { JsonArray, JsonNode, JsonObject } from './json-tree.ts';

/** How a JSON value is written out again. */
export interface JsonStyle {
  readonly comma: string;
  readonly colon: string;
  readonly number: TextChange;
  /** Escapes a text, without quotes. */
  readonly escape: TextChange;
}

/** Writes a value as JSON. */
export function renderJson(node: JsonNode, style: JsonStyle): string {
  switch (node.kind) {
    case 'object': {
      const members = node.members.map(([name, value]) => {
        return `"${style.escape(name)}"${style.colon}${renderJson(value, style)}`;
      });
      return `{${members.join(style.comma)}}`;
    }
    case 'array':
      return `[${node.items.map((item) => renderJson(item, style)).join(style.comma)}]`;
    case 'text':
      return `"${style.escape(node.value)}"`;
    case 'number':
      return style.number(node.source);
    default:
      return node.source;
  }
}

/** `Map.toString()` and `List.toString()` of Java: `{a=1, b=[2, 3]}`. */
export function renderJava(node: JsonNode): string {
  if (node.kind === 'object') {
    return `{${node.members.map(([name, value]) => `${name}=${renderJava(value)}`).join(', ')}}`;
  }
  if (node.kind === 'array') return `[${node.items.map(renderJava).join(', ')}]`;
  return scalarText(node);
}

/** `String(value)` of JavaScript: `[object Object]`, arrays joined with a comma. */
export function renderJavaScript(node: JsonObject | JsonArray): string {
  if (node.kind === 'object') return '[object Object]';
  return node.items.map((item) => (isContainer(item) ? renderJavaScript(item) : javaScriptScalar(item))).join(',');
}

/** Elements joined by `separator` when the node is an array of scalars; undefined otherwise. */
export function joinScalars(node: JsonObject | JsonArray, separator: string): string | undefined {
  if (node.kind !== 'array' || node.items.some(isContainer)) return undefined;
  return node.items.map(scalarText).join(separator);
}

function isContainer(node: JsonNode): node is JsonObject | JsonArray {
  return node.kind === 'object' || node.kind === 'array';
}

function javaScriptScalar(node: JsonNode): string {
  if (node.kind === 'null') return '';
  return node.kind === 'number' ? String(Number(node.source)) : scalarText(node);
}

function scalarText(node: JsonNode): string {
  return node.kind === 'text' ? node.value : node.source;
}
