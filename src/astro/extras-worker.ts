/** A thread that makes the files of the search, previews or the pictures for links. Plain Node: no Vite, no Astro. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { previewFolder } from './address.ts';
import { createCards } from './cards.ts';
import type { CardJob, ExtrasJob, ExtrasReply } from './extras.ts';
import type { SearchIndex } from './indexed.ts';
import { previewsOf, type OpenPreview, type CitedArticle } from './previews.ts';
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

/** How many files, and those that want the finished pages: they show pictures. */
function writePreviews(
  shelf: Shelf,
  articles: readonly CitedArticle[],
  folder: string,
): [files: number, open: OpenPreview[]] {
  mkdirSync(folder, { recursive: true });
  let files = 0;
  const open: OpenPreview[] = [];
  for (const article of articles) {
    mkdirSync(join(folder, previewFolder(article.slug)), { recursive: true });
    for (const { file, id, content, hasPicture } of previewsOf(shelf, article)) {
      writeFileSync(join(folder, file), content);
      if (hasPicture) open.push({ article, id, file });
      files++;
    }
  }
  return [files, open];
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
      const [files, open] = writePreviews(shelf, job.articles, job.folder);
      return { done: `previews: ${files} files`, open };
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
