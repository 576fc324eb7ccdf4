/** The article as feeds carry it: whole, and without all that only our own pages give a meaning. */
import type { ArticleToken } from '../markdown/index.ts';
import { blocksHtml } from './blocks.ts';
import { createContext, type Prepared } from './context.ts';
import { notesHtml } from './footnotes.ts';
import { createHoles } from './holes.ts';
import type { Parts } from './types.ts';

/** What it has to say was said of the body already. */
export function feedParts(prepared: Prepared, tokens: readonly ArticleToken[]): Parts {
  const holes = createHoles();
  const context = createContext(prepared, 'feed', holes);
  const html = blocksHtml(context, tokens) + notesHtml(context, (blocks) => blocksHtml(context, blocks));
  return holes.parts(plainMarkup(html));
}

/** Elements that no feed reader runs, and that validators call dangerous. */
const DANGEROUS = /<(script|style|iframe|object|embed|form|meta|link|base)\b[^>]*>(?:[\s\S]*?<\/\1\s*>)?/gi;
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
const CHECKBOX = /<input (checked="" )?disabled="" type="checkbox"[^>]*>/g;
const TAG = /<[a-z][\w-]*(?:\s+[^\s"'<>=/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?)*\s*\/?>/gi;
/** For our stylesheet, our scripts, translators of our pages; ids would meet those of other articles. */
const OURS =
  /\s+(?:class|id|style|translate|role|tabindex|hidden|on[a-z]+|aria-[\w-]+|data-[\w-]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?(?=[\s/>])/gi;

/** HTML in which an element says what it is and nothing else. */
export function plainMarkup(html: string): string {
  return html
    .replace(COMMENT, '')
    .replace(DANGEROUS, '')
    .replace(CHECKBOX, (_all, checked?: string) => (checked ? '☑' : '☐'))
    .replace(/<wbr\s*\/?>/g, '')
    .replace(TAG, (tag) => tag.replace(OURS, ''));
}
