/** Blocks that an author opens with `:::`. */
import { nearest } from '../diagnostics/suggest.ts';
import type { Attribute, ContainerToken } from '../markdown/index.ts';
import { type Context, report } from './context.ts';
import { escapeHtml } from './html.ts';
import { runHtml } from './inlines.ts';

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
  html: (parts: Parts, attributes: ReadonlyMap<string, string>) => string;
}

const KINDS: Readonly<Record<string, Kind>> = {
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
  table: {
    keys: ['src'],
    html: ({ table, content, title, attributes }) => {
      const caption = title + (title !== '' && content !== '' ? '\n' : '') + content;
      return `<figure${attributes}>\n${table}${caption === '' ? '' : `<figcaption>${caption}</figcaption>\n`}</figure>\n`;
    },
  },
};

/** Names of the blocks there are, in the order in which an author reads them. */
export const BLOCK_NAMES = Object.keys(KINDS).sort();

export function containerHtml(context: Context, token: ContainerToken, content: Content): string {
  const { head } = token;
  const title = runHtml(context, token.title);
  const kind = KINDS[head.name];
  if (!kind) {
    unknownBlock(context, token);
    return `<div>\n${title === '' ? '' : `<p>${title}</p>\n`}${content.content}</div>\n`;
  }
  const values = new Map(head.attributes.map(({ key, value }) => [key, value]));
  for (const attribute of head.attributes) checkKey(context, head.name, kind, attribute);
  const attributes = idAttribute(context, token) + classAttribute(head.classes);
  return kind.html({ ...content, title, attributes, chinese: context.chinese }, values);
}

function unknownBlock(context: Context, { head }: ContainerToken): void {
  const near = nearest(head.name, BLOCK_NAMES);
  const hint = `${near === null ? '' : `Did you mean ${near}? `}There are: ${BLOCK_NAMES.join(', ')}.`;
  const place = { start: head.nameStart, end: head.nameEnd };
  report(context, 'error', 'block/unknown', `No block is called ${head.name}.`, hint, place);
}

function checkKey(context: Context, name: string, { keys }: Kind, { key, start, end }: Attribute): void {
  if (keys.includes(key)) return;
  const hint = keys.length === 0 ? `${name} takes #id and .class only.` : `${name} takes: ${keys.join(', ')}.`;
  report(context, 'error', 'block/unknown-attribute', `A ${name} has no attribute ${key}.`, hint, { start, end });
}

/** Ids belong to the article's body: an excerpt stands beside others. */
function idAttribute(context: Context, { head }: ContainerToken): string {
  if (!head.id || context.mode !== 'body') return '';
  const { value, start, end } = head.id;
  if (context.blockIds.get(head.id) === false) {
    const hint = 'Give each block, heading and equation an id of its own.';
    report(context, 'error', 'block/duplicate-id', `The id ${value} is taken already.`, hint, { start, end });
  }
  return ` id="${escapeHtml(value)}"`;
}

function classAttribute(classes: readonly Attribute[]): string {
  return classes.length === 0 ? '' : ` class="${escapeHtml(classes.map(({ value }) => value).join(' '))}"`;
}
