/**
 * Dev only: shows a saved article without a navigation. Fetches the page again, numbers, pictures and all, and swaps
 * what can have changed; the reader's place stays. The integration puts it into every page of `astro dev`, and into no build.
 */

import '../styles/dev.css';

/** Scripts that enhance an article listen for this on `document` and begin again. */
const SWAPPED = 'yansuan:swapped';

async function swapPage(): Promise<void> {
  const response = await fetch(location.href, { headers: { accept: 'text/html' } });
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  // A page that is failing or gone for now: Astro reloads it when its own store has followed.
  if (!response.ok || !fresh.querySelector('main')) return;
  const { scrollX, scrollY } = window;
  swapGlyphs(fresh);
  swapPiece('#yansuan-diagnostics', fresh);
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

const PROSE = '.article > .prose';

/** Takes the blocks out of `main`; text between them, which the author's own HTML may leave, is one too. */
function takeApart(main: Element): Written & { nodes: Node[] } {
  const prose = main.querySelector(PROSE);
  const nodes = [...(prose?.childNodes ?? [])];
  prose?.replaceChildren();
  const written = (node: Node): string => (node instanceof Element ? node.outerHTML : (node.textContent ?? ''));
  return { nodes, blocks: nodes.map(written), rest: main.outerHTML };
}

const copy = document.querySelector('main')?.cloneNode(true);
let written: Written | null = copy instanceof Element ? takeApart(copy) : null;

/** How many of the first, or of the last, blocks are the same. */
function sameBlocks(before: readonly string[], now: readonly string[], most: number): number {
  let same = 0;
  while (same < most && before[same] === now[same]) same++;
  return same;
}

/**
 * Only the blocks that were written otherwise than the last time: a browser lays out and paints those alone, and what the
 * page's scripts have made of the others stays.
 */
function swapMain(fresh: Document): void {
  const [old, made] = [document.querySelector('main'), fresh.querySelector('main')];
  if (!old || !made) return;
  const before = written;
  const { nodes, ...now } = takeApart(made);
  written = now;
  const live = old.querySelector(PROSE);
  if (!live || before?.rest !== now.rest || live.childNodes.length !== before.blocks.length) {
    made.querySelector(PROSE)?.append(...nodes);
    old.replaceWith(document.adoptNode(made));
    return;
  }
  const most = Math.min(before.blocks.length, now.blocks.length);
  const head = sameBlocks(before.blocks, now.blocks, most);
  const tail = sameBlocks(before.blocks.toReversed(), now.blocks.toReversed(), most - head);
  const out = [...live.childNodes].slice(head, live.childNodes.length - tail);
  const next = live.childNodes[live.childNodes.length - tail] ?? null;
  for (const block of nodes.slice(head, nodes.length - tail)) {
    live.insertBefore(document.adoptNode(block), next);
  }
  for (const block of out) block.parentNode?.removeChild(block);
}

/** Outlines that are there stay: a browser would look for each `<use>` of them again. */
function swapGlyphs(fresh: Document): void {
  const [old, made] = [document.querySelector('svg.glyphs'), fresh.querySelector('svg.glyphs')];
  if (!old || !made) {
    swapPiece('svg.glyphs', fresh);
    return;
  }
  const into = old.querySelector('defs') ?? old;
  for (const outline of made.querySelectorAll('[id]')) {
    const known = document.getElementById(outline.id);
    if (known?.outerHTML === outline.outerHTML) continue;
    known?.remove();
    into.append(document.adoptNode(outline));
  }
}

let busy = false;
let again = false;

/** One swap after another: saves in quick succession end with the last one. */
async function onArticle(): Promise<void> {
  again = true;
  if (busy) return;
  busy = true;
  try {
    while (again) {
      again = false;
      await swapPage();
    }
  } finally {
    busy = false;
  }
}

import.meta.hot?.on('yansuan:article', () => void onArticle());

// A save between the writing of this page and now was told to nobody here.
const version = Number(document.querySelector<HTMLMetaElement>('meta[name=yansuan-version]')?.content ?? -1);
if (version >= 0) import.meta.hot?.send('yansuan:hello', { version });

export {};
