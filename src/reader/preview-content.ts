/** What a preview shows of what a link leads to: a piece of this page is copied, one of another article is fetched. */
import { previewName, type PreviewFile } from '../previews/address.ts';
import { pieceOf } from './piece.ts';
import { throughProxy } from './translation.ts';

/** By address: what was fetched is not fetched again. */
const files = new Map<string, Promise<unknown>>();

async function fetched(address: string): Promise<unknown> {
  try {
    const response = await fetch(throughProxy(address));
    return response.ok ? await response.json() : null;
  } catch {
    return null; // Offline, or a page out of a file: the link is there.
  }
}

function isFile(value: unknown, id: string): value is PreviewFile {
  return typeof value === 'object' && value !== null && 'of' in value && value.of === id;
}

/** The build made it, out of an article of this site. */
function nodesOf({ html, glyphs, lang }: PreviewFile): Node {
  const missing = Object.entries(glyphs).filter(([id]) => !document.getElementById(id));
  const paths = missing.map(([id, path]) => `<path id="${id}" d="${path}"/>`).join('');
  const { content } = Object.assign(document.createElement('template'), {
    innerHTML: `${html}<svg class="glyphs" aria-hidden="true"><defs>${paths}</defs></svg>`,
  });
  if (lang !== document.documentElement.dataset['srcLang']) {
    for (const block of content.children) block.setAttribute('lang', lang);
  }
  return content;
}

/** `null` where there is nothing to show. */
export async function contentOf(link: Element): Promise<Node | null> {
  const to = new URL(link.getAttribute('href') ?? '', document.baseURI);
  const id = decodeURIComponent(to.hash.slice(1));
  if (to.pathname === location.pathname) {
    const target = document.getElementById(id);
    return target && pieceOf(target);
  }
  const [, base, slug = ''] = /^(.*\/)posts\/([^/]+)\/$/.exec(to.pathname) ?? [];
  if (base === undefined || to.origin !== location.origin) return null;
  const address = `${base}previews/${slug}/${previewName(id)}.json`;
  let file = files.get(address);
  if (!file) files.set(address, (file = fetched(address)));
  const found = await file;
  return isFile(found, id) ? nodesOf(found) : null;
}
