/** Documents for the search: the site's own, texts of this folder, and generated ones of any number. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeReferences, escapeHtml } from '../../src/article/html.ts';
import { renderMarkdown } from '../../src/article/index.ts';
import { sectionsOf, type SearchArticle } from '../../src/search/index.ts';
import { makeFormulas, random } from '../../test/math/formulas.ts';
import { TEXTS } from './texts.ts';

const POSTS = path.join(import.meta.dirname, '../../content/posts');

async function rendered(markdown: string): Promise<{ html: string; glyphs: Record<string, string> }> {
  const { body, glyphs } = await renderMarkdown(markdown, { frontMatter: 'optional' });
  return { html: body.filter((part) => typeof part === 'string').join(''), glyphs };
}

/** What others index, too. */
export interface Document extends SearchArticle {
  html: string;
}

function article(url: string, title: string, html: string, glyphs: Record<string, string> = {}): Document {
  return { url, title, lang: 'zh-CN', html, sections: sectionsOf(title, html, decodeReferences), glyphs };
}

/** Each section of the site's articles as a document of its own, then the texts of this folder. */
export async function ownDocuments(): Promise<Document[]> {
  const documents: Document[] = [];
  for (const slug of readdirSync(POSTS).sort()) {
    const { html } = await rendered(readFileSync(path.join(POSTS, slug, 'index.md'), 'utf8'));
    for (const { heading, body } of sectionsOf(slug, html, decodeReferences)) {
      const text = escapeHtml(body.text.replaceAll('\uFFFC', ' ')).replaceAll('\n', '</p><p>');
      documents.push(article(`/${documents.length}/`, heading.text.replaceAll('\uFFFC', ' '), `<p>${text}</p>`));
    }
  }
  for (const [title, text] of TEXTS) documents.push(article(`/${documents.length}/`, title, `<p>${text}</p>`));
  return documents;
}

/** The 3,755 common characters, GB 2312 level 1, in the order of the standard. */
function commonCharacters(): string[] {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xd7; row++) {
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) bytes.push(row, cell);
  }
  return [...new TextDecoder('gb18030').decode(new Uint8Array(bytes))];
}

/** Words of two or three characters, and pieces of real sentences; the first ones are the frequent ones. */
function vocabulary(next: () => number): { words: string[]; pieces: string[] } {
  const characters = commonCharacters();
  const one = (): string => characters[Math.floor(next() * characters.length)] ?? '';
  const words = Array.from({ length: 30_000 }, () => one() + one() + (next() < 0.25 ? one() : ''));
  const pieces = TEXTS.flatMap(([, text]) => text.match(/[\p{sc=Han}]{2,5}/gu) ?? []);
  return { words, pieces };
}

const PER_SECTION = 1_250;
const SECTIONS = 8;
const FORMULAS_PER_SECTION = 5;

/** Drawn formulas as the article room marks them up. */
async function formulaPool(count: number): Promise<{ formulas: string[]; glyphs: Record<string, string> }> {
  const inline = makeFormulas(11, count).filter(
    ({ tex }) => !tex.includes('$') && !tex.includes('\n') && tex.length < 90,
  );
  const { html, glyphs } = await rendered(inline.map(({ tex }) => `$${tex}$`).join('\n\n'));
  return { formulas: html.match(/<var class="math.*?<\/var>/gs) ?? [], glyphs };
}

/**
 * Articles of 10,000 characters and 40 formulas in eight sections. Each has words of its own beside those that all
 * share, frequent ones more often (Zipf).
 */
export async function generated(count: number, seed = 1): Promise<Document[]> {
  const next = random(seed);
  const { words, pieces } = vocabulary(next);
  const { formulas, glyphs } = await formulaPool(600);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)];
  return Array.from({ length: count }, (_, n) => {
    const own = Array.from({ length: 400 }, () => pick(words) ?? '');
    const word = (): string => {
      const kind = next();
      if (kind < 0.35) return pick(pieces) ?? '';
      if (kind < 0.95) return own[Math.floor(own.length ** next()) - 1] ?? '';
      return ` ${pick(['attention', 'softmax', 'matrix', 'Hilbert', 'Markov', 'gradient', 'kernel']) ?? ''} `;
    };
    let html = '';
    for (let s = 0; s < SECTIONS; s++) {
      html += `<h2 id="s${s}">${word()}${word()}${word()}</h2><p>`;
      for (let length = 0, since = 0; length < PER_SECTION; since++) {
        const text = word() + (since % 6 === 5 ? '，' : since % 17 === 16 ? '。' : '');
        if (next() < (FORMULAS_PER_SECTION * text.length) / PER_SECTION) html += ` ${pick(formulas) ?? ''} `;
        length += text.length;
        html += text;
      }
      html += '</p>';
    }
    return article(`/${n}/`, `${word()}${word()}`, html, glyphs);
  });
}
