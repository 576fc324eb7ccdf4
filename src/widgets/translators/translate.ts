/** What translators do to a paragraph: each by its own rules, those of test/browser/translate/simulator. */
import { answersTo, isWhole } from './answers.ts';
import { isKept, isOneUnit, segmentsOf, type Segment, type Translator } from './segments.ts';
import { type ElementNode, type Node, rebuild, text, type TextNode, textsIn } from './tree.ts';

/** What may happen besides. */
export type Accident = 'none' | 'trimmed' | 'turned' | 'emptied';

export interface Translation {
  segments: readonly Segment[];
  /** One list for each segment. */
  answers: readonly (readonly string[])[];
  /** The paragraph afterwards. */
  result: ElementNode;
  /** Whether the engine has given the clauses in another order, and their formulas with them. */
  turned: boolean;
}

/** An accident that a translator does not have changes nothing: see `accidentsOf`. */
export function translate(translator: Translator, paragraph: ElementNode, accident: Accident): Translation {
  const happens = accidentsOf(translator).includes(accident) ? accident : 'none';
  const segments = segmentsOf(translator, paragraph);
  const turned = happens === 'turned' && translator === 'firefox' && isOneUnit(paragraph);
  const answers = segments.map((segment) => answersTo(segment, { trimmed: happens === 'trimmed', turned }));
  const said = new Map<TextNode, string>();
  for (const [i, segment] of segments.entries()) {
    for (const [j, node] of segment.entries()) said.set(node, answers[i]?.[j] ?? '');
  }
  return { segments, answers, result: PUT_BACK[translator](paragraph, said, happens), turned };
}

/** Which accidents a translator is known for. */
export function accidentsOf(translator: Translator): readonly Accident[] {
  switch (translator) {
    case 'google':
      return ['none', 'trimmed'];
    case 'edge':
      return ['none', 'turned', 'emptied'];
    case 'firefox':
      return ['none', 'turned'];
    default:
      return ['none'];
  }
}

type Said = ReadonlyMap<TextNode, string>;
type PutBack = (paragraph: ElementNode, said: Said, accident: Accident) => ElementNode;

function made(tag: string, attributes: string, children: readonly Node[]): ElementNode {
  return { kind: 'element', tag, attributes, flow: 'inline', optsOut: false, formula: null, children };
}

/** It has a style too, which says nothing. */
const FONT = ' dir="auto"';

/** Texts are taken out, and in the place of each stand two elements. */
const google: PutBack = (paragraph, said) =>
  rebuild(paragraph, (node) => {
    const answer = node.kind === 'text' ? said.get(node) : undefined;
    if (node.kind !== 'text' || answer === undefined) return [node];
    return [made('font', FONT, [made('font', FONT, [text(answer, node.of)])])];
  });

function written(paragraph: ElementNode, said: Said): ElementNode {
  return rebuild(paragraph, (node) => {
    const answer = node.kind === 'text' ? said.get(node) : undefined;
    return node.kind === 'text' && answer !== undefined ? [text(answer, node.of)] : [node];
  });
}

const hidesText = (node: Node): node is ElementNode =>
  node.kind === 'element' && (node.optsOut || node.children.some(hidesText));

/** Texts are written over where they stand; what opts out may be emptied, or moved behind everything else. */
const edge: PutBack = (paragraph, said, accident) => {
  const { children } = written(paragraph, said);
  if (accident === 'turned') {
    return { ...paragraph, children: [...children.filter((node) => !hidesText(node)), ...children.filter(hidesText)] };
  }
  if (accident !== 'emptied') return { ...paragraph, children };
  const emptied = (node: Node): Node =>
    node.kind === 'text' ? text('', node.of) : { ...node, children: node.children.map(emptied) };
  return { ...paragraph, children: children.map((node) => (hidesText(node) ? emptied(node) : node)) };
};

/** All children are taken out and put in again, in the order of the other language. */
const firefox: PutBack = (paragraph, said, accident) => {
  const after = written(paragraph, said);
  if (accident !== 'turned' || !isOneUnit(paragraph)) return after;
  const [first, x, , f, greater, g, stop] = after.children;
  const order = [f, greater, g, first, x, stop].filter((node) => node !== undefined);
  return { ...after, children: order };
};

const webkit: PutBack = (paragraph, said) => written(paragraph, said);

/** The original stays, and a copy of it stands below. */
const bilingual: PutBack = (paragraph, said) => {
  const copy = written({ ...paragraph, children: paragraph.children.filter(isKept) }, said).children;
  const attributes = ' class="notranslate target-wrapper" lang="en"';
  return {
    ...paragraph,
    children: [...paragraph.children, made('font', attributes, [made('br', '', []), ...copy])],
  };
};

const PUT_BACK: Readonly<Record<Translator, PutBack>> = { google, edge, firefox, webkit, bilingual };

/** Whether the engine had the sentence whole. */
export function isUnderstood({ segments }: Translation): boolean {
  return segments.some(isWhole);
}

/** The part that a reader of the translation reads. */
export function readPart({ result }: Translation): ElementNode {
  const copy = result.children.find((node) => node.kind === 'element' && node.attributes.includes('target-wrapper'));
  return copy?.kind === 'element' ? copy : result;
}

/** Texts of formulas that were sent. */
export function leaksOf({ segments }: Translation): TextNode[] {
  return segments.flat().filter(({ of }) => of === 'formula');
}

/** Numbers of the formulas that a reader still sees, in the order in which they stand. */
export function formulasIn(node: Node): number[] {
  if (node.kind === 'text') return [];
  const isSeen = textsIn(node).some((each) => each.text !== '') || hasDrawing(node);
  if (node.formula !== null) return isSeen ? [node.formula] : [];
  return node.children.flatMap(formulasIn);
}

function hasDrawing(node: Node): boolean {
  return node.kind === 'element' && (node.drawn !== undefined || node.children.some(hasDrawing));
}
