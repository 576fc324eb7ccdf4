/** What pages know of the search: where its files are, and in dev the files themselves. */
import { searchIndexes } from './indexed.ts';
import { getState } from './state.ts';

/** Files of grams in dev, and one of outlines: so many, that saving an article asks for no new routes. */
const DEV_OPTIONS = { shards: 8, chunkSize: 0, outlineSize: Infinity };

/** Segment of the files' address; `dev` in dev, where routes are remembered. */
export function searchSegment(): string {
  const { command, searchHash } = getState();
  return command === 'dev' ? 'dev' : searchHash;
}

type Files = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

let made: { key: string; files: Files } | null = null;

/** Dev: the files as articles are now, but for those that nobody has asked for yet. A build makes them on a thread. */
export function devSearchFiles(): Files {
  const state = getState();
  const indexes = searchIndexes(state);
  const key = JSON.stringify(indexes);
  if (made?.key !== key) {
    const all = indexes.flatMap(({ folder, articles }) =>
      Array.from(state.makeSearch(articles, DEV_OPTIONS), ([name, content]) => [folder + name, content] as const),
    );
    made = { key, files: new Map(all) };
  }
  return made.files;
}
