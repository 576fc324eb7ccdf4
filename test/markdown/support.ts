import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Marked, type MarkedOptions, Parser, type Token } from 'marked';
import { lex, type Lexed } from '../../src/markdown/index.ts';

/** Markdown to HTML by marked's own renderer with `⟦n⟧` for the n-th formula, to look at what stands around them. */
const plain = new Marked().use({
  extensions: [
    {
      name: 'math',
      renderer: (token) =>
        token['block'] === true ? `<div>⟦${String(token['index'])}⟧</div>\n` : `⟦${String(token['index'])}⟧`,
    },
    { name: 'footnote', renderer: () => '' },
    { name: 'footnote-reference', renderer: (token) => token.raw },
    { name: 'reference', renderer: (token) => `⟦${token.raw}⟧` },
  ],
});

/** Every token below a list of them. */
export function each(tokens: readonly unknown[], visit: (token: object) => void): void {
  for (const token of tokens) {
    if (typeof token !== 'object' || token === null) continue;
    visit(token);
    for (const key of ['title', 'tokens', 'items', 'header', 'rows']) {
      const children: unknown = Reflect.get(token, key);
      if (Array.isArray(children)) each(children.flat(), visit);
    }
  }
}

export function eachToken(lexed: Lexed, visit: (token: object) => void): void {
  each(lexed.tokens, visit);
}

export function mathTokens(
  lexed: Lexed,
): { tex: string; display: boolean; start: number; end: number; block: boolean; raw: string }[] {
  const out: { tex: string; display: boolean; start: number; end: number; block: boolean; raw: string }[] = [];
  each(lexed.tokens, (token) => {
    if ('type' in token && token.type === 'math' && isMath(token)) out.push(token);
  });
  return out;
}

function isMath(
  token: object,
): token is { tex: string; display: boolean; start: number; end: number; block: boolean; raw: string } {
  return 'tex' in token && typeof token.tex === 'string';
}

export function toHtml(markdown: string): string {
  const lexed = lex(markdown);
  mathTokens(lexed).forEach((token, index) => Object.assign(token, { index }));
  const options: MarkedOptions = plain.defaults;
  const tokens: Token[] = lexed.tokens;
  return Parser.parse(tokens, options);
}

export function foldSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** An input of Chinese authors with the formulas that were meant; `html`: what stands around them. */
export interface Case {
  id: string;
  markdown: string;
  math: { tex: string; display: boolean }[];
  html?: { has?: string[]; not?: string[] };
}

function isCase(value: unknown): value is Case {
  return typeof value === 'object' && value !== null && 'id' in value && 'markdown' in value && 'math' in value;
}

export function readCases(): Case[] {
  const parsed: unknown = JSON.parse(readFileSync(new URL('fixtures/math-spans.json', import.meta.url), 'utf8'));
  if (!Array.isArray(parsed) || !parsed.every(isCase)) throw new TypeError('math-spans.json does not hold cases');
  return parsed;
}

/** The examples of CommonMark 0.31.2. */
export function commonmarkExamples(): string[] {
  const path = createRequire(import.meta.url).resolve('commonmark-spec/spec.txt');
  const spec = readFileSync(path, 'utf8');
  return Array.from(spec.matchAll(/^`{32} example\n([\s\S]*?)^\.\n[\s\S]*?^`{32}$/gm), (match) =>
    (match[1] ?? '').replaceAll('→', '\t'),
  );
}

/** Our own examples of what GitHub's dialect adds, each between lines of `=`. */
export function gfmExamples(): string[] {
  const text = readFileSync(new URL('fixtures/gfm.txt', import.meta.url), 'utf8');
  return text.split(/^={8}.*\n/m).slice(1);
}

/** All of these, each with and without its last newline. */
export function plainExamples(): string[] {
  return [...commonmarkExamples(), ...gfmExamples()].flatMap((text) => [text, text.replace(/\n$/, '')]);
}
