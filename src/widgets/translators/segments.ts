/** What translators cut a paragraph into: each by its own rules, those of test/browser/translate/simulator. */
import { type ElementNode, type Node, type TextNode, textsIn } from './tree.ts';

export type Translator = 'google' | 'edge' | 'firefox' | 'webkit' | 'bilingual';

/** Texts that are sent as one. */
export type Segment = readonly TextNode[];

/** Firefox goes by names: these are part of a sentence. Of the others it knows nothing, and ends the sentence. */
const FIREFOX_INLINE = new Set(['font', 'i', 'span', 'svg', 'var']);
/** And into these it does not look. */
const FIREFOX_OPAQUE = new Set(['svg', 'var']);

export function segmentsOf(translator: Translator, paragraph: ElementNode): Segment[] {
  if (translator === 'firefox') return byFirefox(paragraph);
  if (translator === 'bilingual') return [textsIn({ ...paragraph, children: paragraph.children.filter(isKept) })];
  return byLines(paragraph, translator !== 'webkit');
}

/** What opts out itself is no text for these extensions. */
export function isKept(node: Node): boolean {
  return node.kind === 'text' || !node.optsOut;
}

/** Google and Edge: a run goes through what is inline; a box in the line has runs of its own. Safari takes it as part of the line. */
function byLines(paragraph: ElementNode, boxesApart: boolean): Segment[] {
  const runs: TextNode[][] = [];
  const open = new Map<ElementNode, TextNode[]>();
  const visit = (parent: ElementNode, block: ElementNode): void => {
    for (const child of parent.children) {
      if (child.kind === 'text') {
        const run = open.get(block) ?? [];
        if (run.length === 0) runs.push(run);
        run.push(child);
        open.set(block, run);
      } else if (!child.optsOut && child.tag !== 'svg') {
        visit(child, child.flow === 'box' && boxesApart ? child : block);
      }
    }
  };
  visit(paragraph, paragraph);
  return runs;
}

function isPartOfSentence(node: Node): boolean {
  if (node.kind === 'text') return true;
  return FIREFOX_INLINE.has(node.tag) && (FIREFOX_OPAQUE.has(node.tag) || node.children.every(isPartOfSentence));
}

/** In a sentence what opts out is not looked at: only a few names hide what they hold. */
function sentByFirefox(node: Node): TextNode[] {
  if (node.kind === 'text') return [node];
  return FIREFOX_OPAQUE.has(node.tag) ? [] : node.children.flatMap(sentByFirefox);
}

export function isOneUnit(paragraph: ElementNode): boolean {
  return paragraph.children.every(isPartOfSentence);
}

function byFirefox(element: ElementNode): Segment[] {
  if (element.children.some(({ kind }) => kind === 'text') && isOneUnit(element)) return [sentByFirefox(element)];
  return element.children.flatMap((child): Segment[] => {
    if (child.kind === 'text') return [[child]];
    return FIREFOX_OPAQUE.has(child.tag) ? [] : byFirefox(child);
  });
}
