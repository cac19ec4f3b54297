/** A list as the tables keep it: JSON, or NULL for none. */
export function listText(list: readonly string[]): string | null {
  return list.length === 0 ? null : JSON.stringify(list);
}

/** The list kept in a column. */
export function textList(text: string | null): readonly string[] {
  return text === null ? [] : (JSON.parse(text) as string[]);
}
