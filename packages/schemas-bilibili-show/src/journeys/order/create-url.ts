const CREATE_PATH = '/api/ticket/order/createv2';

/**
 * Whether a confirm page's `orderCreateUrl` is the endpoint createV2 goes to anyway: empty, a bare path, or the same origin.
 * Anything else would send names and telephone numbers elsewhere (bilibili-show §14).
 */
export function isOwnCreateUrl(url: string | null | undefined, showOrigin: string | undefined): boolean {
  if (url === undefined || url === null || url === '') return true;
  // a base that no answer can name tells a bare path from an address
  const nowhere = 'http://own.invalid';
  if (!URL.canParse(url, nowhere)) return false;
  const { origin, pathname } = new URL(url, nowhere);
  const isOwn = origin === nowhere ? !/^[a-z]+:|^[/\\]{2}/i.test(url) : origin === originOf(showOrigin);
  return isOwn && pathname.toLowerCase().replaceAll(/\/{2,}/g, '/') === CREATE_PATH;
}

function originOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : undefined;
}
