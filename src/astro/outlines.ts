/** Outlines of glyphs, each once for the whole site: articles hold digests of theirs. */
import { hashKey, type Store } from '../store/index.ts';

/** Id of a glyph → path data, or → the digest of that. */
export type Outlines = Record<string, string>;
export type Digests = Record<string, string>;

export interface OutlineShelf {
  /** Stores what is not there. @returns False where the disk refused. */
  keep(outlines: Outlines): boolean;
  digests(outlines: Outlines): Digests;
  /** `null` where one is lost. */
  find(digests: Digests): Outlines | null;
}

function digestOf(path: string): string {
  return hashKey([path]).slice(0, 20);
}

function keyOf(digest: string): string {
  return `${hashKey(['outline', digest])}-outline`;
}

export function openOutlines(store: Store): OutlineShelf {
  /** Digest → path data. */
  const known = new Map<string, string>();
  /** A page has a hundred, and the next page mostly the same. */
  const digests = new Map<string, string>();
  const digest = (path: string): string => {
    let made = digests.get(path);
    if (made === undefined) digests.set(path, (made = digestOf(path)));
    return made;
  };
  const pathOf = (name: string): string | undefined => {
    const path = known.get(name) ?? store.get(keyOf(name));
    if (path !== undefined) known.set(name, path);
    return path;
  };
  return {
    digests: (outlines) => Object.fromEntries(Object.entries(outlines).map(([id, path]) => [id, digest(path)])),
    keep(outlines) {
      const fresh = new Map<string, string>();
      for (const path of Object.values(outlines)) {
        const name = digest(path);
        if (pathOf(name) === undefined) fresh.set(keyOf(name), path);
      }
      return fresh.size === 0 || store.putAll(fresh);
    },
    find(wanted) {
      const found: Outlines = {};
      for (const [id, name] of Object.entries(wanted)) {
        const path = pathOf(name);
        if (path === undefined) return null;
        found[id] = path;
      }
      return found;
    },
  };
}
