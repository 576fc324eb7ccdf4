/** Markdown to an article: the parts joined. */
import type { Tokens } from 'marked';
import { createHighlighter, type HighlightedCode, type Highlighter } from '../code/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import { type ArticleToken, lex, type Lexed } from '../markdown/index.ts';
import type { Typesetter } from '../math/index.ts';
import { blocksHtml, codeLanguage, headingDepth } from './blocks.ts';
import { type Context, createContext, type Prepared } from './context.ts';
import { typesetterFor } from './engine.ts';
import { excerptOf } from './excerpt.ts';
import { feedParts } from './feed.ts';
import { setFormulas, mathTokens } from './formulas.ts';
import { type FrontMatterBlock, readFrontMatter } from './front-matter.ts';
import { createHoles } from './holes.ts';
import { createIds, headingSlug, type Ids, idsIn } from './ids.ts';
import { captionsOf } from './images.ts';
import { runHtml } from './inlines.ts';
import { labelsOf } from './labels.ts';
import { blockText, inlineText, withLabels } from './plain.ts';
import { showpieceOf } from './showpiece.ts';
import { walk } from './tokens.ts';
import type { Article, HeadingParts, RenderOptions } from './types.ts';

export interface ArticleEngine {
  /** Renders one article. Calls may overlap: nothing of one shows in another. */
  render(source: string, options?: Pick<RenderOptions, 'frontMatter'>): Promise<Article>;
}

/** @param parts What does the work; `highlighter` may be shared between engines, `typesetter` may not. */
export function createRenderer(parts: { typesetter: Typesetter; highlighter: Highlighter }): ArticleEngine {
  return {
    async render(source, { frontMatter = 'required' } = {}) {
      const lexed = lex(source);
      const code = await highlightAll(lexed.tokens, parts.highlighter);
      // From here on nothing waits, so the typesetter has this article to itself.
      return compose(lexed, code, parts.typesetter, frontMatter === 'optional');
    },
  };
}

let highlighter: Highlighter | null = null;

/**
 * One article from its Markdown, front matter included. Never throws on what an author writes: faults are in
 * `diagnostics`. One engine a thread is made when it is first needed, and kept while the macros stay the same.
 */
export async function renderMarkdown(source: string, options: RenderOptions = {}): Promise<Article> {
  highlighter ??= createHighlighter();
  const typesetter = typesetterFor(options.macros ?? '');
  return createRenderer({ typesetter, highlighter }).render(source, options);
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

function compose(lexed: Lexed, code: Map<object, HighlightedCode>, typesetter: Typesetter, optional: boolean): Article {
  const { source, tokens } = lexed;
  const front = readFrontMatter(source);
  const ids = createIds();
  const { headings, blockIds, otherIds } = reserveIds(tokens, ids);
  const captions = captionsOf(source, tokens);
  const inOrder = mathTokens(tokens, (image) => captions.get(image) ?? []);
  const formulas = setFormulas(source, inOrder, typesetter, front.macros, ids);
  const labels = labelsOf(formulas.equations);
  const texts = new Map(headings.map((heading) => [heading, inlineText(heading.tokens, labels).trim()]));
  const titled = front.meta.title !== '';
  const prepared: Prepared = {
    source,
    formulas: formulas.of,
    labels,
    code,
    captions,
    headingIds: new Map(
      headings.map((heading) => [heading, ids.unique(headingSlug(withLabels(texts.get(heading) ?? '')))]),
    ),
    blockIds,
    chinese: /^zh\b/i.test(front.meta.lang ?? 'zh'),
    demote: titled && headings.some(({ depth }) => depth === 1) ? 1 : 0,
  };
  const holes = createHoles();
  const body = createContext(prepared, 'body', holes);
  const html = blocksHtml(body, tokens);
  const firstHeading = headings.find(({ depth }) => depth === 1);
  const title = titled || !firstHeading ? front.meta.title : withLabels(texts.get(firstHeading) ?? '');
  return {
    meta: { ...front.meta, title },
    body: holes.parts(html),
    excerpt: excerpt(prepared, tokens),
    feed: feedParts(prepared, tokens),
    showpiece: showpieceOf(formulas.of.values()),
    headings: headings.map((heading) => tocEntry(prepared, heading, texts.get(heading) ?? '')),
    otherIds,
    equations: formulas.equations,
    pictures: [...body.pictures],
    text: blockText(tokens, labels),
    glyphs: Object.fromEntries([...body.glyphs].sort().map((id) => [id, typesetter.outline(id)])),
    codeStyles: stylesOf(code),
    diagnostics: inPlace([
      ...lexed.diagnostics,
      ...frontFaults(front, optional),
      ...formulas.diagnostics,
      ...body.diagnostics,
    ]),
  };
}

/** Headings in order; ids that the author's own HTML and blocks set are taken. */
function reserveIds(
  tokens: readonly ArticleToken[],
  ids: Ids,
): { headings: Tokens.Heading[]; blockIds: Map<object, boolean>; otherIds: string[] } {
  const headings: Tokens.Heading[] = [];
  const blockIds = new Map<object, boolean>();
  const otherIds: string[] = [];
  walk(tokens, (token) => {
    if (token.type === 'heading') headings.push(token);
    if (token.type === 'html') {
      for (const id of idsIn(token.raw)) {
        ids.reserve(id);
        otherIds.push(id);
      }
    }
    if (token.type === 'container' && token.head.id) {
      otherIds.push(token.head.id.value);
      blockIds.set(token.head.id, ids.take(token.head.id.value));
    }
    return true;
  });
  return { headings, blockIds, otherIds };
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

function frontFaults({ present, diagnostics }: FrontMatterBlock, optional: boolean): Diagnostic[] {
  if (optional) return diagnostics.filter(({ id }) => id !== 'front-matter/missing-title');
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

function inPlace(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort((a, b) => a.start - b.start || a.end - b.end);
}
