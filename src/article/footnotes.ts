/** Footnotes: numbered as they are cited, and listed at the end of the article. */
import {
  type ArticleToken,
  footnoteLabel,
  type FootnoteReferenceToken,
  type FootnoteToken,
} from '../markdown/index.ts';
import { type Context, locate, report } from './context.ts';
import { WORD_JOINER } from './formula-html.ts';
import { escapeHtml, escapeText, fragment } from './html.ts';
import { headingSlug } from './ids.ts';
import { type Place, placeOf, walk } from './tokens.ts';

/** A note that is cited. */
export interface CitedNote {
  token: FootnoteToken;
  /** From 1 on. */
  number: number;
  /** Of the note in the list. */
  id: string;
  /** Ids of the places that cite it. */
  from: string[];
}

const OPT_OUT = 'class="notranslate" translate="no"';

/** Notes by their labels in lower case, those inside lists and quotes too; `lost` are those whose label is taken. */
export interface Footnotes {
  of: ReadonlyMap<string, FootnoteToken>;
  lost: readonly FootnoteToken[];
}

export function footnotesIn(tokens: readonly ArticleToken[]): Footnotes {
  const of = new Map<string, FootnoteToken>();
  const lost: FootnoteToken[] = [];
  walk(tokens, (token) => {
    if (token.type !== 'footnote') return true;
    const key = footnoteLabel(token.label);
    if (of.has(key)) lost.push(token);
    else of.set(key, token);
    return true;
  });
  return { of, lost };
}

/** The note of a citation; the first of its label counts. */
function cite(context: Context, label: string): CitedNote | null {
  const key = footnoteLabel(label);
  const known = context.cited.get(key);
  if (known) return known;
  const token = context.notes.of.get(key);
  if (!token) return null;
  const id = context.ids.unique(`note-${headingSlug(label)}`);
  const note = { token, number: context.cited.size + 1, id, from: [] };
  context.cited.set(key, note);
  return note;
}

/** The number of a note, which leads to it, in feeds the bare number; nothing where there is no list of notes. */
export function noteReferenceHtml(context: Context, token: FootnoteReferenceToken): string {
  const place = locate(context, token);
  if (context.mode !== 'body' && context.mode !== 'feed') return '';
  const note = cite(context, token.label);
  if (context.mode === 'feed') return note ? `<sup>${note.number}</sup>` : '';
  if (!note) {
    const hint = `Write the note as a block of its own, "[^${token.label}]: …"; the characters themselves are \\[^${token.label}].`;
    report(context, 'error', 'footnote/undefined', `There is no note ${token.label}.`, hint, place);
    return escapeText(token.raw);
  }
  // The joiner keeps the number on the line of the word before it.
  const number = `<span ${OPT_OUT}>${WORD_JOINER}${note.number}</span>`;
  if (token.inLink) return `<sup>${number}</sup>`;
  const id = context.ids.unique(`${note.id}-from`);
  note.from.push(id);
  const name = `${context.chinese ? '注' : 'Note'} ${note.number}`;
  return `<sup><a id="${escapeHtml(id)}" href="${escapeHtml(fragment(note.id))}" role="doc-noteref" aria-label="${name}">${number}</a></sup>`;
}

function backLinks({ chinese }: Context, { number, from }: CitedNote): string {
  const name = chinese ? `回到注 ${number} 处` : `Back to note ${number}`;
  return from
    .map((id, i) => {
      const which = from.length > 1 ? ` (${i + 1})` : '';
      const rest = `${OPT_OUT} role="doc-backlink" aria-label="${name}${which}"`;
      return ` <a href="${escapeHtml(fragment(id))}" ${rest}>↩\uFE0E</a>`;
    })
    .join('');
}

function noteHtml(context: Context, note: CitedNote, content: string): string {
  if (context.mode === 'feed') return `<li>${content}</li>\n`;
  const links = backLinks(context, note);
  const end = '</p>\n';
  const inside = content.endsWith(end)
    ? `${content.slice(0, -end.length)}${links}${end}`
    : `${content}<p>${links.trim()}${end}`;
  return `<li id="${escapeHtml(note.id)}">${inside}</li>\n`;
}

/**
 * The list of notes, or nothing. Notes that only other notes cite follow those that the text cites.
 *
 * @param blocks Writes blocks.
 */
export function notesHtml(context: Context, blocks: (tokens: readonly ArticleToken[]) => string): string {
  const contents: string[] = [];
  // Writing a note may cite further ones, which the loop then meets.
  for (const { token } of context.cited.values()) contents.push(blocks(token.tokens));
  if (context.mode === 'body') tellFaults(context);
  if (contents.length === 0) return '';
  const items = [...context.cited.values()].map((note, i) => noteHtml(context, note, contents[i] ?? ''));
  const name = context.chinese ? '注释' : 'Notes';
  return `<section class="notes" role="doc-endnotes" aria-label="${name}">\n<ol>\n${items.join('')}</ol>\n</section>\n`;
}

function placeOfLabel(context: Context, token: FootnoteToken): Place {
  const { start } = placeOf(token) ?? context.near;
  return { start, end: start + token.label.length + 3 };
}

function tellFaults(context: Context): void {
  for (const token of context.notes.lost) {
    const message = `There is a note ${token.label} already; this one is lost.`;
    const hint = 'Give each note a label of its own.';
    report(context, 'error', 'footnote/duplicate', message, hint, placeOfLabel(context, token));
  }
  for (const [key, token] of context.notes.of) {
    if (context.cited.has(key)) continue;
    const message = `Nothing cites the note ${token.label}, so no reader sees it.`;
    const hint = `Cite it by [^${token.label}], or take it out.`;
    report(context, 'warning', 'footnote/unused', message, hint, placeOfLabel(context, token));
  }
}
