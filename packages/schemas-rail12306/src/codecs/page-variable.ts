import { JsLiteralError, readJsLiteral, type JsLiteral } from './js-literal.ts';

/**
 * The value a page's script gives a variable (`var name = literal`), or `undefined` when no such assignment holds a
 * literal. The first assignment that does counts.
 */
export function pageVariable(html: string, name: string): JsLiteral | undefined {
  for (let at = html.indexOf(name); at >= 0; at = html.indexOf(name, at + name.length)) {
    const start = assignmentEnd(html, at, name);
    const value = start === undefined ? undefined : literalAt(html, start);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Offset behind `var name =` when the name at `at` is declared there. */
function assignmentEnd(html: string, at: number, name: string): number | undefined {
  if (!/\bvar\s+$/.test(html.slice(Math.max(0, at - 16), at))) return undefined;
  const assignment = /\s*=/y;
  assignment.lastIndex = at + name.length;
  return assignment.test(html) ? assignment.lastIndex : undefined;
}

function literalAt(html: string, start: number): JsLiteral | undefined {
  try {
    return readJsLiteral(html, start).value;
  } catch (error) {
    if (error instanceof JsLiteralError) return undefined;
    throw error;
  }
}
