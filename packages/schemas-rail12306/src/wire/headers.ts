const SITE = 'https://kyfw.12306.cn';

/** Pages an endpoint is called from, as `Referer` (rail12306 §5). */
export const PAGES = {
  login: `${SITE}/otn/resources/login.html`,
  init: `${SITE}/otn/leftTicket/init`,
  order: `${SITE}/otn/confirmPassenger/initDc`,
  passport: `${SITE}/otn/passport?redirect=/otn/login/userLogin`,
  orders: `${SITE}/otn/view/train_order.html`,
  transfer: `${SITE}/otn/lcQuery/init`,
} as const;

type Headers = Readonly<Record<string, string>>;

/** Headers of an Ajax POST (rail12306 §1.1). */
export function ajaxPost(page: keyof typeof PAGES): Headers {
  return { 'x-requested-with': 'XMLHttpRequest', origin: SITE, referer: PAGES[page] };
}

/** Headers of a page that a form posts to. */
export function pagePost(page: keyof typeof PAGES): Headers {
  return { origin: SITE, referer: PAGES[page] };
}

/** Headers of an Ajax GET; queries are never taken from a cache (rail12306 §1.1). */
export function ajaxGet(page: keyof typeof PAGES): Headers {
  return {
    'x-requested-with': 'XMLHttpRequest',
    'if-modified-since': '0',
    'cache-control': 'no-cache',
    referer: PAGES[page],
  };
}
