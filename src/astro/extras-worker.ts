/** A thread that makes the files of the search, previews or the pictures for links. Plain Node: no Vite, no Astro. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { previewFolder } from './address.ts';
import { createCards } from './cards.ts';
import type { CardJob, ExtrasJob, ExtrasReply } from './extras.ts';
import type { SearchIndex } from './indexed.ts';
import { keptPreviews, type OpenPreview, type CitedArticle } from './previews.ts';
import { keptSearchFiles } from './search-files.ts';
import { openShelf, readPiece, type Shelf } from './shelf.ts';

/** Pictures drawn at a time: sharp has threads of its own. */
const AT_ONCE = 2;

function tell(reply: ExtrasReply): void {
  parentPort?.postMessage(reply);
}

/** How many files, and of how many articles they had to be made. */
function writeSearch(shelf: Shelf, indexes: readonly SearchIndex[], folder: string): [files: number, made: number] {
  let [files, made] = [0, 0];
  for (const index of indexes) {
    const own = join(folder, index.folder);
    mkdirSync(own, { recursive: true });
    for (const [name, content] of keptSearchFiles(shelf, index.articles, () => made++)) {
      writeFileSync(join(own, name), content);
      files++;
    }
  }
  return [files, made];
}

interface WrittenPreviews {
  files: number;
  /** Of how many articles they had to be made. */
  made: number;
  /** Those that want the finished pages: they show pictures. */
  open: OpenPreview[];
}

function writePreviews(shelf: Shelf, articles: readonly CitedArticle[], folder: string): WrittenPreviews {
  mkdirSync(folder, { recursive: true });
  const written: WrittenPreviews = { files: 0, made: 0, open: [] };
  for (const { article, previews } of keptPreviews(shelf, articles, () => written.made++)) {
    mkdirSync(join(folder, previewFolder(article.slug)), { recursive: true });
    for (const { file, id, content, hasPicture } of previews) {
      writeFileSync(join(folder, file), content);
      if (hasPicture) written.open.push({ article, id, file });
      written.files++;
    }
  }
  return written;
}

/** ms between two words of how far it is. */
const TELL = 1000;

/** How many had to be drawn. */
async function writeCards(shelf: Shelf, cards: readonly CardJob[], folder: string): Promise<number> {
  let [drawn, written, told] = [0, 0, performance.now()];
  const draw = createCards(shelf.store, () => drawn++);
  const queue = [...cards];
  const drain = async (): Promise<void> => {
    for (let card = queue.pop(); card; card = queue.pop()) {
      const { file, title, site, bound } = card;
      const piece = bound === null ? null : readPiece(shelf, 'card', bound);
      const formula = piece?.formula ? { ...piece.formula, glyphs: piece.glyphs } : null;
      const png = await draw({ title, site, formula });
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), png);
      written++;
      if (performance.now() - told < TELL) continue;
      told = performance.now();
      tell({ progress: `${written} of ${cards.length} pictures for links` });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, drain));
  return drawn;
}

async function work(job: ExtrasJob): Promise<ExtrasReply> {
  try {
    const shelf = openShelf(job.root);
    if (job.kind === 'search') {
      const [files, made] = writeSearch(shelf, job.indexes, job.folder);
      const kept = job.indexes.reduce((sum, { articles }) => sum + articles.length, 0) - made;
      return { done: `search: ${files} files; of ${made} articles made, of ${kept} from the cache` };
    }
    if (job.kind === 'previews') {
      const { files, made, open } = writePreviews(shelf, job.articles, job.folder);
      const kept = job.articles.length - made;
      return { done: `previews: ${files} files; of ${made} articles made, of ${kept} from the cache`, open };
    }
    const drawn = await writeCards(shelf, job.cards, job.folder);
    return { done: `pictures for links: ${drawn} drawn, ${job.cards.length - drawn} from the cache` };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

function isJob(value: unknown): value is ExtrasJob {
  return typeof value === 'object' && value !== null && 'kind' in value && 'root' in value;
}

const jobs: unknown = workerData;
if (Array.isArray(jobs)) for (const job of jobs) if (isJob(job)) tell(await work(job));
