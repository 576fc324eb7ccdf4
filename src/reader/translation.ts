/** Whether a translator is at work on the page, and what it leaves for us to do. */

/** `zh` of `zh-CN`. */
function primary(tag: string): string {
  return tag.toLowerCase().replace(/-.*/, '');
}

export function isTranslated(): boolean {
  const { className, lang, dataset } = document.documentElement;
  return /\btranslated-(?:ltr|rtl)\b/.test(className) || primary(lang) !== primary(dataset['srcLang'] ?? lang);
}

/** Calls `start` once, when the page is first translated. */
export function whenTranslated(start: () => void): void {
  if (isTranslated()) {
    start();
    return;
  }
  const observer = new MutationObserver(() => {
    if (!isTranslated()) return;
    observer.disconnect();
    start();
  });
  observer.observe(document.documentElement, { attributeFilter: ['lang', 'class'] });
}

/** Google's proxy tells its pages what to translate by parameters that begin like this. */
const PROXY = '_x_tr_';

/** Whether the page came through Google's proxy, where it is on another origin. */
export function isProxied({ hostname }: { hostname: string } = location): boolean {
  return hostname.endsWith('.translate.goog');
}

/** The address with the parameters of the proxy that the page has: without them it shows no page. */
export function throughProxy(address: string, page: string = location.href): string {
  const [to, from] = [new URL(address, page), new URL(page)];
  if (to.origin !== from.origin || !isProxied(from)) return to.href;
  for (const [name, value] of from.searchParams) {
    if (name.startsWith(PROXY) && !to.searchParams.has(name)) to.searchParams.append(name, value);
  }
  return to.href;
}

/**
 * Behind the proxy, links that a script has made lead through it too, and links within the page stay in it whatever the
 * proxy has made of their addresses.
 */
export function followProxy(): void {
  if (!isProxied()) return;
  document.addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      // In a drawing a link has no address of its own but the attribute.
      const written = link?.getAttribute('href');
      if (!link || typeof written !== 'string') return;
      const { href, pathname, hash } = new URL(written, document.baseURI);
      const isHere =
        pathname === location.pathname && document.getElementById(decodeURIComponent(hash.slice(1))) !== null;
      const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
      if (isHere && isPlain) {
        event.preventDefault();
        location.hash = hash;
      } else link.setAttribute('href', throughProxy(href));
    },
    { capture: true },
  );
}
