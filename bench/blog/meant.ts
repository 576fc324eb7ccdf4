/** How many of the formulas meant a system's typesetter was given as they were meant. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { list, text } from '../dialect/narrow.ts';
import type { Post } from './corpus.ts';
import { run } from './process.ts';
import type { System } from './peers/system.ts';

export interface Meant {
  /** In the articles. */
  all: number;
  /** Given to the typesetter with the same TeX, blanks folded, and of the same kind, and set without an error. */
  right: number;
  /** Set, but never meant: what is left of broken formulas, or text between dollars. */
  others: number;
  failure?: string;
}

const key = (tex: string, display: boolean): string => `${display ? '$$' : '$'} ${tex.replace(/\s+/g, ' ').trim()}`;

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'", amp: '&' };

function unescape(html: string): string {
  return html.replace(/&(lt|gt|quot|#39|#x27|amp);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

/** What our pages say of their formulas; one that failed has no `data-tex`. */
function inPages(system: System, root: string, posts: readonly Post[]): string[] {
  return posts.flatMap(({ slug }) => {
    const html = readFileSync(path.join(root, system.page(slug)), 'utf8');
    const found = html.matchAll(/<(div|span)\b[^>]* data-tex="([^"]*)"/g);
    return [...found].map(([, tag, tex = '']) => key(unescape(tex), tag === 'div'));
  });
}

/** What was set without an error. */
function captured(file: string): string[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const entries = lines.map((line): unknown[] => list(JSON.parse(line)));
  return entries.filter(([, , failed]) => failed === false).map(([tex, display]) => key(text(tex), display === true));
}

function compare(posts: readonly Post[], given: readonly string[]): Meant {
  const left = new Map<string, number>();
  for (const one of given) left.set(one, (left.get(one) ?? 0) + 1);
  const meant = posts.flatMap(({ formulas }) => formulas.map(({ tex, display }) => key(tex, display)));
  let right = 0;
  for (const one of meant) {
    const have = left.get(one) ?? 0;
    if (have === 0) continue;
    left.set(one, have - 1);
    right++;
  }
  return { all: meant.length, right, others: given.length - right };
}

/** Builds once more, with an ear at the typesetter. Caches must be away, or nothing is typeset. */
export async function meant(system: System, root: string, posts: readonly Post[], limit: number): Promise<Meant> {
  const command = system.command(root);
  const log = path.join(root, 'captured.jsonl');
  rmSync(log, { force: true });
  const env = system.typesetter && {
    NODE_OPTIONS: `--import=${pathToFileURL(path.join(import.meta.dirname, 'peers/capture.ts')).href}`,
    CAPTURE_TO: log,
    CAPTURE_MODULE: system.typesetter.module,
    CAPTURE_FROM: system.typesetter.from,
  };
  const { failure } = await run(env ? { ...command, env } : command, limit);
  if (failure !== undefined) return { all: 0, right: 0, others: 0, failure };
  const result = compare(posts, env ? captured(log) : inPages(system, root, posts));
  rmSync(log, { force: true });
  return result;
}
