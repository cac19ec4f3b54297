import { htmlReply, type Reply, type ReplyOptions } from '../../core/http/reply.ts';

/** A page of the sandbox. `title` is this package's own text. */
export function page(title: string, options: ReplyOptions & { readonly body?: string } = {}): Reply {
  const { body = '', ...reply } = options;
  const html = `<!DOCTYPE html>
<html lang="ko">
<head><meta charset="utf-8"><title>${title}</title></head>
<body><h1>${title}</h1>${body}</body>
</html>
`;
  return htmlReply(html, reply);
}

/** A page whose data are in `__NEXT_DATA__`, as Next.js writes it (interpark §5.0). */
export function nextPage(title: string, pageProps: unknown): Reply {
  // a "</script>" inside the data would end the element early
  const data = JSON.stringify({ props: { pageProps }, buildId: NEXT_BUILD }).replaceAll('<', '\\u003c');
  return page(title, { body: `<script id="__NEXT_DATA__" type="application/json">${data}</script>` });
}

/** Build id in the paths of `/onestop/_next/data/`. */
export const NEXT_BUILD = 'sandbox';
