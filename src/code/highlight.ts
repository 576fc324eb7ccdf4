/** Shiki, set up here and nowhere else: JavaScript regular expressions (no WebAssembly), two themes, colours as classes. */
import { createHash } from 'node:crypto';
import type { BundledLanguageInfo, HighlighterCore, ThemedToken } from 'shiki';
import { createHighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { bundledLanguagesInfo } from 'shiki/langs';
import darkTheme from 'shiki/themes/github-dark-high-contrast.mjs';
import lightTheme from 'shiki/themes/github-light-high-contrast.mjs';
import { nearest } from '../diagnostics/suggest.ts';
import type { CodeStyles } from './stylesheet.ts';
import { codeColours, legible } from './themes.ts';

/**
 * Grammars are not linear, and a regular expression that has started cannot be stopped: in a tenth of the languages a
 * hostile line takes time in the cube of its length. So longer lines stay without colours, and so does a whole block of
 * more characters or whose coloured lines' lengths, cubed, add up to more.
 */
export const MAX_LINE = 500;
export const MAX_BLOCK = 200_000;
export const MAX_WORK = 5e8;

/** The grammar of V takes exponential time on thirty digits in a row. */
const UNSAFE = new Set(['v']);

export interface HighlightedCode {
  /** `<pre class="shiki notranslate" …><code>…</code></pre>`; the text of `code` is the code, character for character. */
  html: string;
  /** The classes that `html` uses. */
  styles: CodeStyles;
  /** False where `lang` is the name of no language; the code is then shown without colours. */
  known: boolean;
  /** The nearest name of a language, where `lang` is that of none. */
  near: string | null;
}

export interface Highlighter {
  /**
   * @param code LF-normalised.
   * @param lang A name or alias of one of Shiki's languages in any case, or a name for plain text, or `''`.
   */
  highlight: (code: string, lang: string) => Promise<HighlightedCode>;
}

const PLAIN = new Set(['', 'text', 'txt', 'plain', 'plaintext', 'none']);

/** Each name and alias in lower case → the language. */
const LANGUAGES = new Map(
  bundledLanguagesInfo.flatMap((info) =>
    [info.id, ...(info.aliases ?? [])].map((name) => [name.toLowerCase(), info] as const),
  ),
);

/** Every name that `highlight` knows, sorted; for hints about misspelt ones. */
export function languageNames(): string[] {
  return [...new Set([...LANGUAGES.keys(), ...PLAIN])].filter((name) => name !== '').sort();
}

function withinBounds(code: string): boolean {
  if (code.length > MAX_BLOCK) return false;
  let work = 0;
  for (const { length } of code.split('\n')) if (length <= MAX_LINE) work += length ** 3;
  return work <= MAX_WORK;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function wrap(inner: string, lang: string): string {
  const name = lang === '' ? '' : ` data-lang="${escapeHtml(lang)}"`;
  return `<pre class="shiki notranslate" translate="no" tabindex="0"${name}><code>${inner}</code></pre>`;
}

/** The declarations that set a token apart from plain code; `''` where none do. */
function declarations(token: ThemedToken): string {
  const style = token.htmlStyle ?? {};
  const plain =
    style['--shiki-light']?.toLowerCase() === codeColours.light.foreground &&
    style['--shiki-dark']?.toLowerCase() === codeColours.dark.foreground &&
    Object.keys(style).length === 2;
  if (plain) return '';
  return Object.entries(style)
    .map(([property, value]) => `${property}:${value.toLowerCase()}`)
    .sort()
    .join(';');
}

/** A class name that depends on nothing but the declarations, so that it is the same in every article and every run. */
function className(declared: string): string {
  return `tok-${createHash('sha256').update(declared).digest('hex').slice(0, 8)}`;
}

function lineHtml(tokens: readonly ThemedToken[], styles: CodeStyles): string {
  let html = '';
  for (const token of tokens) {
    const declared = declarations(token);
    const text = escapeHtml(token.content);
    if (declared === '' || token.content.trim() === '') {
      html += text;
      continue;
    }
    const name = className(declared);
    styles[name] = declared;
    html += `<span class="${name}">${text}</span>`;
  }
  return html;
}

/**
 * One Shiki instance a language, made when an article first names it. A shared instance would colour Markdown's inner
 * fences by whichever languages other articles had loaded before.
 */
export function createHighlighter(): Highlighter {
  const engine = createJavaScriptRegexEngine({ forgiving: true });
  const themes = [legible(lightTheme, 'light'), legible(darkTheme, 'dark')];
  const instances = new Map<string, Promise<HighlighterCore>>();

  const instance = (language: BundledLanguageInfo): Promise<HighlighterCore> => {
    const ready = instances.get(language.id);
    if (ready) return ready;
    const made = createHighlighterCore({ engine, themes, langs: [language.import], warnings: false });
    instances.set(language.id, made);
    return made;
  };

  return {
    async highlight(code, lang) {
      const name = lang.trim().toLowerCase();
      const language = LANGUAGES.get(name);
      if (!language || UNSAFE.has(language.id) || !withinBounds(code)) {
        const known = language !== undefined || PLAIN.has(name);
        const near = known ? null : nearest(name, languageNames());
        return { html: wrap(escapeHtml(code), language?.id ?? name), styles: {}, known, near };
      }
      const shiki = await instance(language);
      const { tokens } = shiki.codeToTokens(code, {
        lang: language.id,
        themes: { light: 'light', dark: 'dark' },
        defaultColor: false,
        // A limit in milliseconds would make the HTML depend on how busy the machine is.
        tokenizeTimeLimit: 0,
        tokenizeMaxLineLength: MAX_LINE + 1,
      });
      const styles: CodeStyles = {};
      const html = tokens.map((line) => lineHtml(line, styles)).join('\n');
      return { html: wrap(html, language.id), styles, known: true, near: null };
    },
  };
}
