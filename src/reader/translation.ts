/** Whether a translator is at work on the page, and what it leaves for us to do. */
import { isPlain } from './clicks.ts';

/** `zh` of `zh-CN`. */
function primary(tag: string): string {
  return tag.toLowerCase().replace(/-.*/, '');
}

export function isTranslated(): boolean {
  const { className, lang, dataset } = document.documentElement;
  return /\btranslated-(?:ltr|rtl)\b/.test(className) || primary(lang) !== primary(dataset['srcLang'] ?? lang);
}

/** Marks the page while it is translated, for the stylesheet, and calls `start` when it is for the first time. */
export function followTranslation(start: () => void): void {
  const html = document.documentElement;
  let started = false;
  const look = (): void => {
    const now = isTranslated();
    html.toggleAttribute('data-translated', now);
    if (!now || started) return;
    started = true;
    start();
  };
  look();
  new MutationObserver(look).observe(html, { attributeFilter: ['lang', 'class'] });
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

/** Whether two addresses are of one page, but for what the proxy says. */
function isSamePage(one: URL, other: URL): boolean {
  const own = ({ searchParams }: URL): string => [...searchParams].filter(([name]) => !name.startsWith(PROXY)).join();
  return one.pathname === other.pathname && own(one) === own(other);
}

/** In a drawing a link has no address of its own but the attribute. */
function linkAt(target: EventTarget | null): { link: Element; to: URL } | null {
  const link = target instanceof Element ? target.closest('a[href]') : null;
  return link && { link, to: new URL(link.getAttribute('href') ?? '', document.baseURI) };
}

/**
 * Behind the proxy, links that a script has made lead through it too, and links within the page stay in it whatever the
 * proxy has made of their addresses.
 */
export function followProxy(): void {
  if (!isProxied()) return;
  // Before anything can be done with it: other buttons and the menu open tabs.
  for (const type of ['pointerdown', 'focusin', 'contextmenu']) {
    document.addEventListener(type, ({ target }) => {
      const found = linkAt(target);
      if (!found || found.link.getAttribute('href')?.startsWith('#') === true) return;
      const address = throughProxy(found.to.href);
      if (address !== found.to.href) found.link.setAttribute('href', address);
    });
  }
  document.addEventListener('click', (event) => {
    const found = linkAt(event.target);
    if (!found || !isPlain(event) || !isSamePage(found.to, new URL(location.href))) return;
    const { hash } = found.to;
    const target = document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!target) return;
    event.preventDefault();
    // The address that is there already moves nothing.
    if (location.hash === hash) target.scrollIntoView();
    else location.hash = hash;
  });
}
