/** The page that everybody waits for: an article of 65 formulas in the line and 15 displays. */
import { posts, type Post, type PostFormula } from '../corpus.ts';

/** Articles of the site around ours; it has neighbours and related ones, as it would have. */
export const SITE = 20;
const CHOSEN = 10;
const INLINE = 65;

/** The articles of the site, the one to read completed to 80 formulas from the next one. */
export function articles(): { all: Post[]; chosen: Post } {
  const all = [...posts(SITE)];
  const [post, next] = [all[CHOSEN], all[CHOSEN + 1]];
  if (!post || !next) throw new RangeError('too few articles');
  const missing = INLINE - post.formulas.filter(({ display }) => !display).length;
  const more = next.formulas.filter(({ display }) => !display).slice(0, missing);
  const sentence = more.map(({ tex }) => `$${tex}$`).join('，');
  const chosen = { ...post, body: `${post.body}\n又及：${sentence}。\n`, formulas: [...post.formulas, ...more] };
  all[CHOSEN] = chosen;
  return { all, chosen };
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Prose as plain HTML; formulas are the typesetter's. The corpus writes nothing else than is read here. */
export function proseOf({ title, body }: Post, typeset: (formula: PostFormula) => string): string {
  const line = (text: string): string =>
    text
      .split(/\$([^$]+)\$/)
      .map((part, i) => (i % 2 === 1 ? typeset({ tex: part, display: false }) : escape(part)))
      .join('');
  const block = (text: string): string => {
    const display = /^\$\$\n([^]*)\n\$\$$/.exec(text)?.[1];
    if (display !== undefined) return `<div>${typeset({ tex: display, display: true })}</div>`;
    if (text.startsWith('## ')) return `<h2>${escape(text.slice(3))}</h2>`;
    return `<p>${line(text)}</p>`;
  };
  return `<h1>${escape(title)}</h1>\n${body.trim().split(/\n\n/).map(block).join('\n')}`;
}

export { escape };
