/** Ids of one article, each once. */
import { slug } from 'github-slugger';

/** Ids that the page round an article has for itself. */
const OF_THE_PAGE = ['main', 'copy-bar', 'cite', 'yansuan-diagnostics'];

export interface Ids {
  /** Takes an id that cannot be changed. */
  reserve(id: string): void;
  /** Takes an id, and says whether it was free. */
  take(id: string): boolean;
  /** `base`, or `base-1`, `base-2`, … where that is taken. */
  unique(base: string): string;
}

export function createIds(): Ids {
  const taken = new Set(OF_THE_PAGE);
  const next = new Map<string, number>();
  return {
    reserve: (id) => void taken.add(id),
    take(id) {
      const free = !taken.has(id);
      taken.add(id);
      return free;
    },
    unique(base) {
      let id = base;
      let n = next.get(base) ?? 1;
      while (taken.has(id)) id = `${base}-${n++}`;
      next.set(base, n);
      taken.add(id);
      return id;
    },
  };
}

/** Base of a heading's id: `谱定理（SVD）` → `谱定理svd`; `section` where nothing is left. */
export function headingSlug(text: string): string {
  return slug(text.normalize('NFKC')).replace(/^-+|-+$/g, '') || 'section';
}

/** Base of an equation's id: `eq:loss` and `loss` → `eq-loss`, Chinese kept. */
export function equationSlug(label: string): string {
  const name = label
    .normalize('NFKC')
    .replace(/^eq:/, '')
    .replace(/[^\p{L}\p{M}\p{N}_.-]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return name ? `eq-${name}` : 'eq';
}

const ID_IN_TAG = /<[a-zA-Z][^>]*?\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

/** Ids that a piece of HTML sets. */
export function idsIn(html: string): string[] {
  return [...html.matchAll(ID_IN_TAG)].map((match) => match[1] ?? match[2] ?? match[3] ?? '').filter((id) => id !== '');
}
