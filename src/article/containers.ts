/** Blocks that an author opens with `:::`. */
import { nearest } from '../diagnostics/suggest.ts';
import type { Attribute, ContainerToken } from '../markdown/index.ts';
import { type Context, report } from './context.ts';
import { escapeHtml } from './html.ts';
import { runHtml } from './inlines.ts';
import { isProof, THEOREM_NAMES } from './theorem-kinds.ts';
import { isFolded, PROOF_KEYS, proofHtml, THEOREM_KEYS, theoremHtml } from './theorems.ts';
import { WIDGET_NAMES, widgetHtml, widgetOf } from './widgets.ts';

/** What stands between the opening and the closing line, as HTML. */
export interface Content {
  /** The table that a `:::table` reads from its file; else nothing. */
  table: string;
  content: string;
}

/** What a block's renderer gets: its content as HTML, its title as inline HTML, and ` id="…" class="…"`. */
interface Parts extends Content {
  title: string;
  attributes: string;
  chinese: boolean;
}

interface Kind {
  /** Keys that `{key=value}` may set. */
  keys: readonly string[];
  /** Class that each has. */
  own?: string;
  html: (parts: Parts, attributes: ReadonlyMap<string, string>) => string;
}

/** A box in the text under a word of its own. */
function box(own: string, chineseTitle: string, englishTitle: string): Kind {
  return {
    keys: [],
    own,
    html: ({ content, title, attributes, chinese }) => {
      const heading = title === '' ? (chinese ? chineseTitle : englishTitle) : title;
      return `<div role="note"${attributes}>\n<p class="note-title">${heading}</p>\n${content}</div>\n`;
    },
  };
}

const KINDS: Readonly<Record<string, Kind>> = {
  // Beside the text where there is room, and in it where there is none.
  aside: {
    keys: [],
    own: 'side-note',
    html: ({ content, title, attributes }) => {
      const heading = title === '' ? '' : `<p class="note-title">${title}</p>\n`;
      return `<div role="note"${attributes}>\n${heading}${content}</div>\n`;
    },
  },
  details: {
    keys: ['open'],
    html: ({ content, title, attributes, chinese }, values) => {
      const open = values.get('open') === 'true' ? ' open' : '';
      const summary = title === '' ? (chinese ? '展开' : 'Details') : title;
      return `<details${attributes}${open}>\n<summary>${summary}</summary>\n${content}</details>\n`;
    },
  },
  figure: {
    keys: [],
    html: ({ content, title, attributes }) => {
      const caption = title === '' ? '' : `<figcaption>${title}</figcaption>\n`;
      return `<figure${attributes}>\n${content}${caption}</figure>\n`;
    },
  },
  note: box('note', '注', 'Note'),
  table: {
    keys: ['src'],
    html: ({ table, content, title, attributes }) => {
      const caption = title + (title !== '' && content !== '' ? '\n' : '') + content;
      return `<figure${attributes}>\n${table}${caption === '' ? '' : `<figcaption>${caption}</figcaption>\n`}</figure>\n`;
    },
  },
  warning: box('note warning', '注意', 'Caution'),
};

/** Names of the blocks there are, in the order in which an author reads them. */
export const BLOCK_NAMES = [...Object.keys(KINDS), ...THEOREM_NAMES, ...WIDGET_NAMES].sort();

export function containerHtml(context: Context, token: ContainerToken, content: Content): string {
  const { head } = token;
  const title = runHtml(context, token.title);
  const widget = widgetOf(head.name);
  if (widget) {
    const caption = title === '' ? content.content : `<p>${title}</p>\n${content.content}`;
    const id = head.id ? (context.mode === 'body' ? takenId(context, head.id) : head.id.value) : '';
    return widgetHtml(context, widget, token, {
      caption,
      id,
      className: classAttribute('widget-figure', head.classes),
    });
  }
  if (isProof(head.name)) return proof(context, token, content);
  const statement = context.statements.of.get(token);
  if (statement) {
    checkKeys(context, token, THEOREM_KEYS);
    const id = context.mode === 'body' ? ` id="${escapeHtml(statement.id ?? '')}"` : '';
    if (head.id && context.mode === 'body') takenId(context, head.id);
    const attributes = id + classAttribute(`statement ${statement.kind}`, head.classes);
    return theoremHtml(context, statement, { content: content.content, title, attributes });
  }
  const kind = KINDS[head.name];
  if (!kind) {
    unknownBlock(context, token);
    return `<div>\n${title === '' ? '' : `<p>${title}</p>\n`}${content.content}</div>\n`;
  }
  const values = new Map(head.attributes.map(({ key, value }) => [key, value]));
  checkKeys(context, token, kind.keys);
  const attributes = idAttribute(context, token) + classAttribute(kind.own, head.classes);
  return kind.html({ ...content, title, attributes, chinese: context.chinese }, values);
}

/** A summary is a button: no link may stand in it. */
function proof(context: Context, token: ContainerToken, { content }: Content): string {
  checkKeys(context, token, PROOF_KEYS);
  const title = runHtml({ ...context, inLink: true }, token.title);
  const attributes = idAttribute(context, token) + classAttribute('proof', token.head.classes);
  return proofHtml(context, { content, title, attributes }, isFolded(token));
}

function unknownBlock(context: Context, { head }: ContainerToken): void {
  const names = [...BLOCK_NAMES, ...context.theoremNames];
  const near = nearest(head.name, names);
  const hint = `${near === null ? '' : `Did you mean ${near}? `}There are: ${names.join(', ')}.`;
  const place = { start: head.nameStart, end: head.nameEnd };
  report(context, 'error', 'block/unknown', `No block is called ${head.name}.`, hint, place);
}

/** Keys that are true or false. */
const SWITCHES: readonly string[] = ['numbered', 'open'];

function checkKeys(context: Context, { head: { name, attributes } }: ContainerToken, keys: readonly string[]): void {
  for (const { key, value, start, end } of attributes) {
    if (keys.includes(key)) {
      if (SWITCHES.includes(key) && value !== 'true' && value !== 'false') {
        const message = `${key} is true or false, and not ${value}.`;
        report(context, 'error', 'block/bad-value', message, `Write ${key}=true or ${key}=false.`, { start, end });
      }
      continue;
    }
    const hint = keys.length === 0 ? `${name} takes #id and .class only.` : `${name} takes: ${keys.join(', ')}.`;
    report(context, 'error', 'block/unknown-attribute', `A ${name} has no attribute ${key}.`, hint, { start, end });
  }
}

/** Ids belong to the article's body: an excerpt stands beside others. */
function idAttribute(context: Context, { head }: ContainerToken): string {
  return head.id && context.mode === 'body' ? ` id="${escapeHtml(takenId(context, head.id))}"` : '';
}

function takenId(context: Context, id: Attribute): string {
  if (context.blockIds.get(id) === false) {
    const hint = 'Give each block, heading and equation an id of its own.';
    report(context, 'error', 'block/duplicate-id', `The id ${id.value} is taken already.`, hint, id);
  }
  return id.value;
}

/** The block's own class first. */
function classAttribute(own: string | undefined, classes: readonly Attribute[]): string {
  const all = [...(own === undefined ? [] : [own]), ...classes.map(({ value }) => value)];
  return all.length === 0 ? '' : ` class="${escapeHtml(all.join(' '))}"`;
}
