/**
 * Dev only: shows a saved article without a navigation. Fetches the page again, numbers, pictures and all, and swaps
 * what can have changed; the reader's place stays. The integration puts it into every page of `astro dev`, and into no build.
 */

/** What a page consists of beside its text; a page has at most one of each. */
const PIECES = ['svg.glyphs', '#yansuan-diagnostics'];

/** Scripts that enhance an article listen for this on `document` and begin again. */
const SWAPPED = 'yansuan:swapped';

async function swapPage(): Promise<void> {
  const response = await fetch(location.href, { headers: { accept: 'text/html' } });
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  // A page that is failing or gone for now: Astro reloads it when its own store has followed.
  if (!response.ok || !fresh.querySelector('main')) return;
  const { scrollX, scrollY } = window;
  for (const selector of PIECES) swapPiece(selector, fresh);
  swapMain(fresh);
  document.title = fresh.title;
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet][href*="/assets/code."]')) {
    const url = new URL(link.href);
    url.searchParams.set('t', String(Date.now()));
    link.href = url.href;
  }
  window.scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
  document.dispatchEvent(new CustomEvent(SWAPPED));
}

function swapPiece(selector: string, fresh: Document): void {
  const old = document.querySelector(selector);
  const made = fresh.querySelector(selector);
  if (old && made) {
    if (old.outerHTML !== made.outerHTML) old.replaceWith(document.adoptNode(made));
  } else if (made) document.body.prepend(document.adoptNode(made));
  else old?.remove();
}

/** `main` as the server wrote it: the blocks of the article's text, and all round them. */
interface Written {
  blocks: string[];
  rest: string;
}

function writtenIn(main: Element): Written {
  const prose = main.querySelector('.article > .prose');
  return {
    blocks: Array.from(prose?.children ?? [], (block) => block.outerHTML),
    rest: prose ? main.outerHTML.replace(prose.outerHTML, '') : main.outerHTML,
  };
}

const first = document.querySelector('main');
let written = first && writtenIn(first);

/**
 * Only the blocks that were written otherwise than the last time: a browser lays out and paints those alone, and what the
 * page's scripts have made of the others stays.
 */
function swapMain(fresh: Document): void {
  const [old, made] = [document.querySelector('main'), fresh.querySelector('main')];
  if (!old || !made) return;
  const before = written;
  const now = writtenIn(made);
  written = now;
  const [live, prose] = [old, made].map((main) => main.querySelector('.article > .prose'));
  if (!before || !live || !prose || before.rest !== now.rest || live.children.length !== before.blocks.length) {
    old.replaceWith(document.adoptNode(made));
    return;
  }
  const same = (i: number, fromEnd: boolean): boolean =>
    fromEnd ? before.blocks.at(-1 - i) === now.blocks.at(-1 - i) : before.blocks[i] === now.blocks[i];
  const most = Math.min(before.blocks.length, now.blocks.length);
  let head = 0;
  while (head < most && same(head, false)) head++;
  let tail = 0;
  while (tail < most - head && same(tail, true)) tail++;
  const [out, into] = [live, prose].map((all) => [...all.children].slice(head, all.children.length - tail));
  const next = live.children[live.children.length - tail] ?? null;
  for (const block of into ?? []) live.insertBefore(document.adoptNode(block), next);
  for (const block of out ?? []) block.remove();
}

let busy = false;
let again = false;

/** One swap after another: saves in quick succession end with the last one. */
async function onArticle(): Promise<void> {
  again = true;
  if (busy) return;
  busy = true;
  while (again) {
    again = false;
    await swapPage();
  }
  busy = false;
}

import.meta.hot?.on('yansuan:article', () => void onArticle());

// A save between the writing of this page and now was told to nobody here.
const version = Number(document.querySelector<HTMLMetaElement>('meta[name=yansuan-version]')?.content ?? -1);
if (version >= 0) import.meta.hot?.send('yansuan:hello', { version });

export {};
