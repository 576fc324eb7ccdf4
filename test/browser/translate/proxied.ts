/** Google's proxy: the page on another origin, written anew with white space between its tags, its links led through it. */
import type { Page, Route } from 'playwright-core';

export const PROXY = 'https://yansuan-example.translate.goog/';
/** Without these parameters the proxy has no page. */
export const PARAMETERS = '_x_tr_sl=zh-CN&_x_tr_tl=en&_x_tr_hl=en';

/** Between these tags white space means nothing. */
const BLOCKS =
  /<\/?(?:html|head|body|meta|link|title|header|footer|main|nav|article|section|aside|div|p|ul|ol|li|dl|dt|dd|h[1-6]|figure|figcaption|table|thead|tbody|tr|td|th|blockquote|details|summary|form)\b[^>]*>/g;
const KEPT = /(<(pre|svg|script|style|textarea|template)\b[^]*?<\/\2>)/;

function throughIt(address: string): string {
  const url = new URL(address, PROXY);
  return `${PROXY.slice(0, -1)}${url.pathname}${url.search === '' ? '?' : `${url.search}&`}${PARAMETERS}${url.hash}`;
}

export function proxied(html: string): string {
  // Of the two groups of the pattern the outer one is kept, and the inner one is its name.
  return html
    .split(KEPT)
    .flatMap((part, i) => (i % 3 === 2 ? [] : [i % 3 === 1 ? part : part.replace(BLOCKS, '\n  $&\n  ')]))
    .join('')
    .replace(/(<a\b[^>]* href=")(\/[^"]*)"/g, (_, before: string, path: string) => `${before}${throughIt(path)}"`);
}

/** Answers for the proxy out of `site`. */
export async function serveProxied(page: Page, site: string): Promise<void> {
  await page.route(`${PROXY}**`, async (route: Route) => {
    const url = new URL(route.request().url());
    const isPage = route.request().resourceType() === 'document';
    if (isPage && !url.searchParams.has('_x_tr_sl')) return route.fulfill({ status: 404, body: 'no page' });
    const answer = await fetch(new URL(url.pathname, site));
    const contentType = answer.headers.get('content-type') ?? '';
    const body = isPage ? proxied(await answer.text()) : Buffer.from(await answer.arrayBuffer());
    return route.fulfill({ status: answer.status, contentType, body });
  });
}

export function addressOf(path: string): string {
  return throughIt(`/${path}`);
}
