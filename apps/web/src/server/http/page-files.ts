import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { existsSync } from 'node:fs';

/**
 * Serves the built page: files as they are, and the page itself for every path that is none, so that deep links work. Files
 * under `/assets/` have their content in their name and may be kept. A folder that is not there answers 503 `PAGE_MISSING`.
 */
export function pageFiles(app: Hono, folder: string): void {
  if (!existsSync(folder)) {
    app.get('*', (context) => context.json({ code: 'PAGE_MISSING', message: 'The page is not built.' }, 503));
    return;
  }
  app.use('/assets/*', async (context, next) => {
    await next();
    if (context.res.ok) context.header('Cache-Control', 'public, max-age=31536000, immutable');
  });
  app.get('/assets/*', serveStatic({ root: folder }));
  app.get('/assets/*', (context) => context.json({ code: 'NOT_FOUND', message: 'There is no such file.' }, 404));
  app.get('*', serveStatic({ root: folder }));
  app.get('*', serveStatic({ root: folder, path: 'index.html' }));
}
