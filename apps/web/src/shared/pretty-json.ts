/** A body for readers: JSON indented, anything else as it came; cut after `most` characters. */
export function prettyJson(text: string, most = 20_000): string {
  const shown = indented(text);
  return shown.length > most ? `${shown.slice(0, most)}\n…` : shown;
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
