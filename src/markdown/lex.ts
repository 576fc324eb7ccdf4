import { Lexer, Marked } from 'marked';
import { normaliseSource } from '../diagnostics/index.ts';
import { containerRule } from './container-rule.ts';
import { spansOf } from './find.ts';
import { footnoteRules } from './footnotes.ts';
import type { Mask } from './mask.ts';
import { placeTokens } from './places.ts';
import { joinSoftBreaks } from './softbreaks.ts';
import { maskedTokenizer, rememberMask } from './tokenizer.ts';
import { maskedTokens } from './tokens.ts';
import type { Lexed } from './types.ts';

const marked = new Marked({ gfm: true }).use({
  tokenizer: maskedTokenizer,
  extensions: [containerRule, ...footnoteRules],
});

function tokenize(text: string, mask: Mask): Lexed['tokens'] {
  const options = { ...marked.defaults };
  rememberMask(options, mask);
  return new Lexer(options).lex(text);
}

/**
 * Markdown of the dialect to tokens: marked's own, with every formula as a `math` or `reference` token, displays as
 * blocks of their own, footnotes, and line breaks between Chinese characters joined. Front matter becomes a `space` token.
 * `raw` of the top-level tokens adds up to `source`.
 */
export function lex(text: string): Lexed {
  const source = normaliseSource(text);
  const { tokens, found, diagnostics } = maskedTokens(source, {
    block: true,
    frontMatter: true,
    blocks: true,
    whole: true,
    tokenize,
  });
  joinSoftBreaks(tokens);
  placeTokens(source, tokens, 0);
  return { source, tokens, spans: spansOf(found), diagnostics };
}
