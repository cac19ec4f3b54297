/** Text made safe to stand in HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A small page. `body` is HTML. */
export function page(title: string, body: string): string {
  const safe = escapeHtml(title);
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${safe}</title></head>
<body><h1>${safe}</h1>
${body}
</body>
</html>
`;
}
