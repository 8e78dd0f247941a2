import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';

/**
 * The built page: files with a hash in their name (assets/) may be kept for ever, the page itself is asked for anew,
 * and every address of a view gives the page, which then finds its view (/d/yufufa-2021-35#f2.21).
 */
export function page(root: string): RequestHandler {
  const router = Router();
  const index = join(root, 'index.html');
  router.use('/assets', express.static(join(root, 'assets'), { immutable: true, maxAge: '365d' }));
  router.use(express.static(root, { index: false, cacheControl: false, setHeaders: revalidate }));
  router.use((request, response, next) => {
    const wantsPage = (request.method === 'GET' || request.method === 'HEAD') && request.accepts('html') === 'html';
    if (!wantsPage || isFile(request.path) || !existsSync(index)) {
      next();
      return;
    }
    revalidate(response);
    response.sendFile(index, { cacheControl: false });
  });
  return router;
}

/** True for the address of a file, which must not be answered with the page: "/logo.svg"; not "/d/x/f2.21". */
function isFile(path: string): boolean {
  return /^\.(?:js|css|map|svg|png|ico|json|txt|woff2?|webmanifest)$/u.test(extname(path)); // ".js"; not ".21"
}

function revalidate(response: { setHeader(name: string, value: string): unknown }): void {
  response.setHeader('Cache-Control', 'no-cache');
}
