/** Markdown to an article: the parts joined. */
import type { Tokens } from 'marked';
import type { HighlightedCode, Highlighter } from '../code/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import { type ArticleToken, lex, type Lexed } from '../markdown/index.ts';
import type { Typesetter } from '../math/index.ts';
import { blocksHtml, codeLanguage, headingDepth } from './blocks.ts';
import { type Context, createContext, type Prepared } from './context.ts';
import { formulaCounts, highlighterFor, MathNotStarted, recount, startMath, typesetterFor } from './engine.ts';
import { insertTables } from './data-tables.ts';
import { excerptOf } from './excerpt.ts';
import { feedParts } from './feed.ts';
import { type Footnotes, notesHtml } from './footnotes.ts';
import { type FrontMatterBlock, readFrontMatter } from './front-matter.ts';
import { createHoles } from './holes.ts';
import { SITE_LANGUAGE } from './language.ts';
import { runHtml } from './inlines.ts';
import type { Labels } from './labels.ts';
import type { Memory } from './memory.ts';
import { amountOf, minutesFor } from './reading-time.ts';
import { prepare } from './prepare.ts';
import { SEPARATE } from './theorem-kinds.ts';
import { blockText, inlineText, withLabels } from './plain.ts';
import { showpieceOf } from './showpiece.ts';
import { walk } from './tokens.ts';
import { translated } from './translated.ts';
import type { Article, HeadingParts, Parts, RenderOptions, Statement } from './types.ts';

export interface ArticleEngine {
  /** Renders one article. Calls may overlap: nothing of one shows in another. */
  render(source: string, options?: Omit<RenderOptions, 'macros'>): Promise<Article>;
}

/** @param parts What does the work; `highlighter` may be shared between engines, `typesetter` may not. */
export function createRenderer(parts: { typesetter: Typesetter; highlighter: Highlighter }): ArticleEngine {
  return {
    async render(source, options = {}) {
      const lexed = lex(source);
      lexed.diagnostics.push(...insertTables(lexed.tokens, options.files ?? {}));
      const code = await highlightAll(lexed.tokens, parts.highlighter);
      // From here on nothing waits, so the typesetter has this article to itself.
      return compose(lexed, code, parts.typesetter, options);
    },
  };
}

/**
 * One article from its Markdown, front matter included. Never throws on what an author writes: faults are in
 * `diagnostics`. One engine a thread is made when it is first needed, and kept while the macros stay the same.
 *
 * @param memory What was typeset and coloured before: with all of it there, neither MathJax nor Shiki is started.
 */
export async function renderMarkdown(
  source: string,
  options: RenderOptions = {},
  memory: Memory | null = null,
): Promise<Article> {
  if (!memory) await startMath();
  const highlighter = highlighterFor(memory);
  const render = (): Promise<Article> =>
    createRenderer({ typesetter: typesetterFor(options.macros ?? '', memory), highlighter }).render(source, options);
  const before = formulaCounts();
  try {
    return await render();
  } catch (error) {
    if (!(error instanceof MathNotStarted)) throw error;
    await startMath();
    recount(before);
    return render();
  }
}

async function highlightAll(
  tokens: readonly ArticleToken[],
  { highlight }: Highlighter,
): Promise<Map<object, HighlightedCode>> {
  const blocks: Tokens.Code[] = [];
  walk(tokens, (token) => {
    if (token.type === 'code') blocks.push(token);
    return true;
  });
  return new Map(
    await Promise.all(blocks.map(async (token) => [token, await highlight(token.text, codeLanguage(token))] as const)),
  );
}

function compose(
  lexed: Lexed,
  code: Map<object, HighlightedCode>,
  typesetter: Typesetter,
  {
    frontMatter = 'required',
    language = SITE_LANGUAGE,
    theorems = SEPARATE,
    original = null,
  }: Omit<RenderOptions, 'macros'>,
): Article {
  const { tokens } = lexed;
  const own = readFrontMatter(lexed.source);
  const front = original ? translated(own, original, language) : own;
  const { prepared, formulas, headings, otherIds } = prepare(lexed, code, typesetter, front, { language, theorems });
  const { parts, context: body } = bodyOf(prepared, tokens);
  return {
    ...aboutText(prepared, front, headings, tokens),
    body: parts,
    excerpt: excerpt(prepared, tokens),
    feed: feedParts(prepared, tokens),
    showpiece: showpieceOf(formulas.of.values()),
    otherIds: [...otherIds, ...[...body.cited.values()].map(({ id }) => id), ...ownIds(prepared.statements.list)],
    equations: formulas.equations,
    statements: prepared.statements.list,
    definitions: [...formulas.of.values()].some(({ citing }) => citing !== null) ? formulas.definitions : [],
    pictures: [...body.pictures],
    glyphs: Object.fromEntries([...body.glyphs].sort().map((id) => [id, typesetter.outline(id)])),
    codeStyles: stylesOf(code),
    diagnostics: inPlace([lexed.diagnostics, frontFaults(front, frontMatter), formulas.diagnostics, body.diagnostics]),
  };
}

/** The text with its notes, and what was met in writing it. */
function bodyOf(prepared: Prepared, tokens: readonly ArticleToken[]): { parts: Parts; context: Context } {
  const holes = createHoles();
  const context = createContext(prepared, 'body', holes);
  const html = blocksHtml(context, tokens) + notesHtml(context, (blocks) => blocksHtml(context, blocks));
  return { parts: holes.parts(html), context };
}

/** Of what its author gave no id. */
function ownIds(statements: readonly Statement[]): string[] {
  return statements.flatMap(({ label, id }) => (label === null && id !== null ? [id] : []));
}

/** What is said of an article in words: title, headings, its text and how long that takes to read. */
function aboutText(
  prepared: Prepared,
  { meta }: FrontMatterBlock,
  headings: readonly Tokens.Heading[],
  tokens: readonly ArticleToken[],
): Pick<Article, 'meta' | 'headings' | 'text' | 'minutes'> {
  const { labels, notes } = prepared;
  const texts = headings.map((heading) => inlineText(heading.tokens, labels).trim());
  const first = texts[headings.findIndex(({ depth }) => depth === 1)];
  return {
    meta: { ...meta, title: meta.title || withLabels(first ?? '') },
    headings: headings.map((heading, i) => tocEntry(prepared, heading, texts[i] ?? '')),
    text: plainText(tokens, notes, labels),
    minutes: minutesFor(amountOf(tokens)),
  };
}

/** Notes come last, as on the page. */
function plainText(tokens: readonly ArticleToken[], { of }: Footnotes, labels: Labels): string {
  return [tokens, ...[...of.values()].map((note) => note.tokens)]
    .map((blocks) => blockText(blocks, labels))
    .filter((text) => text !== '')
    .join('\n');
}

function tocEntry(prepared: Prepared, heading: Tokens.Heading, text: string): HeadingParts {
  const holes = createHoles();
  const context = createContext(prepared, 'toc', holes);
  return {
    depth: headingDepth(prepared, heading),
    id: prepared.headingIds.get(heading) ?? '',
    text,
    parts: holes.parts(runHtml(context, heading.tokens)),
  };
}

/** What it has to say was said of the body already. */
function excerpt(prepared: Prepared, tokens: readonly ArticleToken[]): Article['excerpt'] {
  const holes = createHoles();
  const context: Context = createContext(prepared, 'excerpt', holes);
  const { tokens: taken, more } = excerptOf(tokens, prepared.labels);
  const parts = holes.parts(blocksHtml(context, taken));
  return { parts, glyphs: [...context.glyphs].sort(), more };
}

function stylesOf(code: ReadonlyMap<object, HighlightedCode>): Record<string, string> {
  const styles: Record<string, string> = {};
  for (const { styles: own } of code.values()) Object.assign(styles, own);
  return Object.fromEntries(Object.entries(styles).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function frontFaults(
  { present, diagnostics }: FrontMatterBlock,
  frontMatter: RenderOptions['frontMatter'],
): Diagnostic[] {
  if (frontMatter === 'optional') return diagnostics.filter(({ id }) => id !== 'front-matter/missing-title');
  if (present || diagnostics.length > 0) return diagnostics;
  const hint = 'Begin the file with a line ---, "title: …", "date: 2026-01-31" and another line ---.';
  return [
    {
      id: 'front-matter/missing',
      severity: 'error',
      message: 'The article has no front matter.',
      hint,
      start: 0,
      end: 0,
    },
  ];
}

function inPlace(diagnostics: readonly (readonly Diagnostic[])[]): Diagnostic[] {
  return diagnostics.flat().sort((a, b) => a.start - b.start || a.end - b.end);
}
