/** All that is known of an article before its HTML is written: formulas set, everything numbered, ids given. */
import type { Tokens } from 'marked';
import type { HighlightedCode } from '../code/index.ts';
import type { ArticleToken, Lexed } from '../markdown/index.ts';
import type { Typesetter } from '../math/types.ts';
import type { Prepared } from './context.ts';
import { footnotesIn } from './footnotes.ts';
import { type Formulas, mathTokens, setFormulas } from './formulas.ts';
import type { FrontMatterBlock } from './front-matter.ts';
import { createIds, headingSlug, type Ids, idsIn } from './ids.ts';
import { captionsOf } from './images.ts';
import { labelsOf } from './labels.ts';
import { isChinese } from './language.ts';
import { withoutReferences } from './plain.ts';
import { numberStatements, titleStatements } from './statements.ts';
import type { TheoremOptions } from './theorem-kinds.ts';
import { walk } from './tokens.ts';

interface Preparation {
  prepared: Prepared;
  formulas: Formulas;
  headings: Tokens.Heading[];
  /** Ids that the author's own HTML and blocks set. */
  otherIds: string[];
}

export function prepare(
  { source, tokens }: Lexed,
  code: ReadonlyMap<object, HighlightedCode>,
  typesetter: Typesetter,
  { meta, macros }: FrontMatterBlock,
  { language, theorems }: { language: string; theorems: TheoremOptions },
): Preparation {
  const ids = createIds();
  const { headings, blockIds, otherIds } = reserveIds(tokens, ids);
  const captions = captionsOf(source, tokens);
  const inOrder = mathTokens(tokens, (image) => captions.get(image) ?? []);
  const chinese = isChinese(meta.lang ?? language);
  const statements = numberStatements(source, tokens, theorems, ids, chinese);
  const formulas = setFormulas(source, inOrder, typesetter, macros, ids, statements.list);
  const labels = labelsOf([...formulas.equations, ...statements.list]);
  titleStatements(statements, labels);
  const prepared: Prepared = {
    source,
    formulas: formulas.of,
    labels,
    code,
    captions,
    headingIds: headingIds(headings, ids),
    blockIds,
    statements,
    theoremNames: Object.keys(theorems.kinds),
    notes: footnotesIn(tokens),
    ids,
    chinese,
    demote: meta.title !== '' && headings.some(({ depth }) => depth === 1) ? 1 : 0,
  };
  return { prepared, formulas, headings, otherIds };
}

function headingIds(headings: readonly Tokens.Heading[], ids: Ids): Map<object, string> {
  return new Map(headings.map((heading) => [heading, ids.unique(headingSlug(withoutReferences(heading.tokens)))]));
}

/** Headings in order; ids that the author's own HTML and blocks set are taken. */
function reserveIds(
  tokens: readonly ArticleToken[],
  ids: Ids,
): { headings: Tokens.Heading[]; blockIds: Map<object, boolean>; otherIds: string[] } {
  const headings: Tokens.Heading[] = [];
  const blockIds = new Map<object, boolean>();
  const otherIds: string[] = [];
  const inNotes = new Set<object>();
  for (const note of footnotesIn(tokens).of.values()) walk(note.tokens, (token) => void inNotes.add(token));
  walk(tokens, (token) => {
    // A heading in a note is none of the article's.
    if (token.type === 'heading' && !inNotes.has(token)) headings.push(token);
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
